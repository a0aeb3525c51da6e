import type { Measured } from "./descriptors.ts";
import type { Plane } from "./plane.ts";
import { distributionOf } from "./samples.ts";

/** How much of the picture is flat: inked, vector, airbrushed, painted. */
export function describeFlatness(
  lightness: Plane,
  subject: Uint8Array,
): Measured<"flat"> {
  const { all, inside } = localSpreads(lightness, subject);
  const everywhere = distributionOf(all, 0, 40);
  const own = inside.length < 30 ? everywhere : distributionOf(inside, 0, 40);
  return {
    "flat.plainShare": everywhere.below(0.5),
    "flat.calmShare": everywhere.below(1.5),
    "flat.quietShare": everywhere.below(4),
    "flat.subjectPlainShare": own.below(0.5),
    "flat.subjectCalmShare": own.below(1.5),
    "flat.subjectSmoothShare": own.below(2.5) - own.below(0.3),
    "flat.subjectUnrest": own.percentile(0.5),
  };
}

const reach = 2;
const windowPixels = 2 * reach + 1;

/**
 * Standard deviations of the lightness in 5 × 5 pixels, around every second
 * pixel of every second row; the border repeats.
 */
function localSpreads(
  { width, height, values }: Plane,
  subject: Uint8Array,
): { readonly all: Float32Array; readonly inside: Float32Array } {
  const most = ((width + 1) >> 1) * ((height + 1) >> 1);
  const all = new Float32Array(most);
  const inside = new Float32Array(most);
  let count = 0;
  let own = 0;
  // Sums of a window's rows, with the border repeated on both sides.
  const sums = new Float32Array(width + 2 * reach);
  const squares = new Float32Array(width + 2 * reach);
  const area = windowPixels * windowPixels;
  for (let y = 0; y < height; y += 2) {
    sums.fill(0);
    squares.fill(0);
    for (let step = -reach; step <= reach; step++) {
      const from = Math.min(height - 1, Math.max(0, y + step)) * width;
      for (let x = 0; x < width; x++) {
        // Around the middle grey, or squares of floats lose the small differences.
        const aside = (values[from + x] ?? 0) - 50;
        sums[x + reach] = (sums[x + reach] ?? 0) + aside;
        squares[x + reach] = (squares[x + reach] ?? 0) + aside * aside;
      }
    }
    repeatEnds(sums);
    repeatEnds(squares);
    for (let x = 0; x < width; x += 2) {
      let sum = 0;
      let square = 0;
      for (let at = x; at < x + windowPixels; at++) {
        sum += sums[at] ?? 0;
        square += squares[at] ?? 0;
      }
      const mean = sum / area;
      const variance = square / area - mean * mean;
      const spread = variance > 1e-3 ? Math.sqrt(variance) : 0;
      all[count++] = spread;
      if (subject[y * width + x] !== 0) inside[own++] = spread;
    }
  }
  return { all: all.subarray(0, count), inside: inside.subarray(0, own) };
}

function repeatEnds(row: Float32Array): void {
  const last = row.length - 1;
  row.fill(row[reach] ?? 0, 0, reach);
  row.fill(row[last - reach] ?? 0, last - reach + 1);
}
