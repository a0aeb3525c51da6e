import type { Measured } from "./descriptors.ts";
import { withKernels } from "./kernels.ts";
import { reused } from "./memory.ts";
import type { Plane } from "./plane.ts";
import type { Level } from "./pyramid.ts";
import { shortPyramidOf } from "./pyramid.ts";
import type { Moments } from "./samples.ts";
import { momentsOf, summaryOf } from "./samples.ts";

/**
 * What is left at each fineness after the coarser is taken away, and local
 * patterns. d = |L* − blurred L*| at the levels of a Laplacian pyramid (Burt and
 * Adelson 1983): its root mean square (0 to 100), `…Peaks` its mean fourth power
 * over the squared mean square (1 to 500, high for few strong spots), `…Usual` its
 * median (0 to 30).
 */
export function describeTexture([
  finest,
  fine,
  medium,
  coarse,
  coarsest,
]: readonly [Level, Level, Level, Level, Level]): Measured<
  "texture" | "pattern"
> {
  const details = {
    finest: detailOf(finest),
    fine: detailOf(fine),
    medium: detailOf(medium),
    coarse: detailOf(coarse),
  };
  return {
    "texture.finest": details.finest.strength,
    "texture.fine": details.fine.strength,
    "texture.medium": details.medium.strength,
    "texture.coarse": details.coarse.strength,
    "texture.coarsest": detailOf(coarsest).strength,
    "texture.finestPeaks": details.finest.peaks,
    "texture.finePeaks": details.fine.peaks,
    "texture.mediumPeaks": details.medium.peaks,
    "texture.coarsePeaks": details.coarse.peaks,
    "texture.finestUsual": details.finest.usual,
    "texture.fineUsual": details.fine.usual,
    "texture.mediumUsual": details.medium.usual,
    "texture.coarseUsual": details.coarse.usual,
    ...describePatterns(finest.plane, finest.mask),
  };
}

/**
 * The root mean square of the same differences in a* and b*, 0 or more: brush and
 * paper show there too.
 */
export function describeColourTexture(
  a: Plane,
  b: Plane,
  mask: Uint8Array,
): Measured<"colourTexture"> {
  const [redFine, redMedium, redCoarse] = shortPyramidOf(a, mask, redMemory);
  const [blueFine, blueMedium, blueCoarse] = shortPyramidOf(
    b,
    mask,
    blueMemory,
  );
  const strengthOf = (level: Level) => momentsOf(detailsOf(level)).strength;
  return {
    "colourTexture.aFine": strengthOf(redFine),
    "colourTexture.aMedium": strengthOf(redMedium),
    "colourTexture.aCoarse": strengthOf(redCoarse),
    "colourTexture.bFine": strengthOf(blueFine),
    "colourTexture.bMedium": strengthOf(blueMedium),
    "colourTexture.bCoarse": strengthOf(blueCoarse),
  };
}

/** `usual` is the median, untouched by edges. */
function detailOf(level: Level): Moments & { readonly usual: number } {
  const { percentile, ...moments } = summaryOf(detailsOf(level), 0, 30);
  return { ...moments, usual: percentile(0.5) };
}

const memory = reused();
const redMemory = reused();
const blueMemory = reused();

/** What the blur takes away at every second pixel, as on the black fields of a chessboard. */
function detailsOf({ plane, blurred, mask }: Level): Float32Array {
  const { width, height, values } = plane;
  const details = memory((values.length >> 1) + height);
  const count = withKernels((kernels, at) =>
    kernels.details(
      at.read(values),
      at.read(blurred.values),
      at.read(mask),
      width,
      height,
      at.write(details),
    ),
  );
  return details.subarray(0, count);
}

/**
 * Kinds of local binary pattern: 0 to 8 neighbours above the middle in one
 * run, 9 for all that aren't one run.
 */
const kinds = 10;
const kindOf = Uint8Array.from({ length: 256 }, (_, code) => {
  let ones = 0;
  let changes = 0;
  for (let bit = 0; bit < 8; bit++) {
    const here = (code >> bit) & 1;
    ones += here;
    changes += here ^ ((code >> ((bit + 1) % 8)) & 1);
  }
  return changes <= 2 ? ones : kinds - 1;
});

function patterns(
  { width, height, values }: Plane,
  mask: Uint8Array,
  radius: number,
): readonly number[] {
  const codes = new Int32Array(kindOf.length);
  withKernels((kernels, at) =>
    kernels.patterns(
      at.read(values),
      at.read(mask),
      width,
      height,
      radius,
      at.write(codes),
    ),
  );
  const counts = new Array<number>(kinds).fill(0);
  codes.forEach((count, code) => {
    const kind = kindOf[code] ?? 0;
    counts[kind] = (counts[kind] ?? 0) + count;
  });
  const total = codes.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / Math.max(1, total));
}

/**
 * Shares (0 to 1, together 1) of the kinds of pattern among eight neighbours 1 and
 * 3 pixels away: local binary patterns, uniform and whichever way they are turned
 * (Ojala, Pietikäinen and Mäenpää 2002).
 */
function describePatterns(lightness: Plane, mask: Uint8Array) {
  const near = patterns(lightness, mask, 1);
  const far = patterns(lightness, mask, 3);
  return {
    "pattern.near0": near[0] ?? 0,
    "pattern.near1": near[1] ?? 0,
    "pattern.near2": near[2] ?? 0,
    "pattern.near3": near[3] ?? 0,
    "pattern.near4": near[4] ?? 0,
    "pattern.near5": near[5] ?? 0,
    "pattern.near6": near[6] ?? 0,
    "pattern.near7": near[7] ?? 0,
    "pattern.near8": near[8] ?? 0,
    "pattern.near9": near[9] ?? 0,
    "pattern.far0": far[0] ?? 0,
    "pattern.far1": far[1] ?? 0,
    "pattern.far2": far[2] ?? 0,
    "pattern.far3": far[3] ?? 0,
    "pattern.far4": far[4] ?? 0,
    "pattern.far5": far[5] ?? 0,
    "pattern.far6": far[6] ?? 0,
    "pattern.far7": far[7] ?? 0,
    "pattern.far8": far[8] ?? 0,
    "pattern.far9": far[9] ?? 0,
  };
}
