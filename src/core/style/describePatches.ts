import type { Lab } from "./lab.ts";
import type { Plane } from "./plane.ts";

/** Numbers that describe one patch. */
export const patchNumbers = 14;
/** How many patches a picture is represented by. */
export const patchesPerPicture = 160;

const side = 8;
const area = side * side;
const stridePixels = 6;

/** The orthonormal cosine transform of eight values, frequency by frequency. */
const cosines = Float64Array.from({ length: area }, (_, index) => {
  const frequency = index >> 3;
  const place = index & 7;
  return (
    Math.cos(((2 * place + 1) * frequency * Math.PI) / (2 * side)) *
    Math.sqrt((frequency === 0 ? 1 : 2) / side)
  );
});

/** Which of five rings from coarse to fine each frequency is in; 5 for the mean. */
const rings = Uint8Array.from({ length: area }, (_, index) => {
  const radius = Math.hypot(index >> 3, index & 7);
  if (radius === 0) return 5;
  return [1.5, 2.6, 4.2, 6.2, Infinity].findIndex((end) => radius < end);
});

/**
 * Describes pieces of 8 × 8 pixels, busier ones more often, by `patchNumbers`
 * each: the logarithms of the energy in five rings of frequencies, upright
 * against level, lightness, two colours and their spreads, how lopsided and how
 * peaked the lightness is, and the share of it that is flat. Empty when the
 * picture is smaller than a patch.
 *
 * Energies are those of the orthonormal cosine transform (Ahmed, Natarajan and
 * Rao 1974) of L*; the rings end at radius 1.5, 2.6, 4.2 and 6.2 of 8 frequencies.
 * Each number is scaled so that it varies by about one between patches.
 *
 * @returns `patchNumbers` values a patch, patch by patch, at most `patchesPerPicture`
 */
export function describePatches(lightness: Plane, lab: Lab): Float32Array {
  const corners = cornersOf(lightness);
  const patches = new Float32Array(corners.length * patchNumbers);
  corners.forEach((corner, index) => {
    const patch = patches.subarray(
      index * patchNumbers,
      (index + 1) * patchNumbers,
    );
    describeForms(lightness, corner, patch);
    describeColours(lightness, lab, corner, patch);
  });
  return patches;
}

/** Evenly along the running sum of what is to be seen: chosen without chance. */
function cornersOf({ width, height, values }: Plane): readonly number[] {
  const placesAlong = (pixels: number) =>
    Math.max(0, Math.floor((pixels - side) / stridePixels) + 1);
  const places = placesAlong(width) * placesAlong(height);
  const corners = new Int32Array(places);
  const sums = new Float64Array(places);
  let place = 0;
  let total = 0;
  for (let y = 0; y + side <= height; y += stridePixels) {
    for (let x = 0; x + side <= width; x += stridePixels) {
      total += busynessAt(values, width, y * width + x);
      corners[place] = y * width + x;
      sums[place++] = total;
    }
  }
  const chosen: number[] = [];
  let at = 0;
  for (let index = 0; index < patchesPerPicture && at < places; index++) {
    const wanted = ((index + 0.5) / patchesPerPicture) * total;
    while (at < places - 1 && (sums[at] ?? 0) < wanted) at++;
    chosen.push(corners[at] ?? 0);
  }
  return chosen;
}

/** How much is to be seen in every second row of a patch. */
function busynessAt(
  values: Float32Array,
  width: number,
  corner: number,
): number {
  let sum = 0;
  let squares = 0;
  for (let row = 0; row < side; row += 2) {
    const start = corner + row * width;
    for (let at = start; at < start + side; at++) {
      const value = (values[at] ?? 0) - 50;
      sum += value;
      squares += value * value;
    }
  }
  const mean = sum / (area / 2);
  const variance = squares / (area / 2) - mean * mean;
  return Math.min(12, Math.sqrt(Math.max(0, variance))) + 0.6;
}

// Of the patch at hand.
const rows = new Float64Array(area);
const energies = new Float64Array(6);

