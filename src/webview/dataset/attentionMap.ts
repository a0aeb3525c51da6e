import type { DatasetPageStrings } from "../../shared/datasetPageStrings.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";
import { percent } from "./percent.ts";

/** Where the eye goes in the set's pictures, their middle half framed: a quarter would lie there by chance. */
export function attentionMap(
  cells: readonly number[],
  strings: DatasetPageStrings,
): HTMLElement {
  const side = Math.round(Math.sqrt(cells.length));
  const most = Math.max(...cells);
  const isInner = (place: number) =>
    place >= side / 4 && place < (3 * side) / 4;
  const middle = cells.reduce(
    (sum, share, at) =>
      isInner(at % side) && isInner(Math.floor(at / side)) ? sum + share : sum,
    0,
  );
  const text = fill(strings.attentionShare, percent(middle), 25);
  const map = element(
    "div",
    {
      class: "heat",
      attributes: {
        role: "img",
        "aria-label": `${strings.attention}: ${text}`,
      },
    },
    cells.map((share) => {
      const cell = element("span");
      cell.style.setProperty("opacity", String(most > 0 ? share / most : 0));
      return cell;
    }),
  );
  map.style.setProperty("--side", String(side));
  return element("div", { class: "chart" }, [
    element("div", { class: "caption", text: strings.attention }),
    map,
    element("p", { class: "quiet", text }),
  ]);
}
