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
export function blur({ width, height, values }: Plane): Plane {
  const columns = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    const here = y * width;
    const up = Math.max(0, y - 1) * width - here;
    const up2 = Math.max(0, y - 2) * width - here;
    const down = Math.min(height - 1, y + 1) * width - here;
    const down2 = Math.min(height - 1, y + 2) * width - here;
    for (let at = here; at < here + width; at++) {
      columns[at] =
        0.375 * (values[at] ?? 0) +
        0.25 * ((values[at + up] ?? 0) + (values[at + down] ?? 0)) +
        0.0625 * ((values[at + up2] ?? 0) + (values[at + down2] ?? 0));
    }
  }
  const blurred = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    const end = start + width - 1;
    // A window that slides: five reads of the row become one.
    let left2 = columns[start] ?? 0;
    let left = left2;
    let middle = left2;
    let right = columns[Math.min(end, start + 1)] ?? 0;
    for (let at = start; at <= end; at++) {
      const right2 =
        at + 2 <= end ? (columns[at + 2] ?? 0) : (columns[end] ?? 0);
      blurred[at] =
        0.375 * middle + 0.25 * (left + right) + 0.0625 * (left2 + right2);
      left2 = left;
      left = middle;
      middle = right;
      right = right2;
    }
  }
  return { width, height, values: blurred };
}

/** Every second pixel of every second row; of a blurred plane, or it aliases. */
export function halve({ width, height, values }: Plane): Plane {
  const halfWidth = (width + 1) >> 1;
  const halfHeight = (height + 1) >> 1;
  const half = new Float32Array(halfWidth * halfHeight);
  for (let y = 0, to = 0; y < halfHeight; y++) {
    for (let x = 0, from = 2 * y * width; x < halfWidth; x++, from += 2) {
      half[to++] = values[from] ?? 0;
    }
  }
  return { width: halfWidth, height: halfHeight, values: half };
}

/** The plane at another size: the mean of what each new pixel covers; between pixels when it grows. */
export function resize(plane: Plane, width: number, height: number): Plane {
  if (plane.width === width && plane.height === height) return plane;
  // Rows first: their loop runs along memory, and leaves less for the columns.
  const rows = taps(plane.height, height);
  const low = new Float32Array(plane.width * height);
  for (let y = 0; y < height; y++) {
    const to = y * plane.width;
    for (let tap = 0; tap < rows.count; tap++) {
      const weight = rows.weights[y * rows.count + tap] ?? 0;
      if (weight === 0) continue;
      const from = ((rows.first[y] ?? 0) + tap) * plane.width;
      for (let x = 0; x < plane.width; x++) {
        low[to + x] =
          (low[to + x] ?? 0) + weight * (plane.values[from + x] ?? 0);
      }
    }
  }
  const columns = taps(plane.width, width);
  const values = new Float32Array(width * height);
  for (let x = 0; x < width; x++) {
    for (let tap = 0; tap < columns.count; tap++) {
      const weight = columns.weights[x * columns.count + tap] ?? 0;
      if (weight === 0) continue;
      const from = (columns.first[x] ?? 0) + tap;
      for (let y = 0; y < height; y++) {
        const at = y * width + x;
        values[at] =
          (values[at] ?? 0) + weight * (low[y * plane.width + from] ?? 0);
      }
    }
  }
  return { width, height, values };
}

/** Which old pixels make a new one, and how much of each. */
function taps(
  from: number,
  to: number,
): {
  readonly count: number;
  readonly first: Int32Array;
  readonly weights: Float32Array;
} {
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
