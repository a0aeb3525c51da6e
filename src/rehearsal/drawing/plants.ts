import { disc, engraved, line, n, shape } from "./pen.ts";
import type { Pen } from "./pen.ts";
import { between } from "./random.ts";

/** A tree, foot at 0,0 and about 100 high. */
export function drawTree(pen: Pen, kind: "fir" | "broad"): string {
  const { inks } = pen;
  if (kind === "fir") {
    const d =
      "M0 -100L12 -70L7 -71L20 -42L12 -44L27 -10L3 -12L3 0L-3 0L-3 -12L-27 -10L-12 -44L-20 -42L-7 -71L-12 -70Z";
    const ribs =
      "M0 -92L0 -12M0 -78L6 -72M0 -78L-6 -72M0 -58L11 -48M0 -58L-11 -48M0 -36L16 -22M0 -36L-16 -22";
    return (
      shape(pen, d, { fill: inks.land[2], strokeWidth: 0.6 }) +
      line(pen, ribs, 0.5, inks.line, 0.55)
    );
  }
  const trunk =
    "M-5 0Q-3 -22 -4 -42L-16 -58L-13 -61L-1 -50L2 -66L6 -66L4 -48L15 -58L17 -55L5 -40Q5 -18 7 0Z";
  const crown =
    "M-34 -50Q-50 -60 -38 -76Q-38 -94 -18 -94Q-4 -108 12 -98Q34 -100 36 -80Q50 -66 36 -52Q26 -42 8 -48Q-14 -38 -34 -50Z";
  return (
    engraved(pen, crown, [-46, -104, 44, -42], {
      fill: inks.second,
      hatch: { angle: -40, gap: 2.6 },
    }) +
    shape(pen, trunk, { fill: inks.shade }) +
    leaves(pen)
  );
}

function leaves({ random, inks }: Pen): string {
  return Array.from({ length: 26 }, () => {
    const angle = between(random, 0, 6.3);
    const away = Math.sqrt(random());
    return disc(
      Math.cos(angle) * away * 36,
      -72 + Math.sin(angle) * away * 22,
      between(random, 0.8, 2),
      inks.accent,
      'fill-opacity="0.85"',
    );
  }).join("");
}

export function drawFlower(pen: Pen): string {
  const { inks, random } = pen;
  const stem = "M0 0Q3 -26 -1 -52";
  const leaf =
    "M1 -16Q18 -34 26 -22Q18 -8 1 -16ZM-1 -28Q-18 -44 -24 -32Q-16 -20 -1 -28Z";
  const petals = Array.from({ length: 14 }, (_, index) => {
    const angle = (index / 14) * 360 + between(random, -5, 5);
    const d = "M0 0Q9 -14 0 -30Q-9 -14 0 0Z";
    return `<g transform="translate(-1 -68) rotate(${n(angle)})">${shape(pen, d, { fill: index % 2 === 0 ? inks.accent : inks.second })}${line(pen, "M0 -8L0 -24", 0.4)}</g>`;
  }).join("");
  return (
    line(pen, stem, 2.6, inks.second) +
    line(pen, stem, 0.7) +
    engraved(pen, leaf, [-24, -44, 26, -8], { fill: inks.shade }) +
    petals +
    disc(-1, -68, 8.5, inks.glow, `stroke="${inks.line}" stroke-width="0.7"`) +
    Array.from({ length: 16 }, (_, index) =>
      disc(
        -1 + Math.cos(index * 2.4) * Math.sqrt(index) * 1.8,
        -68 + Math.sin(index * 2.4) * Math.sqrt(index) * 1.8,
        0.7,
        inks.shade,
      ),
    ).join("")
  );
}

export function drawMushroom(pen: Pen): string {
  const { inks } = pen;
  const one = (scale: number, x: number) => {
    const cap = "M-40 -52Q-38 -96 0 -98Q38 -96 40 -52Q0 -40 -40 -52Z";
    const stalk = "M-10 -50Q-7 -20 -14 0Q0 4 14 0Q7 -20 10 -50Z";
    const spots = [
      [-20, -66, 5],
      [2, -82, 6],
      [22, -64, 5],
      [-4, -60, 3.4],
      [14, -76, 2.6],
    ]
      .map(([cx = 0, cy = 0, r = 0]) =>
        disc(cx, cy, r, inks.glow, `stroke="${inks.line}" stroke-width="0.5"`),
      )
      .join("");
    return `<g transform="translate(${n(x)} 0) scale(${n(scale)})">${engraved(pen, stalk, [-14, -50, 14, 0], { fill: inks.glow, hatch: { angle: 84, gap: 2, stroke: inks.shade, from: "right" } })}${engraved(pen, cap, [-40, -98, 40, -42], { fill: inks.accent, hatch: { angle: 12 } })}${line(pen, "M-30 -50Q0 -58 30 -50M-22 -49L-8 -46M22 -49L8 -46", 0.5)}${spots}</g>`;
  };
  return one(0.5, 42) + one(0.36, -40) + one(1, 0);
}
