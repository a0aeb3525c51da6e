import { disc, engraved, halo, line, n, round, shape } from "./pen.ts";
import type { Pen } from "./pen.ts";
import { sparkle } from "./sky.ts";

export function drawMug(pen: Pen): string {
  const { inks, random } = pen;
  const body = "M-32 -72L-29 -6Q-28 0 -20 0H20Q28 0 29 -6L32 -72Z";
  const handle =
    "M30 -60Q58 -62 56 -38Q54 -16 28 -16L28 -24Q44 -24 46 -38Q47 -51 30 -50Z";
  const points = Array.from(
    { length: 6 },
    (_, index) => [-22 + index * 9, -18 - random() * 34] as const,
  );
  const path = points
    .map(([x, y], index) => `${index === 0 ? "M" : "L"}${n(x)} ${n(y)}`)
    .join("");
  const steam =
    "M-12 -80q-10 -12 0 -22t0 -24M4 -80q-10 -12 0 -24t2 -28M18 -80q-8 -12 2 -20t-2 -22";
  return (
    line(pen, steam, 1.5, inks.line, 0.6) +
    shadow(pen, 46) +
    engraved(pen, handle, [28, -62, 58, -16], {
      fill: inks.accent,
      hatch: { angle: 40 },
    }) +
    engraved(pen, body, [-32, -72, 32, 0], {
      fill: inks.accent,
      hatch: { angle: 84, gap: 2 },
    }) +
    shape(pen, round(0, -72, 32, 7), { fill: inks.shade, strokeWidth: 0.9 }) +
    shape(pen, round(0, -71, 27, 5), { fill: inks.second, strokeWidth: 0.4 }) +
    line(pen, path, 0.8, inks.glow) +
    points.map(([x, y]) => sparkle(pen, x, y, 3.4)).join("")
  );
}

export function drawBottle(pen: Pen): string {
  const { inks } = pen;
  const glass =
    "M-8 -110V-86Q-8 -78 -18 -70Q-26 -62 -26 -50V-8Q-26 0 -18 0H18Q26 0 26 -8V-50Q26 -62 18 -70Q8 -78 8 -86V-110Z";
  const inside =
    "M-23 -46Q-10 -52 2 -46T23 -46V-9Q23 -3 17 -3H-17Q-23 -3 -23 -9Z";
  return (
    shadow(pen, 36) +
    engraved(pen, glass, [-26, -110, 26, 0], {
      fill: inks.second,
      opacity: 0.92,
      hatch: { angle: 86, gap: 2 },
    }) +
    shape(pen, inside, { fill: inks.accent, strokeWidth: 0.5, opacity: 0.9 }) +
    shape(pen, "M-10 -122H10V-108H-10Z", { fill: inks.body }) +
    shape(pen, "M-22 -38H22V-14H-22Z", { fill: inks.glow, strokeWidth: 0.8 }) +
    sparkle(pen, 0, -26, 9) +
    line(pen, "M-19 -35H19V-17H-19ZM-20 -58Q-20 -64 -14 -68", 0.7, inks.shade)
  );
}

export function drawCompass(pen: Pen): string {
  const { inks, random } = pen;
  const ticks = Array.from({ length: 72 }, (_, index) => {
    const angle = (index / 72) * 2 * Math.PI;
    const from = index % 6 === 0 ? 32 : 36;
    return `M${n(Math.cos(angle) * from)} ${n(-50 + Math.sin(angle) * from)}L${n(Math.cos(angle) * 39)} ${n(-50 + Math.sin(angle) * 39)}`;
  }).join("");
  const rose = [0, 90, 180, 270]
    .map(
      (angle) =>
        `<g transform="translate(0 -50) rotate(${angle})"><path d="M0 -30L5 -5L0 0Z" fill="${inks.shade}"/><path d="M0 -30L-5 -5L0 0Z" fill="${inks.second}"/></g><g transform="translate(0 -50) rotate(${angle + 45})"><path d="M0 -19L3.4 -4L0 0L-3.4 -4Z" fill="${inks.body}" fill-opacity="0.8"/></g>`,
    )
    .join("");
  const needle = `<g transform="translate(0 -50) rotate(${n(random() * 360)})"><path d="M0 -34L3.6 0H-3.6Z" fill="${inks.accent}" stroke="${inks.shade}" stroke-width="0.6"/><path d="M0 34L3.6 0H-3.6Z" fill="${inks.line}" stroke="${inks.shade}" stroke-width="0.6"/></g>`;
  return (
    shadow(pen, 54) +
    shape(pen, round(0, -106, 8), {
      fill: "none",
      strokeWidth: 2.6,
      stroke: inks.accent,
    }) +
    engraved(pen, round(0, -50, 50), [-50, -100, 50, 0], {
      fill: inks.accent,
      hatch: { angle: -40, gap: 1.8 },
    }) +
    shape(pen, round(0, -50, 42), { fill: inks.glow, strokeWidth: 1.2 }) +
    line(pen, ticks, 0.7, inks.shade) +
    rose +
    needle +
    disc(0, -50, 3, inks.accent, `stroke="${inks.shade}" stroke-width="0.7"`)
  );
}

