import { disc, engraved, halo, line, shape } from "./pen.ts";
import type { Pen } from "./pen.ts";

/** Somebody in a long coat, with a scarf in the wind and a lantern. */
export function drawPerson(pen: Pen): string {
  const { inks } = pen;
  const coat = "M-9 -74Q-20 -40 -22 -10Q0 -4 22 -10Q18 -44 9 -74Q0 -80 -9 -74Z";
  const scarf =
    "M-9 -76Q0 -70 10 -76L10 -71Q-2 -66 -14 -70Q-30 -72 -38 -62Q-40 -68 -34 -73Q-22 -79 -9 -76Z";
  const legs = "M-9 -10L-10 0L-3 0L-3 -9ZM4 -9L4 0L11 0L9 -10Z";
  const arm = "M8 -70Q20 -58 26 -46L22 -43Q12 -52 4 -62Z";
  const hat = "M-13 -90Q0 -96 13 -90L9 -92Q8 -104 0 -104Q-8 -104 -9 -92Z";
  return (
    halo(pen, 27, -34, 34, inks.glow, 0.8) +
    shape(pen, legs, { fill: inks.shade }) +
    engraved(pen, coat, [-22, -78, 22, -6], {
      fill: inks.second,
      hatch: { angle: 82, gap: 2 },
    }) +
    line(pen, "M0 -72L0 -9", 0.6) +
    [-60, -48, -36, -24].map((y) => disc(2.6, y, 1, inks.glow)).join("") +
    disc(0, -85, 8, inks.glow, `stroke="${inks.line}" stroke-width="0.7"`) +
    shape(pen, hat, { fill: inks.shade }) +
    engraved(pen, scarf, [-40, -79, 10, -62], {
      fill: inks.accent,
      hatch: { angle: 8, gap: 1.6 },
    }) +
    shape(pen, arm, { fill: inks.second }) +
    line(pen, "M24 -45L27 -40", 0.9) +
    shape(pen, "M22 -40L32 -40L31 -26L23 -26Z", {
      fill: inks.glow,
      stroke: inks.shade,
      strokeWidth: 1.1,
    })
  );
}
