import { disc, engraved, line, n, shape } from "./pen.ts";
import type { Pen } from "./pen.ts";

/** How one sitting animal differs from another. */
interface Breed {
  readonly ears: string;
  readonly tail: string;
  readonly muzzle: string;
  readonly fill: "accent" | "second" | "body";
}

const breeds = {
  fox: {
    ears: "M-8 -84L-11 -102L2 -88ZM10 -88L21 -102L20 -83Z",
    tail: "M-16 -4Q-52 2 -50 -30Q-46 -46 -38 -50Q-40 -30 -24 -18Z",
    muzzle: "M16 -76L34 -68Q34 -64 28 -64L14 -66Z",
    fill: "accent",
  },
  cat: {
    ears: "M-8 -84L-9 -99L3 -88ZM10 -88L20 -99L20 -83Z",
    tail: "M-16 -3Q-44 0 -42 -22Q-42 -40 -52 -44Q-36 -48 -35 -26Q-34 -12 -14 -10Z",
    muzzle: "M14 -74L25 -70Q26 -64 18 -64L12 -66Z",
    fill: "second",
  },
  dog: {
    ears: "M-7 -88Q-20 -86 -18 -66Q-8 -66 -4 -82ZM10 -89Q14 -86 10 -74Q4 -76 4 -86Z",
    tail: "M-18 -6Q-40 -16 -40 -38Q-34 -40 -32 -32Q-28 -18 -14 -14Z",
    muzzle: "M14 -78L33 -74Q37 -66 28 -63L12 -66Z",
    fill: "body",
  },
  rabbit: {
    ears: "M-4 -86Q-16 -124 -6 -126Q4 -116 4 -88ZM8 -88Q8 -122 18 -124Q24 -112 15 -85Z",
    tail: "M-20 -12A9 9 0 1 1 -20 -11Z",
    muzzle: "M14 -76L25 -72Q27 -65 18 -64L12 -66Z",
    fill: "second",
  },
} as const satisfies Record<string, Breed>;

/** A fox, cat, dog or rabbit sitting, looking to the right and up. */
export function drawSitting(pen: Pen, kind: keyof typeof breeds): string {
  const { inks } = pen;
  const breed: Breed = breeds[kind];
  const fill = inks[breed.fill];
  const body =
    "M-4 -72Q-28 -44 -26 -14Q-26 0 -12 0L18 0Q22 -2 18 -5L12 -6Q14 -30 16 -46Q20 -60 14 -70Z";
  const head =
    "M-12 -74Q-12 -92 6 -92Q24 -92 23 -76Q22 -62 6 -60Q-10 -60 -12 -74Z";
  const chest = "M4 -60Q16 -58 14 -44Q12 -30 8 -26Q0 -40 4 -60Z";
  return (
    engraved(pen, breed.tail, [-52, -50, -14, 0], {
      fill,
      hatch: { angle: 60 },
    }) +
    engraved(pen, body, [-28, -72, 20, 0], {
      fill,
      hatch: { angle: 68, gap: 1.9 },
    }) +
    shape(pen, chest, { fill: inks.glow, strokeWidth: 0.4, opacity: 0.9 }) +
    line(
      pen,
      "M6 -58L7 -48M9 -56L10 -44M3 -52L5 -40M-18 -6Q-14 -22 -2 -24M2 -26L4 -3M8 -24L10 -6",
      0.55,
    ) +
    shape(pen, breed.ears, { fill, strokeWidth: 0.7 }) +
    engraved(pen, head, [-12, -92, 24, -60], {
      fill,
      hatch: { angle: 30, gap: 1.7 },
    }) +
    shape(pen, breed.muzzle, { fill: inks.glow, strokeWidth: 0.6 }) +
    disc(12, -78, 2.5, inks.glow) +
    disc(12.5, -78, 1.6, inks.shade) +
    disc(breed.fill === "accent" ? 32 : 26, -68, 1.9, inks.shade)
  );
}

