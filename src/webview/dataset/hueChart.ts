import type { DatasetPageStrings } from "../../shared/datasetPageStrings.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";
import { percent } from "./percent.ts";

/** The middle of every sector at medium lightness, from red on (Lab 65, 45 from grey). */
const colours = [
  ...["#ea7d8b", "#e18667", "#c7944f", "#a2a24d", "#75ac63", "#37b188"],
  ...["#00b2b1", "#00b0d6", "#14a8eb", "#809beb", "#bb8bd7", "#de7fb4"],
];

/** How much of the set's colour lies where on the wheel; dashed what an even spread would give. */
export function hueChart(
  hues: readonly number[],
  strings: DatasetPageStrings,
): HTMLElement {
  const caption = element("div", { class: "caption", text: strings.hue });
  const most = Math.max(...hues);
  if (most <= 0) {
    const none = element("p", { class: "quiet", text: strings.noHue });
    return element("div", { class: "chart" }, [caption, none]);
  }
  const even = 1 / hues.length;
  const names = strings.hueNames.split(",").map((name) => name.trim());
  const words = hues.map(
    (share, sector) => `${names[sector] ?? ""} ${percent(share)} %`,
  );
  const chance = fill(strings.byChanceEach, percent(even));
  const bars = element("div", {
    class: "hues",
    attributes: {
      role: "img",
      "aria-label": `${strings.hue}: ${words.join("; ")}. ${chance}`,
    },
  });
  hues.forEach((share, sector) => {
    const bar = element("span", { title: words[sector] ?? "" });
    // Through the object model: the page's policy allows no style attributes.
    bar.style.setProperty("--share", String(share / Math.max(most, even)));
    bar.style.setProperty("background-color", colours[sector] ?? "");
    bars.append(bar);
  });
  bars.style.setProperty("--even", String(even / Math.max(most, even)));
  return element("div", { class: "chart" }, [
    caption,
    bars,
    element("p", { class: "quiet", text: chance }),
  ]);
}
