import { withKernels } from "./kernels.ts";

/** Rows of numbers that fall into groups, one behind the other. */
export interface Grouped {
  /** One for each picture, all of the same length. */
  readonly rows: readonly Float64Array[];
  /** Where each group of numbers ends. */
  readonly ends: readonly number[];
  /** By which squared distances in each group are divided. */
  readonly totals: readonly number[];
}

/** Beyond this a sample of the others is enough to be compared with. */
const mostOthers = 200;

/**
 * The root of the mean squared distance of each picture to the others, of the three that
 * are nearest on average, in each group and then in all numbers together: a style has
 * sub-groups, so a picture is judged by the few that are nearest to it, not by how far it
 * is from the middle.
 *
 * @returns a row of groups + 1 for each picture; 0 without others
 */
export function nearestOthers({
  rows,
  ends,
  totals,
}: Grouped): readonly Float64Array[] {
  const numbers = ends.at(-1) ?? 0;
  const step = Math.ceil(rows.length / mostOthers);
  const others = joined(
    rows.filter((_, index) => index % step === 0),
    numbers,
  );
  const slots = ends.length + 1;
  const nearest: Float64Array[] = [];
  for (let first = 0; first < rows.length; first += mostOthers) {
    const some = rows.slice(first, first + mostOthers);
    const found = new Float64Array(some.length * slots);
    withKernels((kernels, at) =>
      kernels.nearestOthers(
        at.read(joined(some, numbers)),
        some.length,
        first,
        at.read(others),
        others.length / Math.max(1, numbers),
        step,
        numbers,
        at.read(Int32Array.from(ends)),
        at.read(Float64Array.from(totals)),
        ends.length,
        at.write(found),
      ),
    );
    some.forEach((_, index) =>
      nearest.push(found.subarray(index * slots, (index + 1) * slots)),
    );
  }
  return nearest;
}

function joined(rows: readonly Float64Array[], length: number): Float64Array {
  const all = new Float64Array(rows.length * length);
  rows.forEach((row, index) => all.set(row, index * length));
  return all;
}
