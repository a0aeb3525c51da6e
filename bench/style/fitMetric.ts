import {
  CholeskyDecomposition,
  EigenvalueDecomposition,
  Matrix,
} from "ml-matrix";
import type { Metric } from "../../src/core/style/calibration.ts";
import { comparable } from "../../src/core/style/descriptors.ts";
import type { Family } from "./families.ts";

const directionCount = 10;
/** How much of the covariance inside a family is taken as if descriptors varied alone: few families tell little of the rest. */
const shrinkage = 0.15;

/** What is known of one family, in usual spreads. */
export interface Moments {
  readonly mean: Matrix;
  readonly covariance: Matrix;
}

export function momentsOf(
  family: Family,
  usualSpread: readonly number[],
): Moments {
  const rows = new Matrix(
    family.map(({ values }) =>
      usualSpread.map(
        (usual, index) => comparable(index, values[index] ?? 0) / usual,
      ),
    ),
  );
  const mean = Matrix.rowVector(rows.mean("column"));
  const aside = rows.subRowVector(mean);
  const covariance = aside
    .transpose()
    .mmul(aside)
    .div(Math.max(1, rows.rows - 1));
  return { mean, covariance };
}

/**
 * Fisher's ratio of every descriptor and Fisher's linear discriminants:
 * https://en.wikipedia.org/wiki/Linear_discriminant_analysis#Multiclass_LDA
 */
export function fitMetric(families: readonly Moments[]): Metric {
  const size = families[0]?.covariance.rows ?? 0;
  const within = Matrix.zeros(size, size);
  for (const { covariance } of families) within.add(covariance);
  within.div(families.length);
  const means = new Matrix(families.map(({ mean }) => mean.to1DArray()));
  const aside = means.subRowVector(means.mean("column"));
  const between = aside.clone().pow(2).mean("column");
  const ratios = between.map(
    (variance, index) => variance / within.get(index, index),
  );
  const usual = ratios.reduce((sum, each) => sum + each, 0) / size;
  return {
    telling: ratios.map((ratio) => round(ratio / usual)),
    directions: directionsOf(within, aside),
  };
}

/**
 * With W = L Lᵀ inside families and B = MᵀM between them, the discriminants are
 * L⁻ᵀ times the main directions of M L⁻ᵀ, which has a row per family only.
 */
function directionsOf(within: Matrix, aside: Matrix): number[][] {
  const shrunk = within.clone().mul(1 - shrinkage);
  for (let at = 0; at < shrunk.rows; at++) {
    shrunk.set(at, at, within.get(at, at));
  }
  const lower = new CholeskyDecomposition(shrunk).lowerTriangularMatrix;
  const whitened = new Matrix(
    aside.to2DArray().map((row) => solveLower(lower, row)),
  ).transpose();
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    whitened.transpose().mmul(whitened),
    { assumeSymmetric: true },
  );
  return realEigenvalues
    .map((value, index) => ({ value, index }))
    .filter(({ value }) => value > 1e-9)
    .sort((one, other) => other.value - one.value)
    .slice(0, directionCount)
    .map(({ value, index }) => {
      const main = whitened
        .mmul(eigenvectorMatrix.getColumnVector(index))
        .div(Math.sqrt(value));
      const direction = solveUpper(lower, main.to1DArray());
      // Either sign would do: the same one in every run.
      const strongest = direction.reduce((one, other) =>
        Math.abs(other) > Math.abs(one) ? other : one,
      );
      return direction.map((each) => round(each * Math.sign(strongest)));
    });
}

/** The x of L x = b. */
function solveLower(lower: Matrix, right: readonly number[]): number[] {
  const x: number[] = [];
  right.forEach((value, row) => {
    let rest = value;
    for (let at = 0; at < row; at++) rest -= lower.get(row, at) * (x[at] ?? 0);
    x.push(rest / lower.get(row, row));
  });
  return x;
}

/** The x of Lᵀ x = b. */
function solveUpper(lower: Matrix, right: readonly number[]): number[] {
  const x = [...right];
  for (let row = x.length - 1; row >= 0; row--) {
    let rest = x[row] ?? 0;
    for (let at = row + 1; at < x.length; at++) {
      rest -= lower.get(at, row) * (x[at] ?? 0);
    }
    x[row] = rest / lower.get(row, row);
  }
  return x;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
