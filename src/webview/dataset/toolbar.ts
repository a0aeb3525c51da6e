import type { DatasetPageStrings } from "../../shared/datasetPageStrings.ts";
import { element } from "../parts/element.ts";
import type { ViewName } from "./pageState.ts";
import type { Sorting } from "./sorting.ts";
import { sortings } from "./sorting.ts";

/** The choice of view and order. Made once; later only what is chosen changes. */
export interface Toolbar {
  readonly root: HTMLElement;
  readonly update: (view: ViewName, sorting: Sorting) => void;
}

export function toolbar(
  strings: DatasetPageStrings,
  on: {
    readonly view: (view: ViewName) => void;
    readonly sorting: (sorting: Sorting) => void;
  },
): Toolbar {
  const views = (["sheet", "map"] as const).map((name) => ({
    name,
    button: element("button", {
      text: strings[name],
      attributes: { type: "button" },
      onClick: () => on.view(name),
    }),
  }));
  const select = element(
    "select",
    { attributes: { id: "sorting" } },
    sortings.map((name) =>
      element("option", {
        text: wordFor(name, strings),
        attributes: { value: name },
      }),
    ),
  );
  select.addEventListener("change", () => {
    const chosen = sortings.find((name) => name === select.value);
    if (chosen) on.sorting(chosen);
  });
  const order = element(
    "label",
    { class: "order", attributes: { for: "sorting" } },
    [element("span", { class: "quiet", text: strings.sortBy }), select],
  );
  const root = element("div", { class: "toolbar" }, [
    element(
      "div",
      {
        class: "segments",
        attributes: { role: "group", "aria-label": strings.views },
      },
      views.map(({ button }) => button),
    ),
    order,
  ]);
  return {
    root,
    update(view, sorting) {
      for (const { name, button } of views) {
        button.setAttribute("aria-pressed", String(name === view));
      }
      order.classList.toggle("is-idle", view === "map");
      select.disabled = view === "map";
      select.value = sorting;
    },
  };
}

function wordFor(sorting: Sorting, strings: DatasetPageStrings): string {
  switch (sorting) {
    case "typicality":
      return strings.sortTypicality;
    case "name":
      return strings.sortName;
    case "size":
      return strings.sortSize;
    case "findings":
      return strings.sortFindings;
  }
}
