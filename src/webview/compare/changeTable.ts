import type {
  ComparedSection,
  ComparePageStrings,
} from "../../shared/comparePage.ts";
import { element } from "../parts/element.ts";

/** What of one part changed: what it was, and what it is. */
export function changeTable(
  { title, changes }: ComparedSection,
  strings: ComparePageStrings,
): HTMLElement {
  return element("table", { attributes: { "aria-label": title } }, [
    element("thead", {}, [
      element(
        "tr",
        {},
        [strings.what, strings.before, strings.after].map((text) =>
          element("th", { text, attributes: { scope: "col" } }),
        ),
      ),
    ]),
    element(
      "tbody",
      {},
      changes.map(({ what, before, after }) =>
        element("tr", {}, [
          element("th", { text: what, attributes: { scope: "row" } }),
          element("td", { text: before ?? "–" }),
          element("td", { text: after ?? "–" }),
        ]),
      ),
    ),
  ]);
}
