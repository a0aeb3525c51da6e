import { withKernels } from "./kernels.ts";
import type { Memory } from "./memory.ts";
import { fresh } from "./memory.ts";
import type { Plane } from "./plane.ts";
import type { Raster } from "./raster.ts";

/** A picture in CIE Lab (D65), one plane per channel; L from 0 to 100. */
export interface Lab {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly lightness: Float32Array;
  /** Green to red. */
  readonly a: Float32Array;
  /** Blue to yellow. */
  readonly b: Float32Array;
}

/** sRGB's transfer curve for every byte. */
const linearOf = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/**
 * Lab's own curve over 0 to 1 in fine steps: a cube root for every channel of
 * every pixel would cost more than all the rest.
 */
const curveSteps = 4096;
const curve = Float32Array.from({ length: curveSteps + 2 }, (_, step) => {
  const value = step / curveSteps;
  return value > 216 / 24389
    ? Math.cbrt(value)
    : (value * (24389 / 27) + 16) / 116;
});

/** Converts every pixel. Accurate to about 0.1 of a just visible difference. */
export function toLab(
  { width, height, rgb }: Raster,
  memory: Memory = fresh,
): Lab {
  const count = width * height;
  // Kernels write four numbers at a time, the last beyond a plane's end.
  const stride = (count + 3) & ~3;
  const all = memory(3 * stride);
  const lightness = all.subarray(0, count);
  const a = all.subarray(stride, stride + count);
  const b = all.subarray(2 * stride, 2 * stride + count);
  withKernels((kernels, at) =>
    kernels.toLab(
      at.read(rgb),
      count,
      at.read(linearOf),
      at.read(curve),
      curveSteps,
      at.write(lightness),
      at.write(a),
      at.write(b),
    ),
  );
  return { width, height, lightness, a, b };
}

/** Lightness alone, at a third of the cost. */
export function toLightness(
  { width, height, rgb }: Raster,
  memory: Memory = fresh,
): Plane {
  const values = memory(width * height);
  withKernels((kernels, at) =>
    kernels.toLightness(
      at.read(rgb),
      values.length,
      at.read(linearOf),
      at.read(curve),
      curveSteps,
      at.write(values),
    ),
  );
  return { width, height, values };
}
