import { withKernels } from "./kernels.ts";
import type { Memory } from "./memory.ts";
import { fresh } from "./memory.ts";
import type { Plane } from "./plane.ts";
import { blur, halve } from "./plane.ts";

/** One level: half the size of the one before. */
export interface Level {
  readonly plane: Plane;
  readonly blurred: Plane;
  /** 1 where the subject is. */
  readonly mask: Uint8Array;
}

/** A plane at three ever coarser sizes. */
export type ShortPyramid = readonly [Level, Level, Level];

/** A plane at five. */
export type Pyramid = readonly [...ShortPyramid, Level, Level];

/** Halves a plane twice, each level blurred once; the largest in the memory that is given. */
export function shortPyramidOf(
  plane: Plane,
  mask: Uint8Array,
  memory: Memory = fresh,
): ShortPyramid {
  const first = levelOf(plane, mask, memory);
  const second = below(first);
  return [first, second, below(second)];
}

/** Halves a plane four times. */
export function pyramidOf(
  plane: Plane,
  mask: Uint8Array,
  memory: Memory = fresh,
): Pyramid {
  const [first, second, third] = shortPyramidOf(plane, mask, memory);
  const fourth = below(third);
  return [first, second, third, fourth, below(fourth)];
}

/** Fewer pixels than this can't speak for a picture: then all of it is looked at. */
const fewestPixels = 60;

function levelOf(
  plane: Plane,
  mask: Uint8Array,
  memory: Memory = fresh,
): Level {
  return {
    plane,
    blurred: blur(plane, memory),
    mask: canSpeak(mask) ? mask : new Uint8Array(mask.length).fill(1),
  };
}

function canSpeak(mask: Uint8Array): boolean {
  let inside = 0;
  for (let at = 0; at < mask.length && inside < fewestPixels; at++) {
    inside += mask[at] ?? 0;
  }
  return inside >= fewestPixels;
}

function below({ plane, blurred, mask }: Level): Level {
  return levelOf(halve(blurred), halveMask(plane, mask));
}

function halveMask({ width, height }: Plane, mask: Uint8Array): Uint8Array {
  const halfWidth = (width + 1) >> 1;
  const halfHeight = (height + 1) >> 1;
  const half = new Uint8Array(halfWidth * halfHeight);
  withKernels((kernels, at) =>
    kernels.halveMask(at.read(mask), width, height, at.write(half)),
  );
  return half;
}
