import { withKernels } from "./kernels.ts";

/** The values where the mask isn't zero; all of them when those are too few to speak for. */
export function inside(
  values: Float32Array,
  mask: Uint8Array,
  atLeast = 30,
): Float32Array {
  const kept = new Float32Array(values.length);
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    if (mask[at] !== 0) kept[count++] = values[at] ?? 0;
  }
  return count < Math.min(atLeast, values.length)
    ? values
    : kept.subarray(0, count);
}

/** The first moments of samples, in one pass. */
export interface Moments {
  readonly mean: number;
  /** Standard deviation around the mean. */
  readonly spread: number;
  /** Square root of the mean square. */
  readonly strength: number;
  /** Mean fourth power over the squared mean square: 3 is chance, high is few strong spots. */
  readonly peaks: number;
}

export function momentsOf(samples: Float32Array): Moments {
  const sums = new Float64Array(3);
  withKernels((kernels, at) =>
    kernels.powers(at.read(samples), samples.length, at.write(sums)),
  );
  return momentsFrom(samples.length, sums);
}

function momentsFrom(
  length: number,
  [sum = 0, squares = 0, fourths = 0]: Float64Array,
): Moments {
  const count = Math.max(1, length);
  const mean = sum / count;
  const meanSquare = squares / count;
  return {
    mean,
    spread: Math.sqrt(Math.max(0, meanSquare - mean * mean)),
    strength: Math.sqrt(meanSquare),
    // Below a fiftieth of a step of lightness there is nothing but rounding.
    peaks:
      meanSquare > 4e-4
        ? Math.min(
            500,
            Math.max(1, fourths / count / (meanSquare * meanSquare)),
          )
        : Math.E,
  };
}

const cells = 2048;

/** Samples counted in equal cells: shares and percentiles without sorting. */
export interface Distribution {
  /** Share (0 to 1) of the samples below a value. */
  readonly below: (value: number) => number;
  /** The value below which a share (0 to 1) of the samples lies, to a 2000th of the range. */
  readonly percentile: (share: number) => number;
}

/** Counts samples that lie between `low` and `high`; what is outside counts at that end. */
export function distributionOf(
  samples: Float32Array,
  low: number,
  high: number,
): Distribution {
  const scale = cells / (high - low);
  const counts = countCells(samples, low, scale);
  return distributionFrom(counts, samples.length, low, scale);
}

/** Moments and distribution. */
export function summaryOf(
  samples: Float32Array,
  low: number,
  high: number,
): Moments & Distribution {
  const scale = cells / (high - low);
  const counts = countCells(samples, low, scale);
  return {
    ...momentsOf(samples),
    ...distributionFrom(counts, samples.length, low, scale),
  };
}

function distributionFrom(
  counts: Int32Array,
  length: number,
  low: number,
  scale: number,
): Distribution {
  return {
    below: (value) => {
      const end = Math.min(cells, Math.round((value - low) * scale));
      let sum = 0;
      for (let cell = 0; cell < end; cell++) sum += counts[cell] ?? 0;
      return sum / Math.max(1, length);
    },
    percentile: (share) => {
      let left = share * length;
      for (let cell = 0; cell < cells; cell++) {
        left -= counts[cell] ?? 0;
        // What lies on the lower end is there, not half a cell above.
        if (left <= 0) return cell === 0 ? low : low + (cell + 0.5) / scale;
      }
      return low;
    },
  };
}

function countCells(
  samples: Float32Array,
  low: number,
  scale: number,
): Int32Array {
  const counts = new Int32Array(cells);
  withKernels((kernels, at) =>
    kernels.countCells(
      at.read(samples),
      samples.length,
      low,
      scale,
      cells,
      at.write(counts),
    ),
  );
  return counts;
}

/** Entropy of counts or weights, in nats; 0 when there is nothing. */
export function entropyOf(weights: Int32Array | Float64Array): number {
  let total = 0;
  for (const weight of weights) total += weight;
  if (total <= 0) return 0;
  let entropy = 0;
  for (const weight of weights) {
    if (weight > 0) entropy -= (weight / total) * Math.log(weight / total);
  }
  return entropy;
}
