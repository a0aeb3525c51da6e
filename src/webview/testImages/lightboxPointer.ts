import { panned, wholePicture, zoomed } from "../parts/pictureView.ts";
import type { Enlarged } from "./enlarged.ts";
import { withinSplit } from "./enlarged.ts";

/** The wheel zooms, dragging moves the picture or the slider, two clicks show the whole. */
export function followPointer(
  root: HTMLElement,
  now: () => Enlarged | undefined,
  change: (to: Partial<Enlarged>) => void,
): void {
  root.addEventListener(
    "wheel",
    (event) => {
      const [shown, window] = [now(), windowAt(event.target)];
      if (!shown || !window) return;
      event.preventDefault();
      const at = placeIn(window, event);
      const view = zoomed(shown.view, Math.exp(-event.deltaY / 400), at);
      change({ view });
    },
    { passive: false },
  );
  root.addEventListener("dblclick", ({ target }) => {
    if (windowAt(target)) change({ view: wholePicture });
  });
  root.addEventListener("pointerdown", (event) => {
    const window = windowAt(event.target);
    if (!window || event.button !== 0) return;
    const isSlider =
      event.target instanceof Element &&
      event.target.closest(".handle") !== null;
    window.setPointerCapture(event.pointerId);
    const onMove = (move: PointerEvent) => {
      const shown = now();
      if (!shown) return;
      if (isSlider) {
        change({ split: withinSplit(placeIn(window, move).x + 0.5) });
        return;
      }
      const { width, height } = window.getBoundingClientRect();
      change({
        view: panned(
          shown.view,
          -move.movementX / width,
          -move.movementY / height,
        ),
      });
    };
    window.addEventListener("pointermove", onMove);
    window.addEventListener(
      "lostpointercapture",
      () => window.removeEventListener("pointermove", onMove),
      { once: true },
    );
  });
}

function windowAt(target: EventTarget | null): HTMLElement | undefined {
  const found =
    target instanceof Element
      ? target.closest<HTMLElement>(".window:not(.empty-cell)")
      : null;
  return found ?? undefined;
}

/** From the middle of the window, in its widths and heights. */
function placeIn(
  window: HTMLElement,
  { clientX, clientY }: MouseEvent,
): { readonly x: number; readonly y: number } {
  const { left, top, width, height } = window.getBoundingClientRect();
  return {
    x: (clientX - left) / width - 0.5,
    y: (clientY - top) / height - 0.5,
  };
}
