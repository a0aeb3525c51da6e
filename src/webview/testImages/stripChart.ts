import type { ModelEvidence } from "../../shared/testImages.ts";
import type { TestImagesStrings } from "../../shared/testImagesStrings.ts";
import { fill } from "../parts/fill.ts";

const svg = "http://www.w3.org/2000/svg";
const width = 200;
const height = 28;
const margin = 6;

/**
 * Distances to the training pictures on one line: above, each training picture
 * to the others; below, each test picture. Where both lie alike, the model is
 * as close as its own training pictures.
 */
export function stripChart(
  { label, training, outputs }: ModelEvidence["axes"][number],
  strings: TestImagesStrings,
): SVGSVGElement {
  const all = [...training, ...outputs];
  const least = Math.min(...all);
  const reach = Math.max(1e-6, Math.max(...all) - least);
  const at = (value: number) =>
    margin + ((value - least) / reach) * (width - 2 * margin);
  const chart = document.createElementNS(svg, "svg");
  chart.setAttribute("viewBox", `0 0 ${width} ${height}`);
  chart.setAttribute("role", "img");
  chart.setAttribute(
    "aria-label",
    fill(
      strings.chartWords,
      label,
      middle(training).toFixed(2),
      middle(outputs).toFixed(2),
    ),
  );
  chart.classList.add("strip");
  chart.append(
    ...training.map((value) => dot(at(value), 9, "training")),
    ...outputs.map((value) => dot(at(value), 19, "outputs")),
    tick(at(middle(training)), 3, 14, "training"),
    tick(at(middle(outputs)), 14, 25, "outputs"),
  );
  return chart;
}

function dot(x: number, y: number, kind: string): SVGElement {
  const made = document.createElementNS(svg, "circle");
  made.setAttribute("cx", x.toFixed(1));
  made.setAttribute("cy", String(y));
  made.setAttribute("r", "3");
  made.classList.add(kind);
  return made;
}

function tick(x: number, from: number, to: number, kind: string): SVGElement {
  const made = document.createElementNS(svg, "path");
  made.setAttribute("d", `M${x.toFixed(1)} ${from}V${to}`);
  made.classList.add(kind);
  return made;
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? 0;
}