export function drawOwl(pen: Pen): string {
  const { inks } = pen;
  const body =
    "M-26 -62Q-34 -20 -12 -6L0 -2L12 -6Q34 -20 26 -62Q30 -84 27 -98Q14 -90 0 -90Q-14 -90 -27 -98Q-30 -84 -26 -62Z";
  const wing = (side: number) =>
    `M${n(25 * side)} -64Q${n(36 * side)} -30 ${n(16 * side)} -8Q${n(14 * side)} -36 ${n(25 * side)} -64Z`;
  const feathers: string[] = [];
  for (let row = 0; row < 6; row++) {
    for (let x = -14 + (row % 2) * 3.5; x <= 14; x += 7) {
      feathers.push(`M${n(x - 3)} ${n(-50 + row * 6.4)}q3 5 6 0`);
    }
  }
  const eye = (x: number) =>
    disc(x, -74, 11, inks.glow, `stroke="${inks.line}" stroke-width="0.8"`) +
    disc(x, -74, 7.5, inks.accent) +
    disc(x, -74, 4.6, inks.shade) +
    disc(x + 1.6, -76, 1.5, inks.glow);
  const branch =
    "M-150 -16Q-90 -8 -50 -5T20 -4T66 -9L62 -3Q30 4 -10 2T-150 -2ZM-96 -9Q-100 -24 -116 -32L-112 -34Q-94 -26 -90 -9Z";
  return (
    engraved(pen, branch, [-150, -34, 76, 4], {
      fill: inks.shade,
      hatch: { angle: 3, gap: 1.6 },
    }) +
    engraved(pen, body, [-34, -98, 34, -2], {
      fill: inks.body,
      hatch: { angle: 80 },
    }) +
    line(pen, feathers.join(""), 0.7, inks.line, 0.9) +
    engraved(pen, wing(-1), [-36, -64, -14, -8], {
      fill: inks.second,
      hatch: { angle: 70 },
    }) +
    engraved(pen, wing(1), [14, -64, 36, -8], {
      fill: inks.second,
      hatch: { angle: -70 },
    }) +
    eye(-11) +
    eye(11) +
    shape(pen, "M-4 -68L4 -68L0 -58Z", { fill: inks.accent }) +
    line(pen, "M-12 -4l-3 6M-8 -3l-1 6M8 -3l1 6M12 -4l3 6", 1.4, inks.accent)
  );
}

export function drawWhale(pen: Pen): string {
  const { inks } = pen;
  const body =
    "M-62 -30Q-58 -66 -14 -66Q28 -66 50 -34Q58 -46 54 -66Q66 -62 70 -52Q80 -58 92 -54Q84 -36 64 -28Q40 4 -10 4Q-58 2 -62 -30Z";
  const belly = "M-61 -24Q-50 4 -8 4Q18 4 38 -8Q-10 -2 -61 -24Z";
  const pleats = "M-56 -18Q-30 -4 6 -2M-50 -11Q-28 0 0 1M-40 -4Q-24 2 -8 3";
  const spout =
    "M-26 -66Q-26 -84 -40 -86M-24 -66Q-24 -90 -14 -94M-22 -66Q-20 -82 -8 -82";
  return (
    engraved(pen, body, [-62, -66, 92, 4], {
      fill: inks.second,
      hatch: { angle: 14, from: "top" },
    }) +
    shape(pen, belly, { fill: inks.glow, strokeWidth: 0.5, opacity: 0.9 }) +
    line(pen, pleats, 0.6, inks.shade) +
    shape(pen, "M-22 -14Q-10 8 6 12Q4 -6 -8 -18Z", { fill: inks.shade }) +
    line(pen, spout, 1.4, inks.glow) +
    disc(-40, -30, 2.6, inks.glow) +
    disc(-40, -30, 1.5, inks.shade) +
    line(pen, "M-61 -28Q-46 -20 -34 -22", 0.8)
  );
}

export function drawDeer(pen: Pen): string {
  const { inks } = pen;
  const body =
    "M-34 -52Q-36 -40 -30 -34L-34 0L-30 0L-24 -28L-22 0L-18 0L-16 -30Q0 -28 12 -32L12 0L16 0L19 -28L24 0L28 0L25 -38Q30 -48 30 -60L36 -66L48 -66Q51 -70 47 -73L36 -80Q28 -82 26 -74Q20 -62 14 -56Q-14 -60 -34 -52Z";
  const antlers =
    "M32 -80Q28 -92 18 -98M30 -88L20 -87M29 -92Q27 -100 24 -104M35 -80Q40 -92 50 -96M38 -87L47 -85M40 -91Q42 -100 40 -106";
  return (
    line(pen, antlers, 1.8, inks.glow) +
    shape(pen, "M27 -77L16 -78L24 -72Z", { fill: inks.body }) +
    engraved(pen, body, [-36, -82, 51, 0], {
      fill: inks.accent,
      hatch: { angle: 76, gap: 1.9 },
    }) +
    disc(37, -74, 1.3, inks.shade) +
    [
      [-22, -46],
      [-14, -48],
      [-6, -46],
      [-18, -41],
      [-9, -41],
    ]
      .map(([x = 0, y = 0]) => disc(x, y, 1.3, inks.glow, 'fill-opacity="0.9"'))
      .join("")
  );
}
