import type { ImageFacts } from "../dataset/facts.ts";
import type { CopySketch } from "../style/copySketch.ts";
import { sketchOf } from "../style/copySketch.ts";
import type { CopyMatch } from "../style/matchCopies.ts";
import { matchCopies, mostMeanLightness } from "../style/matchCopies.ts";

/** Two images that show the same, and how. */
export interface NearPair {
  readonly first: ImageFacts;
  readonly second: ImageFacts;
  readonly match: CopyMatch;
}

/**
 * Pairs of copies: re-encoded, resized, cropped, turned, mirrored or retouched,
 * in the images' order. Every pair that is alike in lightness is compared; for
 * nearly all a first look is enough.
 */
export function nearDuplicates(
  images: readonly ImageFacts[],
): readonly NearPair[] {
  const sketched = images
    .flatMap((image, place) => {
      const sketch = sketchOfImage(image);
      return sketch ? [{ image, place, sketch }] : [];
    })
    .sort((one, other) => one.sketch.means[0] - other.sketch.means[0]);
  const found: (NearPair & { readonly places: readonly [number, number] })[] =
    [];
  sketched.forEach((one, index) => {
    const lightest = one.sketch.means[0] + mostMeanLightness;
    for (let at = index + 1; at < sketched.length; at++) {
      const other = sketched[at];
      if (!other || other.sketch.means[0] > lightest) break;
      const [early, late] =
        one.place < other.place ? [one, other] : [other, one];
      const match = matchCopies(early.sketch, late.sketch);
      if (!match) continue;
      const [first, second] = [early.image, late.image];
      found.push({ first, second, match, places: [early.place, late.place] });
    }
  });
  return found
    .sort(
      ({ places: [first, second] }, { places: [other, otherSecond] }) =>
        first - other || second - otherSecond,
    )
    .map(({ first, second, match }) => ({ first, second, match }));
}

/** What is compared of an image; undefined when it is too plain, or wasn't measured. */
export function sketchOfImage({
  header,
  pixels,
}: ImageFacts): CopySketch | undefined {
  return header && pixels
    ? sketchOf(pixels.miniature, header.width / header.height)
    : undefined;
}
