import { withKernels } from "./kernels.ts";

/** Thousands of pieces are more than the kernels' memory holds. */
const piecesAtOnce = 1000;

/**
 * The correlation of the cells of every piece with those of each example, −1 to 1; 0 for
 * a piece whose cells are all the same.
 *
 * @param pieces a hexadecimal digit a cell, all of the same length, a multiple of four
 * @param examples at most some hundred of them
 * @returns for each example a row with a number for each piece
 */
export function correlations(
  pieces: readonly string[],
  examples: readonly string[],
): readonly Float32Array[] {
  const length = pieces[0]?.length ?? 0;
  const shown = standardised(examples, length);
  const rows = examples.map(() => new Float32Array(pieces.length));
  for (let first = 0; first < pieces.length; first += piecesAtOnce) {
    const some = pieces.slice(first, first + piecesAtOnce);
    const found = new Float32Array(some.length * examples.length);
    withKernels((kernels, at) =>
      kernels.products(
        at.read(standardised(some, length)),
        some.length,
        at.read(shown),
        examples.length,
        length,
        at.write(found),
      ),
    );
    rows.forEach((row, index) =>
      row.set(
        found.subarray(index * some.length, (index + 1) * some.length),
        first,
      ),
    );
  }
  return rows;
}

function standardised(pieces: readonly string[], length: number): Float32Array {
  const rows = new Float32Array(pieces.length * length);
  withKernels((kernels, at) =>
    kernels.standardise(
      at.read(new TextEncoder().encode(pieces.join(""))),
      pieces.length,
      length,
      at.write(rows),
    ),
  );
  return rows;
}
