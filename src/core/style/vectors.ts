/** The inner product; the first one's length counts. */
export function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) {
    sum += (one[at] ?? 0) * (other[at] ?? 0);
  }
  return sum;
}

/** Around their mean. */
export function centred(values: Float32Array): Float32Array {
  const mean = meanOf(values);
  const around = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    around[at] = (values[at] ?? 0) - mean;
  }
  return around;
}

export function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / Math.max(1, values.length);
}

export function varianceOf(values: Float32Array): number {
  const mean = meanOf(values);
  let sum = 0;
  for (const value of values) sum += (value - mean) * (value - mean);
  return sum / values.length;
}
