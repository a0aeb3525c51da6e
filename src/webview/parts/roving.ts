import { step } from "./step.ts";

/**
 * Keeps one of many elements in the tab order and moves it by keys. `rows` are
 * asked for at every key, because how cards fall into rows depends on the width.
 */
export function roving(
  container: HTMLElement,
  rows: () => readonly (readonly HTMLElement[])[],
  onFocus: (target: HTMLElement) => void,
): { readonly makeCurrent: (target: HTMLElement) => void } {
  let current: HTMLElement | undefined;
  const makeCurrent = (target: HTMLElement) => {
    if (current) current.tabIndex = -1;
    current = target;
    target.tabIndex = 0;
  };
  container.addEventListener("focusin", ({ target }) => {
    const all = rows().flat();
    const entered = all.find((each) => each === target);
    if (!entered) return;
    makeCurrent(entered);
    onFocus(entered);
  });
  container.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey) return;
    const grid = rows();
    const row = grid.findIndex((each) => each.some((one) => one === current));
    const column = grid[row]?.findIndex((one) => one === current);
    if (column === undefined || event.target !== current) return;
    const widest = Math.max(...grid.map(({ length }) => length));
    const next = step(
      event.key,
      { row, column },
      { row: grid.length - 1, column: widest - 1 },
      event.ctrlKey,
    );
    if (!next) return;
    event.preventDefault();
    const target = grid[next.row]?.[next.column] ?? grid[next.row]?.at(-1);
    target?.focus();
  });
  return { makeCurrent };
}
