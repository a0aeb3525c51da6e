const svg = "http://www.w3.org/2000/svg";

/** Strokes on a field of 16 by 16. */
const strokes = {
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  previous: "M10 2.5L4.5 8l5.5 5.5",
  next: "M6 2.5L11.5 8 6 13.5",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  open: "M9.5 2.5h4v4M13.5 2.5L7.5 8.5M11.5 9v4.5h-9v-9H7",
  reveal: "M1.5 13.5v-11h4l1.5 2h7.5v9zM1.5 6.5h13",
  save: "M8 2.5v7M5 6.5l3 3 3-3M2.5 10.5v3h11v-3",
  asset: "M2.5 2.5h11v11h-11zM2.5 11l3.5-4 3 3 2-2 2.5 2.5M10.5 5.5v.1",
  code: "M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5M9 3L7 13",
  failed: "M8 1.8l6.6 11.7H1.4zM8 6v3.6M8 11.2v.9",
  error:
    "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M5.5 5.5l5 5M10.5 5.5l-5 5",
  information: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 7v4.5M8 4.3v.9",
  check: "M2.5 8.5l3.5 3.5 7.5-8",
  rehearsal:
    "M2 3.5c4 1.3 8 1.3 12 0v4.5c0 3.3-2.7 5.5-6 5.5S2 11.3 2 8zM5 6.5h1.5M9.5 6.5H11M5.5 10c1.5 1.2 3.5 1.2 5 0",
} as const;

export type IconName = keyof typeof strokes;

/** A drawing in the colour of the text; says nothing to screen readers. */
export function icon(name: IconName): SVGSVGElement {
  const drawing = document.createElementNS(svg, "svg");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("aria-hidden", "true");
  drawing.classList.add("icon");
  const path = document.createElementNS(svg, "path");
  path.setAttribute("d", strokes[name]);
  drawing.append(path);
  return drawing;
}
