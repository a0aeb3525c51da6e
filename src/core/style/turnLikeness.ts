import { withKernels } from "./kernels.ts";
import { colourCells } from "./miniature.ts";
import type { Plane } from "./plane.ts";
import { turns } from "./turn.ts";

/** Cells a side of what is looked at. */
const side = colourCells;
/** Waves across and down, from none to this many less one half periods. */
const waves = 5;
/** The colour planes have less in them, and tell more. */
const colourWeight = Math.SQRT2;
/** What rounding and compression leave, in all waves together. */
const noise = 16;

/**
 * The coarse look of a picture, in which all eight ways to lie are compared at
 * once: its lowest discrete cosines (DCT-II) in L, a and b without the means,
 * of length 1 or, where there is little, less. A mirror image only changes the
 * sign of odd waves, and a turn by 90° swaps across and down besides. So they
 * are kept by whether they are even or odd down and across: even and even, even
 * and odd, odd and even, odd and odd; then, in the same order, those of the
 * picture with across and down swapped.
 */
export type Look = Float32Array;

/** Where in a plane's waves the four kinds lie, as they are and swapped. */
const kinds = [0, 1, 2, 3].map((kind) => {
  const numbers = Array.from({ length: waves }, (_, number) => number);
  return numbers.flatMap((down) =>
    numbers.flatMap((across) =>
      down + across > 0 && 2 * (down % 2) + (across % 2) === kind
        ? [{ as: down * waves + across, swapped: across * waves + down }]
        : [],
    ),
  );
});
const planesSeen = 3;
const [evenEnd = 0, acrossEnd = 0, downEnd = 0, length = 0] = kinds.map(
  (_, last) =>
    planesSeen *
    kinds.slice(0, last + 1).reduce((sum, { length: own }) => sum + own, 0),
);

/** @param lightness 16 × 16 cells, as `a` and `b` are */
export function lookOf(lightness: Plane, a: Plane, b: Plane): Look {
  const seen = [lightness, a, b].map((plane, index) =>
    cosinesOf(plane).map((value) => value * (index > 0 ? colourWeight : 1)),
  );
  const look = new Float32Array(2 * length);
  let energy = noise;
  let to = 0;
  for (const places of kinds) {
    for (const cosines of seen) {
      for (const { as, swapped } of places) {
        const value = cosines[as] ?? 0;
        energy += value * value;
        look[to] = value;
        look[length + to++] = cosines[swapped] ?? 0;
      }
    }
  }
  const scale = 1 / Math.sqrt(energy);
  return look.map((value) => value * scale);
}

/**
 * How alike a picture and another one are when the other is turned in each of
 * the `turns`: correlations, -1 to 1. Undefined when none is at least `least`,
 * which is told in some 100 ns.
 */
export function likenessByTurn(
  picture: Look,
  other: Look,
  least: number,
): readonly number[] | undefined {
  let [even, across, down, odd] = [0, 0, 0, 0];
  let [evenSwapped, acrossSwapped, downSwapped, oddSwapped] = [0, 0, 0, 0];
  let at = 0;
  for (; at < evenEnd; at++) {
    const own = picture[at] ?? 0;
    even += own * (other[at] ?? 0);
    evenSwapped += own * (other[at + length] ?? 0);
  }
  for (; at < acrossEnd; at++) {
    const own = picture[at] ?? 0;
    across += own * (other[at] ?? 0);
    acrossSwapped += own * (other[at + length] ?? 0);
  }
  for (; at < downEnd; at++) {
    const own = picture[at] ?? 0;
    down += own * (other[at] ?? 0);
    downSwapped += own * (other[at + length] ?? 0);
  }
  for (; at < length; at++) {
    const own = picture[at] ?? 0;
    odd += own * (other[at] ?? 0);
    oddSwapped += own * (other[at + length] ?? 0);
  }
  if (
    most(even, across, down, odd) < least &&
    most(evenSwapped, acrossSwapped, downSwapped, oddSwapped) < least
  ) {
    return undefined;
  }
  return signs.map(({ isSwapped, isMirrored, isUpsideDown }) => {
    const mirror = isMirrored ? -1 : 1;
    const flip = isUpsideDown ? -1 : 1;
    return isSwapped
      ? evenSwapped +
          mirror * acrossSwapped +
          flip * downSwapped +
          mirror * flip * oddSwapped
      : even + mirror * across + flip * down + mirror * flip * odd;
  });
}

/** What each turn does: across and down swapped first, then mirrored left to right, then top to bottom. */
const signs = turns.map(({ degrees, isMirrored }) => ({
  isSwapped: degrees % 180 === 90,
  isMirrored: isMirrored
    ? degrees === 0 || degrees === 90
    : degrees === 90 || degrees === 180,
  isUpsideDown: isMirrored
    ? degrees === 90 || degrees === 180
    : degrees === 180 || degrees === 270,
}));

/** The largest sum of the four when across and down change their signs, and odd with each. */
function most(even: number, across: number, down: number, odd: number): number {
  return (
    even +
    Math.max(Math.abs(across + down) + odd, Math.abs(across - down) - odd)
  );
}

/** The cosines of each wave, orthonormal. */
const basis = Float32Array.from({ length: waves * side }, (_, at) => {
  const wave = Math.floor(at / side);
  const cosine = Math.cos((Math.PI * ((at % side) + 0.5) * wave) / side);
  return cosine * Math.sqrt((wave > 0 ? 2 : 1) / side);
});

/** The lowest `waves` × `waves` cosines of a plane, rows from none down. */
function cosinesOf({ values }: Plane): Float32Array {
  const cosines = new Float32Array(waves * waves);
  withKernels((kernels, at) =>
    kernels.cosines(
      at.read(values),
      side,
      at.read(basis),
      waves,
      at.write(cosines),
    ),
  );
  return cosines;
}
