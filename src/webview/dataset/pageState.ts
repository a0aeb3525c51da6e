import { arrayIn, isRecord, numberIn, stringIn } from "../../core/json.ts";
import type { Sorting } from "./sorting.ts";
import { sortings } from "./sorting.ts";

export type ViewName = "sheet" | "map";

/** What the page keeps over a reload, through the editor's setState. */
export interface PageState {
  /** The dataset: by it the host finds back what to show. */
  readonly id: string;
  readonly view: ViewName;
  readonly sorting: Sorting;
  readonly selected: readonly string[];
  readonly scrollTop: number;
}

/** The kept state, if it is of this dataset. */
export function keptState(kept: unknown, id: string): PageState {
  if (!isRecord(kept) || kept["id"] !== id) {
    return {
      id,
      view: "sheet",
      sorting: "typicality",
      selected: [],
      scrollTop: 0,
    };
  }
  const sorting = stringIn(kept, "sorting");
  return {
    id,
    view: stringIn(kept, "view") === "map" ? "map" : "sheet",
    sorting: sortings.find((each) => each === sorting) ?? "typicality",
    selected: arrayIn(kept, "selected").filter(
      (file) => typeof file === "string",
    ),
    scrollTop: numberIn(kept, "scrollTop") ?? 0,
  };
}
