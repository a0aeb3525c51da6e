import { isRecord, numberIn } from "../../core/json.ts";

/** Which part of a picture is seen. The same for two pictures of one shape: the same part of both. */
export interface PictureView {
  /** 1: the whole picture. */
  readonly zoom: number;
  /** Middle of what is seen, from the picture's middle, in its widths and heights. */
  readonly x: number;
  readonly y: number;
}

export const wholePicture: PictureView = { zoom: 1, x: 0, y: 0 };

const mostZoom = 16;

/**
 * Zooms so that what lies under a point stays there.
 * @param by more than 1 comes closer
 * @param at from the middle of the window, in its widths and heights
 */
export function zoomed(
  { zoom, x, y }: PictureView,
  by: number,
  at: { readonly x: number; readonly y: number } = { x: 0, y: 0 },
): PictureView {
  const next = Math.max(1, Math.min(mostZoom, zoom * by));
  const kept = 1 / zoom - 1 / next;
  return within({ zoom: next, x: x + at.x * kept, y: y + at.y * kept });
}

/** Moves what is seen, in widths and heights of the window. */
export function panned(
  { zoom, x, y }: PictureView,
  across: number,
  down: number,
): PictureView {
  return within({ zoom, x: x + across / zoom, y: y + down / zoom });
}

/** From what was kept; the whole picture when that is damaged. */
export function keptView(kept: unknown): PictureView {
  if (!isRecord(kept)) return wholePicture;
  const zoom = numberIn(kept, "zoom") ?? 1;
  return within({
    zoom: Math.max(1, Math.min(mostZoom, zoom)),
    x: numberIn(kept, "x") ?? 0,
    y: numberIn(kept, "y") ?? 0,
  });
}

/** Never beyond the picture's edges. */
function within({ zoom, x, y }: PictureView): PictureView {
  const most = (1 - 1 / zoom) / 2;
  // Plus zero, so that there is no minus before a zero.
  const clamp = (value: number) => Math.max(-most, Math.min(most, value)) + 0;
  return { zoom, x: clamp(x), y: clamp(y) };
}
