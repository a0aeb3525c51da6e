import type { Plane } from "./plane.ts";
import { blur, halve } from "./plane.ts";

/** One level: half the size of the one before. */
export interface Level {
  readonly plane: Plane;
  readonly blurred: Plane;
  /** 1 where the subject is. */
  readonly mask: Uint8Array;
}

/** A plane at five ever coarser sizes. */
export type Pyramid = readonly [Level, Level, Level, Level, Level];

/** Halves a plane again and again, each level blurred once. */
export function pyramidOf(plane: Plane, mask: Uint8Array): Pyramid {
  const first = levelOf(plane, mask);
  const second = below(first);
  const third = below(second);
  const fourth = below(third);
  return [first, second, third, fourth, below(fourth)];
}

function levelOf(plane: Plane, mask: Uint8Array): Level {
  return { plane, blurred: blur(plane), mask };
}

function below({ plane, blurred, mask }: Level): Level {
  return levelOf(halve(blurred), halveMask(plane, mask));
}

function halveMask({ width, height }: Plane, mask: Uint8Array): Uint8Array {
  const halfWidth = (width + 1) >> 1;
  const halfHeight = (height + 1) >> 1;
  const half = new Uint8Array(halfWidth * halfHeight);
  for (let y = 0, to = 0; y < halfHeight; y++) {
    for (let x = 0, from = 2 * y * width; x < halfWidth; x++, from += 2) {
      half[to++] = mask[from] ?? 0;
    }
  }
  return half;
}
