import type { PagePair } from "../../shared/datasetPage.ts";
import { element } from "../parts/element.ts";

const longSidePixels = 640;
/** Doubled that often: an eighth of a step in brightness becomes a whole one. */
const doublings = 3;

/**
 * Draws where two pictures differ: black where they are the same. Nothing is
 * read back from the canvas, so the pictures may come from anywhere.
 */
export function differencePicture(
  { turn }: PagePair,
  keep: HTMLImageElement,
  other: HTMLImageElement,
): HTMLCanvasElement {
  const canvas = element("canvas", { attributes: { "aria-hidden": "true" } });
  void Promise.all([keep.decode(), other.decode()]).then(
    () => draw(canvas, turn, keep, other),
    // A picture that can't be shown says so itself.
    () => canvas.remove(),
  );
  return canvas;
}

function draw(
  canvas: HTMLCanvasElement,
  { degrees, isMirrored }: PagePair["turn"],
  keep: HTMLImageElement,
  other: HTMLImageElement,
): void {
  const { naturalWidth, naturalHeight } = other;
  const scale = longSidePixels / Math.max(naturalWidth, naturalHeight, 1);
  const width = Math.max(1, Math.round(naturalWidth * scale));
  const height = Math.max(1, Math.round(naturalHeight * scale));
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.imageSmoothingQuality = "high";
  context.drawImage(other, 0, 0, width, height);
  context.globalCompositeOperation = "difference";
  context.translate(width / 2, height / 2);
  context.rotate((degrees * Math.PI) / 180);
  if (isMirrored) context.scale(-1, 1);
  const [across, down] =
    degrees % 180 === 0 ? [width, height] : [height, width];
  context.drawImage(keep, -across / 2, -down / 2, across, down);
  context.resetTransform();
  context.globalCompositeOperation = "lighter";
  for (let time = 0; time < doublings; time++) context.drawImage(canvas, 0, 0);
}
