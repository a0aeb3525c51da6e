import type { PageLook } from "../../shared/datasetPage.ts";
import type { DatasetPageStrings } from "../../shared/datasetPageStrings.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";
import { attentionMap } from "./attentionMap.ts";
import { hueChart } from "./hueChart.ts";
import { percent } from "./percent.ts";

/** What the set has in common, against what chance would give. */
export function lookCharts(
  look: PageLook,
  strings: DatasetPageStrings,
): HTMLElement {
  const { orientations, keys } = look;
  return element("div", { class: "look" }, [
    counts(strings.shape, look, strings, [
      [strings.landscape, orientations.landscape],
      [strings.square, orientations.square],
      [strings.portrait, orientations.portrait],
    ]),
    counts(strings.light, look, strings, [
      [strings.lightLow, keys.low],
      [strings.lightMiddle, keys.middle],
      [strings.lightHigh, keys.high],
    ]),
    hueChart(look.hues, strings),
    attentionMap(look.attention, strings),
    element("p", { class: "quiet", text: fill(strings.commonHint, look.of) }),
  ]);
}

/** Bars, with what chance would give shaded behind them. Says them as one picture. */
function counts(
  title: string,
  { of, chance }: PageLook,
  strings: DatasetPageStrings,
  rows: readonly (readonly [label: string, count: number])[],
): HTMLElement {
  const words = rows.map(([label, count]) =>
    fill(strings.counted, label, count, percent(count / of)),
  );
  const range = fill(
    strings.byChance,
    percent(chance.low),
    percent(chance.high),
  );
  return element("div", { class: "chart" }, [
    element("div", { class: "caption", text: title }),
    element(
      "div",
      {
        class: "counts",
        attributes: {
          role: "img",
          "aria-label": `${title}: ${[...words, range].join("; ")}`,
        },
      },
      rows.map(([label, count]) => {
        const track = element("span", { class: "track" }, [
          element("span", { class: "chance" }),
          element("span", { class: "amount" }),
        ]);
        track.style.setProperty("--share", String(count / of));
        track.style.setProperty("--low", String(chance.low));
        track.style.setProperty("--high", String(chance.high));
        track.classList.toggle("is-beyond", count / of > chance.high);
        return element("div", { class: "count-row" }, [
          element("span", { class: "label", text: label }),
          track,
          element("span", { class: "number", text: String(count) }),
        ]);
      }),
    ),
  ]);
}