export function drawBook(pen: Pen): string {
  const { inks, random } = pen;
  const side = (mirror: number) =>
    `M0 -14Q${n(30 * mirror)} -34 ${n(72 * mirror)} -22L${n(78 * mirror)} -70Q${n(34 * mirror)} -84 0 -62Z`;
  const rows = Array.from({ length: 7 }, (_, row) => {
    const y = -60 + row * 6;
    const end = 40 + random() * 22;
    return `M8 ${n(y + 2)}Q30 ${n(y - 10)} ${n(end)} ${n(y - 10)}`;
  }).join("");
  return (
    shadow(pen, 84) +
    shape(pen, "M-82 -16L-76 -74L0 -62L76 -74L82 -16L0 -4Z", {
      fill: inks.accent,
      strokeWidth: 1,
    }) +
    [-1, 1]
      .map((mirror) =>
        engraved(
          pen,
          side(mirror),
          mirror < 0 ? [-78, -84, 0, -14] : [0, -84, 78, -14],
          {
            fill: inks.glow,
            hatch: {
              angle: 88,
              gap: 2.2,
              stroke: inks.shade,
              from: mirror < 0 ? "right" : "left",
              opacity: 0.7,
            },
          },
        ),
      )
      .join("") +
    line(pen, rows, 0.9, inks.shade) +
    shape(pen, round(-40, -52, 17, 13), {
      fill: "none",
      stroke: inks.second,
      strokeWidth: 1,
    }) +
    shape(pen, round(-40, -52, 9, 7), { fill: inks.second, strokeWidth: 0.5 }) +
    sparkle(pen, -54, -62, 4) +
    line(pen, "M0 -14V-62", 1, inks.shade)
  );
}

export function drawPhone(pen: Pen): string {
  const { inks, random } = pen;
  const points = Array.from(
    { length: 7 },
    (_, index) =>
      [
        -18 + (index % 3) * 18 + random() * 6 - 3,
        -94 + index * 8 + random() * 6,
      ] as const,
  );
  const path = points
    .map(([x, y], index) => `${index === 0 ? "M" : "L"}${n(x)} ${n(y)}`)
    .join("");
  return (
    shadow(pen, 42) +
    halo(pen, 0, -60, 90, inks.glow, 0.4) +
    `<rect x="-33" y="-120" width="66" height="120" rx="9" fill="${inks.shade}" stroke="${inks.line}" stroke-width="1.2"/>` +
    `<rect x="-28" y="-113" width="56" height="104" rx="4" fill="${inks.skyLow}" stroke="${inks.line}" stroke-width="0.6"/>` +
    line(pen, path, 0.9, inks.accent) +
    points.map(([x, y]) => sparkle(pen, x, y, 4)).join("") +
    engraved(
      pen,
      "M-28 -34Q-12 -50 2 -36T28 -40V-13Q28 -9 24 -9H-24Q-28 -9 -28 -13Z",
      [-28, -48, 28, -9],
      { fill: inks.accent },
    ) +
    line(pen, "M-6 -117H6", 1.2)
  );
}

