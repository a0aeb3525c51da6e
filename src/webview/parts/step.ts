/** Where an arrow, Home, End or a page key leads; undefined: no such key. */
export function step(
  key: string,
  at: { readonly row: number; readonly column: number },
  last: { readonly row: number; readonly column: number },
  withControl: boolean,
): { readonly row: number; readonly column: number } | undefined {
  const clamp = (value: number, most: number) =>
    Math.max(0, Math.min(most, value));
  const to = (row: number, column: number) => ({
    row: clamp(row, last.row),
    column: clamp(column, last.column),
  });
  const pageRows = 5;
  switch (key) {
    case "ArrowLeft":
      return to(at.row, at.column - 1);
    case "ArrowRight":
      return to(at.row, at.column + 1);
    case "ArrowUp":
      return to(at.row - 1, at.column);
    case "ArrowDown":
      return to(at.row + 1, at.column);
    case "PageUp":
      return to(at.row - pageRows, at.column);
    case "PageDown":
      return to(at.row + pageRows, at.column);
    case "Home":
      return to(withControl ? 0 : at.row, 0);
    case "End":
      return to(withControl ? last.row : at.row, last.column);
    default:
      return undefined;
  }
}
