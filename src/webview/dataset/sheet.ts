import type { DatasetSnapshot, PageImage } from "../../shared/datasetPage.ts";
import { element } from "../parts/element.ts";
import { step } from "../parts/step.ts";
import type { Card } from "./card.ts";
import { card } from "./card.ts";
import type { View } from "./view.ts";

/** The contact sheet. */
export interface Sheet extends View {
  /** Shows these images in this order; what stays keeps its element. */
  readonly update: (
    images: readonly PageImage[],
    snapshot: DatasetSnapshot,
  ) => void;
}

export function sheet(): Sheet {
  const root = element("div", {
    class: "sheet",
    attributes: {
      role: "listbox",
      "aria-multiselectable": "true",
      "aria-describedby": "keys",
    },
  });
  const cards = new Map<string, Card>();
  let options: readonly HTMLElement[] = [];

  return {
    root,
    list: root,
    options: () => options,
    next(from, key, withControl) {
      const rows = lines(options);
      const row = rows.findIndex((each) => each.includes(from));
      const column = rows[row]?.indexOf(from);
      if (column === undefined) return undefined;
      const widest = Math.max(...rows.map(({ length }) => length));
      const to = step(
        key,
        { row, column },
        { row: rows.length - 1, column: widest - 1 },
        withControl,
      );
      return to && (rows[to.row]?.[to.column] ?? rows[to.row]?.at(-1));
    },
    update(images, snapshot) {
      const files = new Set(images.map(({ file }) => file));
      for (const file of [...cards.keys()]) {
        if (!files.has(file)) cards.delete(file);
      }
      options = images.map((image) => {
        const known = cards.get(image.file) ?? card(image.file);
        cards.set(image.file, known);
        known.update(image, snapshot);
        return known.option;
      });
      const isSameOrder =
        root.children.length === options.length &&
        options.every((option, index) => root.children[index] === option);
      if (isSameOrder) return;
      const focused = options.find((each) => each === document.activeElement);
      root.replaceChildren(...options);
      focused?.focus({ preventScroll: true });
    },
  };
}

/** The cards as they lie: a new line begins where the top edge moves down. */
function lines(
  options: readonly HTMLElement[],
): readonly (readonly HTMLElement[])[] {
  const found: HTMLElement[][] = [];
  let top = Number.NEGATIVE_INFINITY;
  for (const option of options) {
    if (option.offsetTop > top) {
      found.push([]);
      top = option.offsetTop;
    }
    found.at(-1)?.push(option);
  }
  return found;
}
