/**
 * Solves normal equations by Cholesky's method; an unknown that can't be told
 * stays 0.
 *
 * @param normal symmetric, row by row; its lower half is read, and overwritten
 * @param right as many values as there are unknowns
 */
export function solveLeastSquares(
  normal: Float64Array,
  right: Float64Array,
): Float64Array {
  const size = right.length;
  const at = (row: number, column: number) => normal[row * size + column] ?? 0;
  for (let column = 0; column < size; column++) {
    const whole = at(column, column);
    let pivot = whole;
    for (let k = 0; k < column; k++) pivot -= at(column, k) ** 2;
    const isTold = pivot > 1e-9 * whole && pivot > 1e-9;
    const root = isTold ? Math.sqrt(pivot) : Infinity;
    normal[column * size + column] = root;
    for (let row = column + 1; row < size; row++) {
      let sum = at(row, column);
      for (let k = 0; k < column; k++) sum -= at(row, k) * at(column, k);
      normal[row * size + column] = sum / root;
    }
  }
  const solution = Float64Array.from(right);
  for (let row = 0; row < size; row++) {
    let sum = solution[row] ?? 0;
    for (let k = 0; k < row; k++) sum -= at(row, k) * (solution[k] ?? 0);
    solution[row] = sum / at(row, row);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = solution[row] ?? 0;
    for (let k = row + 1; k < size; k++) sum -= at(k, row) * (solution[k] ?? 0);
    solution[row] = sum / at(row, row);
  }
  return solution;
}
