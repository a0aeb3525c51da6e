import type { PictureButton } from "./pictureButton.ts";

/** A row of the comparison, or a card: it comes near and goes as one. */
export interface Place {
  readonly root: HTMLElement;
  readonly pictures: readonly PictureButton[];
}

/**
 * Screens above and below of what is seen, within which pictures are in memory:
 * further than a turn of the wheel reaches before they are there.
 */
const screensAround = 1.5;

/** Brings the pictures of places near what is seen, and lets those of others go. */
export function nearSight(
  scrolled: HTMLElement,
): (places: readonly Place[]) => void {
  const known = new Map<Element, Place>();
  const near = new Set<Place>();
  const bring = (places: Iterable<Place>) => {
    const pictures = [...places].flatMap((place) => place.pictures);
    // All measured before any is changed, so that there is one layout.
    const widths = pictures.map(({ button }) => button.offsetWidth);
    for (const [at, each] of pictures.entries()) each.bring(widths[at] ?? 0);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      const coming: Place[] = [];
      for (const { target, isIntersecting } of entries) {
        const place = known.get(target);
        if (!place) continue;
        if (isIntersecting) {
          near.add(place);
          coming.push(place);
        } else if (near.delete(place)) {
          for (const each of place.pictures) each.release();
        }
      }
      bring(coming);
    },
    { root: scrolled, rootMargin: `${screensAround * 100}% 0%` },
  );
  new ResizeObserver(() => bring(near)).observe(scrolled);
  return (places) => {
    observer.disconnect();
    known.clear();
    near.clear();
    for (const place of places) {
      known.set(place.root, place);
      observer.observe(place.root);
    }
  };
}
