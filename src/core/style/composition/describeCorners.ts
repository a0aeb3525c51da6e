import type { Lab } from "../lab.ts";
import { resize } from "../plane.ts";

/** Cells of a corner, both ways. */
export const cornerCells = 16;

/** Side of a corner, of the picture's shorter one: marks are usually smaller. */
const cornerShare = 0.22;
const mostEdge = 60;
/** A corner whose strongest cell is fainter is empty. */
const leastEdge = 4;

/** Nothing in any corner. */
export const noCorners: readonly string[] = ["", "", "", ""];

/** The edges in every corner: the same mark on different grounds looks the same. */
export function describeCorners(
  { width, height }: Pick<Lab, "width" | "height">,
  edges: Float32Array,
): readonly string[] {
  const side = Math.floor(cornerShare * Math.min(width, height));
  if (side < cornerCells) return noCorners;
  return [
    [0, 0],
    [width - side, 0],
    [0, height - side],
    [width - side, height - side],
  ].map(([left = 0, top = 0]) => {
    const values = new Float32Array(side * side);
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        values[y * side + x] = Math.min(
          mostEdge,
          edges[(top + y) * width + left + x] ?? 0,
        );
      }
    }
    const cells = resize(
      { width: side, height: side, values },
      cornerCells,
      cornerCells,
    ).values;
    const most = Math.max(...cells);
    return most < leastEdge
      ? ""
      : Array.from(cells, (value) =>
          Math.round((15 * value) / most).toString(16),
        ).join("");
  });
}
