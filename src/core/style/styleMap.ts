/** A place on the map; the unit square with y downwards. */
export interface MapPlace {
  readonly x: number;
  readonly y: number;
}

/** One wild value must not be the whole map. */
const mostDeviation = 6;
const rounds = 120;
const enoughProgress = 1e-5;
/** Share of the square's side that two places keep from each other, where there is room. */
const mostGap = 0.1;
const gapRounds = 40;

/**
 * Lays pictures out so that those measured alike lie together and outliers
 * stand apart: multidimensional scaling (SMACOF) of their distances, begun at
 * the classical solution. Without chance: the same pictures give the same map.
 *
 * @param styles one vector of measurements per picture, all of one length.
 */
export function styleMap(
  styles: readonly (readonly number[])[],
): readonly MapPlace[] {
  const count = styles.length;
  if (count === 0) return [];
  if (count === 1) return [{ x: 0.5, y: 0.5 }];
  const distances = distancesOf(deviationsOf(styles));
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  classical(distances, x, y);
  relax(distances, x, y);
  return inSquare(x, y);
}

/** Every measurement in units of its own spread in this dataset, as the judge scales them. */
function deviationsOf(
  styles: readonly (readonly number[])[],
): readonly Float64Array[] {
  const length = Math.min(...styles.map((each) => each.length));
  const rows = styles.map(() => new Float64Array(length));
  for (let at = 0; at < length; at++) {
    const values = Float64Array.from(styles, (each) => each[at] ?? 0);
    const middle = medianOf(values);
    const typical = 1.4826 * medianOf(values.map((v) => Math.abs(v - middle)));
    const usual = Math.hypot(typical, 0.3 * deviation(values));
    if (!(usual > 0)) continue;
    rows.forEach((row, picture) => {
      const own = ((values[picture] ?? 0) - middle) / usual;
      row[at] = Math.max(-mostDeviation, Math.min(mostDeviation, own));
    });
  }
  return rows;
}

/** Square matrix, row by row: root mean square over the measurements. */
function distancesOf(rows: readonly Float64Array[]): Float64Array {
  const count = rows.length;
  const distances = new Float64Array(count * count);
  rows.forEach((one, i) => {
    for (let j = 0; j < i; j++) {
      const other = rows[j] ?? one;
      let sum = 0;
      for (let at = 0; at < one.length; at++) {
        const difference = (one[at] ?? 0) - (other[at] ?? 0);
        sum += difference * difference;
      }
      const far = Math.sqrt(sum / Math.max(1, one.length));
      distances[i * count + j] = far;
      distances[j * count + i] = far;
    }
  });
  return distances;
}

/** The two strongest directions of the doubly centred squares: Torgerson's scaling. */
function classical(
  distances: Float64Array,
  x: Float64Array,
  y: Float64Array,
): void {
  const count = x.length;
  const centred = distances.map((far) => -0.5 * far * far);
  const means = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    means[i] = meanOf(centred.subarray(i * count, (i + 1) * count));
  }
  const mean = meanOf(means);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const at = i * count + j;
      centred[at] =
        (centred[at] ?? 0) - (means[i] ?? 0) - (means[j] ?? 0) + mean;
    }
  }
  for (const axis of [x, y]) strongestDirection(centred, axis);
}

/** By repeated multiplication; what was found is taken out of the matrix. */
function strongestDirection(matrix: Float64Array, axis: Float64Array): void {
  const count = axis.length;
  let vector = Float64Array.from({ length: count }, (_, i) =>
    Math.cos(1 + 2.4 * i),
  );
  let strength = 0;
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let j = 0; j < count; j++) {
        sum += (matrix[i * count + j] ?? 0) * (vector[j] ?? 0);
      }
      next[i] = sum;
    }
    strength = Math.hypot(...next);
    if (strength < 1e-12) break;
    vector = next.map((value) => value / strength);
  }
  // Which side is which means nothing; the farthest one is always to the right, below.
  const farthest = vector.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  const scale = Math.sqrt(Math.max(0, strength)) * (farthest < 0 ? -1 : 1);
  for (let i = 0; i < count; i++) {
    axis[i] = (vector[i] ?? 0) * scale;
    for (let j = 0; j < count; j++) {
      const at = i * count + j;
      matrix[at] =
        (matrix[at] ?? 0) - strength * (vector[i] ?? 0) * (vector[j] ?? 0);
    }
  }
}

/** SMACOF: every round makes the map's distances fit better, never worse. */
function relax(
  distances: Float64Array,
  x: Float64Array,
  y: Float64Array,
): void {
  const count = x.length;
  let before = Infinity;
  for (let round = 0; round < rounds; round++) {
    const nextX = new Float64Array(count);
    const nextY = new Float64Array(count);
    let stress = 0;
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < i; j++) {
        const dx = (x[i] ?? 0) - (x[j] ?? 0);
        const dy = (y[i] ?? 0) - (y[j] ?? 0);
        const shown = Math.hypot(dx, dy);
        const wanted = distances[i * count + j] ?? 0;
        stress += (shown - wanted) ** 2;
        if (shown < 1e-9) continue;
        const pull = wanted / shown / count;
        nextX[i] = (nextX[i] ?? 0) + pull * dx;
        nextY[i] = (nextY[i] ?? 0) + pull * dy;
        nextX[j] = (nextX[j] ?? 0) - pull * dx;
        nextY[j] = (nextY[j] ?? 0) - pull * dy;
      }
    }
    x.set(nextX);
    y.set(nextY);
    if (before - stress < enoughProgress * stress) return;
    before = stress;
  }
}

/** Fits the map into the square, in proportion, and keeps places from covering each other. */
function inSquare(x: Float64Array, y: Float64Array): readonly MapPlace[] {
  fit(x, y);
  const gap = Math.min(mostGap, 0.6 / Math.sqrt(x.length));
  for (let round = 0; round < gapRounds; round++) keepApart(x, y, gap);
  fit(x, y);
  return Array.from(x, (each, index) => ({
    x: Number(each.toFixed(4)),
    y: Number((y[index] ?? 0).toFixed(4)),
  }));
}

function fit(x: Float64Array, y: Float64Array): void {
  const [left, right] = [Math.min(...x), Math.max(...x)];
  const [top, bottom] = [Math.min(...y), Math.max(...y)];
  const side = Math.max(right - left, bottom - top) || 1;
  for (let i = 0; i < x.length; i++) {
    x[i] = 0.5 + ((x[i] ?? 0) - (left + right) / 2) / side;
    y[i] = 0.5 + ((y[i] ?? 0) - (top + bottom) / 2) / side;
  }
}

function keepApart(x: Float64Array, y: Float64Array, gap: number): void {
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const dx = (x[i] ?? 0) - (x[j] ?? 0);
      const dy = (y[i] ?? 0) - (y[j] ?? 0);
      const far = Math.hypot(dx, dy);
      if (far >= gap) continue;
      // Two in one place part in a direction of their own.
      const [right, down] =
        far < 1e-6 ? [Math.cos(i), Math.sin(i)] : [dx / far, dy / far];
      const push = (gap - far) / 2;
      x[i] = (x[i] ?? 0) + right * push;
      y[i] = (y[i] ?? 0) + down * push;
      x[j] = (x[j] ?? 0) - right * push;
      y[j] = (y[j] ?? 0) - down * push;
    }
  }
}

function medianOf(values: Float64Array): number {
  const sorted = values.toSorted();
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1
    ? upper
    : ((sorted[half - 1] ?? 0) + upper) / 2;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: Float64Array): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}
