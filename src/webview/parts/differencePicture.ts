import { element } from "./element.ts";

/** How a picture has to be laid to be compared: mirrored first, then turned clockwise. */
interface Turn {
  readonly degrees: number;
  readonly isMirrored: boolean;
}

interface Drawing {
  readonly longSidePixels: number;
  /** How often brightness is doubled: by three an eighth of a step becomes a whole one. */
  readonly doublings: number;
}

/** For copies, which hardly differ. */
const ofCopies: Drawing = { longSidePixels: 640, doublings: 3 };

/**
 * Draws where two pictures differ: black where they are the same. Nothing is
 * read back from the canvas, so the pictures may come from anywhere.
 */
export function differencePicture(
  turn: Turn,
  keep: HTMLImageElement,
  other: HTMLImageElement,
  drawing = ofCopies,
): HTMLCanvasElement {
  const canvas = element("canvas", { attributes: { "aria-hidden": "true" } });
  void Promise.all([keep.decode(), other.decode()]).then(
    () => draw(canvas, turn, keep, other, drawing),
    // A picture that can't be shown says so itself.
    () => canvas.remove(),
  );
  return canvas;
}

function draw(
  canvas: HTMLCanvasElement,
  turn: Turn,
  keep: HTMLImageElement,
  other: HTMLImageElement,
  { longSidePixels, doublings }: Drawing,
): void {
  const { naturalWidth, naturalHeight } = other;
  const scale = longSidePixels / Math.max(naturalWidth, naturalHeight, 1);
  const width = Math.max(1, Math.round(naturalWidth * scale));
  const height = Math.max(1, Math.round(naturalHeight * scale));
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return;
  // Both are scaled in the same way first: scaled while they are compared, even
  // equal pictures would differ.
  context.drawImage(scaled(other, width, height), 0, 0);
  context.globalCompositeOperation = "difference";
  context.drawImage(scaled(keep, width, height, turn), 0, 0);
  context.globalCompositeOperation = "lighter";
  for (let time = 0; time < doublings; time++) context.drawImage(canvas, 0, 0);
}

/** The picture at a size, mirrored and turned. */
function scaled(
  image: HTMLImageElement,
  width: number,
  height: number,
  { degrees, isMirrored }: Turn = { degrees: 0, isMirrored: false },
): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.imageSmoothingQuality = "high";
  context.translate(width / 2, height / 2);
  context.rotate((degrees * Math.PI) / 180);
  if (isMirrored) context.scale(-1, 1);
  const [across, down] =
    degrees % 180 === 0 ? [width, height] : [height, width];
  context.drawImage(image, -across / 2, -down / 2, across, down);
  return canvas;
}