/** Everything of a patch that is in its lightness. */
function describeForms(
  { width, values }: Plane,
  corner: number,
  patch: Float32Array,
): void {
  let sum = 0;
  let flat = 0;
  for (let y = 0; y < side; y++) {
    const start = corner + y * width;
    for (let x = 0; x < side; x++) {
      const value = values[start + x] ?? 0;
      sum += value;
      if (x > 0 && Math.abs(value - (values[start + x - 1] ?? 0)) < 0.4) flat++;
    }
    for (let frequency = 0; frequency < side; frequency++) {
      let along = 0;
      for (let x = 0; x < side; x++) {
        along +=
          (values[start + x] ?? 0) * (cosines[frequency * side + x] ?? 0);
      }
      rows[y * side + frequency] = along;
    }
  }
  energies.fill(0);
  let level = 0;
  let upright = 0;
  for (let down = 0; down < side; down++) {
    for (let across = 0; across < side; across++) {
      let value = 0;
      for (let y = 0; y < side; y++) {
        value +=
          (rows[y * side + across] ?? 0) * (cosines[down * side + y] ?? 0);
      }
      const energy = (value * value) / area;
      const ring = rings[down * side + across] ?? 5;
      energies[ring] = (energies[ring] ?? 0) + energy;
      if (down > across) level += energy;
      else if (across > down) upright += energy;
    }
  }
  let all = 0.05;
  for (let ring = 0; ring < 5; ring++) {
    const energy = energies[ring] ?? 0;
    patch[ring] = Math.log(Math.sqrt(energy) + 0.15);
    all += energy;
  }
  const mean = sum / area;
  const { cubes, fourths, squares } = powers(values, width, corner, mean);
  const spread = Math.sqrt(squares / area) + 0.3;
  patch[5] = (level - upright) / all;
  patch[6] = mean / 25;
  patch[11] = (cubes / area / spread ** 3) * 0.5;
  patch[12] = Math.log(fourths / area / spread ** 4 + 0.3) * 0.7;
  patch[13] = (flat / (area - side)) * 2;
}

function powers(
  values: Float32Array,
  width: number,
  corner: number,
  mean: number,
) {
  let squares = 0;
  let cubes = 0;
  let fourths = 0;
  for (let y = 0; y < side; y++) {
    const start = corner + y * width;
    for (let at = start; at < start + side; at++) {
      const aside = (values[at] ?? 0) - mean;
      const square = aside * aside;
      squares += square;
      cubes += square * aside;
      fourths += square * square;
    }
  }
  return { squares, cubes, fourths };
}

/** Mean and spread of the two colour channels under a patch, which may be coarser. */
function describeColours(
  lightness: Plane,
  lab: Lab,
  corner: number,
  patch: Float32Array,
): void {
  const scaleX = lab.width / lightness.width;
  const scaleY = lab.height / lightness.height;
  const left = Math.floor((corner % lightness.width) * scaleX);
  const top = Math.floor(Math.floor(corner / lightness.width) * scaleY);
  const right = Math.min(lab.width, left + Math.ceil(side * scaleX));
  const bottom = Math.min(lab.height, top + Math.ceil(side * scaleY));
  let sumA = 0;
  let sumB = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let y = top; y < bottom; y++) {
    for (let at = y * lab.width + left; at < y * lab.width + right; at++) {
      const a = lab.a[at] ?? 0;
      const b = lab.b[at] ?? 0;
      sumA += a;
      sumB += b;
      squaresA += a * a;
      squaresB += b * b;
    }
  }
  const count = Math.max(1, (right - left) * (bottom - top));
  const spreadOf = (sum: number, squares: number) =>
    Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
  patch[7] = sumA / count / 15;
  patch[8] = sumB / count / 15;
  patch[9] = Math.log(spreadOf(sumA, squaresA) + 0.3);
  patch[10] = Math.log(spreadOf(sumB, squaresB) + 0.3);
}
