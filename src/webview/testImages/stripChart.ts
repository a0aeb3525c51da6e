import { stripOf } from "../../core/evaluation/strip.ts";
import type { ModelEvidence } from "../../shared/testImages.ts";
import type { TestImagesStrings } from "../../shared/testImagesStrings.ts";
import { fill } from "../parts/fill.ts";

const svg = "http://www.w3.org/2000/svg";

/** An axis of closeness as a drawing; see `stripOf`. */
export function stripChart(
  axis: ModelEvidence["axes"][number],
  strings: TestImagesStrings,
): SVGSVGElement {
  const { width, height, radius, dots, ticks, middles } = stripOf(axis);
  const chart = document.createElementNS(svg, "svg");
  chart.setAttribute("viewBox", `0 0 ${width} ${height}`);
  chart.setAttribute("role", "img");
  chart.setAttribute(
    "aria-label",
    fill(
      strings.chartWords,
      axis.label,
      middles.training.toFixed(2),
      middles.outputs.toFixed(2),
    ),
  );
  chart.classList.add("strip");
  chart.append(
    ...dots.map(({ x, y, kind }) =>
      shape(
        "circle",
        { cx: x.toFixed(1), cy: String(y), r: String(radius) },
        kind,
      ),
    ),
    ...ticks.map(({ x, from, to, kind }) =>
      shape("path", { d: `M${x.toFixed(1)} ${from}V${to}` }, kind),
    ),
  );
  return chart;
}

function shape(
  name: string,
  attributes: Readonly<Record<string, string>>,
  kind: string,
): SVGElement {
  const made = document.createElementNS(svg, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.classList.add(kind);
  return made;
}
