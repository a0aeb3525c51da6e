import { withKernels } from "./kernels.ts";
import type { Lab } from "./lab.ts";
import type { Plane } from "./plane.ts";

/** Numbers that describe one patch. */
export const patchNumbers = 14;
/** How many patches a picture is represented by. */
export const patchesPerPicture = 160;

const side = 8;
const area = side * side;
const stridePixels = 6;

/** The orthonormal cosine transform of eight values, place by place. */
const cosines = Float32Array.from({ length: area }, (_, index) => {
  const place = index >> 3;
  const frequency = index & 7;
  return (
    Math.cos(((2 * place + 1) * frequency * Math.PI) / (2 * side)) *
    Math.sqrt((frequency === 0 ? 1 : 2) / side)
  );
});

/** Behind the rings of frequencies. */
const meanRing = 5;

/** Which of five rings from coarse to fine each frequency is in. */
const rings = Uint8Array.from({ length: area }, (_, index) => {
  const radius = Math.hypot(index >> 3, index & 7);
  if (radius === 0) return meanRing;
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
  withKernels(({ forms }, at) =>
    forms(
      at.read(lightness.values),
      lightness.width,
      at.read(corners),
      corners.length,
      at.read(cosines),
      at.read(rings),
      at.write(new Float32Array(2 * area)),
      at.write(patches),
      patchNumbers,
    ),
  );
  corners.forEach((corner, index) => {
    const patch = patches.subarray(
      index * patchNumbers,
      (index + 1) * patchNumbers,
    );
    for (let ring = 0; ring < meanRing; ring++) {
      patch[ring] = Math.log((patch[ring] ?? 0) + 0.15);
    }
    patch[12] = Math.log((patch[12] ?? 0) + 0.3) * 0.7;
    describeColours(lightness, lab, corner, patch);
  });
  return patches;
}

/** Evenly along the running sum of what is to be seen: chosen without chance. */
function cornersOf({ width, height, values }: Plane): Int32Array {
  const placesAlong = (pixels: number) =>
    Math.max(0, Math.floor((pixels - side) / stridePixels) + 1);
  const across = placesAlong(width);
  const sums = new Float64Array(across * placesAlong(height));
  withKernels(({ busyness }, at) =>
    busyness(at.read(values), width, height, stridePixels, at.write(sums)),
  );
  const last = sums.length - 1;
  const corners = new Int32Array(last < 0 ? 0 : patchesPerPicture);
  for (let index = 0, place = 0; index < corners.length; index++) {
    const wanted = ((index + 0.5) / patchesPerPicture) * (sums[last] ?? 0);
    while (place < last && (sums[place] ?? 0) < wanted) place++;
    corners[index] =
      stridePixels * (Math.floor(place / across) * width + (place % across));
  }
  return corners;
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
