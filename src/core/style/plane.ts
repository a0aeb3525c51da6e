import { withKernels } from "./kernels.ts";
import type { Memory } from "./memory.ts";
import { fresh } from "./memory.ts";

/** One channel of a picture, rows from the top. */
export interface Plane {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/**
 * Blurs by the binomial 1 4 6 4 1 both ways: close to a Gaussian of one pixel.
 * The border repeats.
 */
export function blur(
  { width, height, values }: Plane,
  memory: Memory = fresh,
): Plane {
  const blurred = memory(values.length);
  const row = new Float32Array(width + 4);
  withKernels(({ blur }, at) =>
    blur(at.read(values), width, height, at.write(row), at.write(blurred)),
  );
  return { width, height, values: blurred };
}

/** Every second pixel of every second row; of a blurred plane, or it aliases. */
export function halve({ width, height, values }: Plane): Plane {
  const halfWidth = (width + 1) >> 1;
  const halfHeight = (height + 1) >> 1;
  const half = new Float32Array(halfWidth * halfHeight);
  withKernels(({ halvePlane }, at) =>
    halvePlane(at.read(values), width, height, at.write(half)),
  );
  return { width: halfWidth, height: halfHeight, values: half };
}

/** The plane at another size: the mean of what each new pixel covers; between pixels when it grows. */
export function resize(
  plane: Plane,
  width: number,
  height: number,
  memory: Memory = fresh,
): Plane {
  if (plane.width === width && plane.height === height) return plane;
  const rows = taps(plane.height, height);
  const columns = taps(plane.width, width);
  const values = memory(width * height);
  withKernels((kernels, at) =>
    kernels.resize(
      at.read(plane.values),
      plane.width,
      plane.height,
      rows.count,
      at.read(rows.first),
      at.read(rows.weights),
      columns.count,
      at.read(columns.first),
      at.read(columns.weights),
      width,
      height,
      at.write(new Float32Array(plane.width)),
      at.write(values),
    ),
  );
  return { width, height, values };
}

/** Which old pixels make a new one, and how much of each. */
interface Taps {
  readonly count: number;
  readonly first: Int32Array;
  /** `count` to a new pixel. */
  readonly weights: Float32Array;
}

function taps(from: number, to: number): Taps {
  const scale = from / to;
  const radius = Math.max(1, scale);
  const count = Math.ceil(2 * radius) + 1;
  const first = new Int32Array(to);
  const weights = new Float32Array(to * count);
  for (let index = 0; index < to; index++) {
    const centre = (index + 0.5) * scale - 0.5;
    const start = Math.max(0, Math.ceil(centre - radius));
    first[index] = start;
    let sum = 0;
    for (let tap = 0; tap < count && start + tap < from; tap++) {
      const weight = Math.max(0, 1 - Math.abs(start + tap - centre) / radius);
      weights[index * count + tap] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < count; tap++) {
      const at = index * count + tap;
      weights[at] = (weights[at] ?? 0) / (sum || 1);
    }
  }
  return { count, first, weights };
}