export function drawLantern(pen: Pen): string {
  const { inks } = pen;
  return (
    halo(pen, 0, -44, 110, inks.glow, 0.9) +
    shadow(pen, 32) +
    shape(pen, "M-22 -84Q-22 -122 0 -122Q22 -122 22 -84", {
      fill: "none",
      strokeWidth: 1.8,
    }) +
    engraved(pen, "M-12 -98H12L24 -82H-24Z", [-24, -98, 24, -82], {
      fill: inks.accent,
    }) +
    shape(pen, "M-21 -82H21L24 -12H-24Z", {
      fill: inks.glow,
      strokeWidth: 1.4,
      opacity: 0.92,
    }) +
    shape(pen, "M0 -68Q14 -46 6 -32Q0 -26 -6 -32Q-14 -46 0 -68Z", {
      fill: inks.accent,
      strokeWidth: 0.7,
    }) +
    shape(pen, "M-8 -30H8V-12H-8Z", { fill: inks.body, strokeWidth: 0.7 }) +
    line(pen, "M-10 -82L-11 -12M10 -82L11 -12", 1.1, inks.shade) +
    engraved(pen, "M-28 -12H28L32 0H-32Z", [-32, -12, 32, 0], {
      fill: inks.accent,
    })
  );
}

export function drawTelescope(pen: Pen): string {
  const { inks } = pen;
  const tube = "M-40 -54L44 -108L54 -92L-30 -40Z";
  const hood = "M40 -108L62 -122L74 -102L52 -90Z";
  return (
    line(
      pen,
      "M2 -66L-30 0M4 -66L34 0M3 -66L6 -4M-17 -28H22",
      2.6,
      inks.accent,
    ) +
    line(pen, "M2 -66L-30 0M4 -66L34 0M3 -66L6 -4", 0.8) +
    engraved(pen, tube, [-40, -108, 54, -40], {
      fill: inks.accent,
      hatch: { angle: -33, gap: 1.8, from: "bottom" },
    }) +
    engraved(pen, hood, [40, -122, 74, -90], {
      fill: inks.second,
      hatch: { angle: 57 },
    }) +
    shape(pen, "M-52 -46L-40 -54L-30 -40L-44 -33Z", { fill: inks.body }) +
    line(pen, "M-8 -75L2 -60M20 -93L30 -77", 1.6, inks.glow) +
    disc(3, -66, 6, inks.glow, `stroke="${inks.line}" stroke-width="1"`) +
    sparkle(pen, 92, -128, 12)
  );
}

export function drawGuitar(pen: Pen): string {
  const { inks } = pen;
  const body =
    "M-14 -62Q-36 -60 -32 -42Q-30 -34 -38 -24Q-46 0 -14 2Q0 3 14 2Q46 0 38 -24Q30 -34 32 -42Q36 -60 14 -62Q0 -64 -14 -62Z";
  return (
    shadow(pen, 44) +
    engraved(pen, body, [-46, -64, 46, 3], {
      fill: inks.accent,
      hatch: { angle: 86, gap: 2 },
    }) +
    shape(pen, round(0, -38, 11), {
      fill: inks.shade,
      strokeWidth: 1.4,
      stroke: inks.glow,
    }) +
    engraved(pen, "M-5 -46V-126H5V-46Z", [-5, -126, 5, -46], {
      fill: inks.second,
      hatch: { angle: 0, gap: 5, from: "bottom" },
    }) +
    shape(pen, "M-7 -126L-9 -146H9L7 -126Z", { fill: inks.body }) +
    shape(pen, "M-14 -12H14V-8H-14Z", { fill: inks.shade }) +
    line(
      pen,
      "M-3 -10V-140M-1 -10V-140M1 -10V-140M3 -10V-140",
      0.4,
      inks.glow,
    ) +
    [-140, -134, -130]
      .map((y) => disc(-11, y, 1.7, inks.glow) + disc(11, y, 1.7, inks.glow))
      .join("")
  );
}

/** What an object throws on the table. */
function shadow({ inks }: Pen, halfWidth: number): string {
  return `<ellipse cx="${n(halfWidth * 0.18)}" cy="1" rx="${n(halfWidth * 1.15)}" ry="${n(halfWidth * 0.17)}" fill="${inks.isDark ? "#000000" : inks.shade}" fill-opacity="0.4"/>`;
}
