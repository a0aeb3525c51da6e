import type { Plane } from "./plane.ts";

/** A part of a picture, in shares of its sides: 0, 0, 1, 1 is all of it. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The window in `side` × `side` cells, between those of the plane; beyond the border it repeats. */
export function sampleWindow(
  { width, height, values }: Plane,
  window: Window,
  side: number,
): Float32Array {
  const columns = places(window.left, window.width, width, side);
  const rows = places(window.top, window.height, height, side);
  const seen = new Float32Array(side * side);
  for (let y = 0, to = 0; y < side; y++) {
    const row = rows[y] ?? 0;
    const above = Math.floor(row);
    const down = row - above;
    const upper = above * width;
    const lower = Math.min(height - 1, above + 1) * width;
    for (let x = 0; x < side; x++, to++) {
      const column = columns[x] ?? 0;
      const before = Math.floor(column);
      const after = Math.min(width - 1, before + 1);
      const across = column - before;
      const top =
        (1 - across) * (values[upper + before] ?? 0) +
        across * (values[upper + after] ?? 0);
      const bottom =
        (1 - across) * (values[lower + before] ?? 0) +
        across * (values[lower + after] ?? 0);
      seen[to] = (1 - down) * top + down * bottom;
    }
  }
  return seen;
}

/** Where the middles of the cells lie among those of the plane. */
function places(
  start: number,
  length: number,
  from: number,
  to: number,
): Float32Array {
  const found = new Float32Array(to);
  for (let index = 0; index < to; index++) {
    const place = (start + ((index + 0.5) / to) * length) * from - 0.5;
    found[index] = Math.max(0, Math.min(from - 1, place));
  }
  return found;
}
