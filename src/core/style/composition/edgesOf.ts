import type { Lab } from "../lab.ts";

/** How much every pixel's neighbours differ, in Lab; all three channels added up. The border repeats. */
export function edgesOf(lab: Lab): Float32Array {
  const edges = new Float32Array(lab.lightness.length);
  for (let y = 0; y < lab.height; y++) edgesInRow(lab, y, edges);
  return edges;
}

function edgesInRow(
  { width, height, lightness, a, b }: Lab,
  y: number,
  edges: Float32Array,
): void {
  const up = y > 0 ? -width : 0;
  const down = y < height - 1 ? width : 0;
  for (let x = 0, at = y * width; x < width; x++, at++) {
    const left = x > 0 ? -1 : 0;
    const right = x < width - 1 ? 1 : 0;
    edges[at] =
      steepness(lightness, at + left, at + right, at + up, at + down) +
      steepness(a, at + left, at + right, at + up, at + down) +
      steepness(b, at + left, at + right, at + up, at + down);
  }
}

function steepness(
  channel: Float32Array,
  left: number,
  right: number,
  up: number,
  down: number,
): number {
  const across = (channel[right] ?? 0) - (channel[left] ?? 0);
  const along = (channel[down] ?? 0) - (channel[up] ?? 0);
  return Math.sqrt(across * across + along * along);
}
