import { disc, halo, hatching, line, n, round, shape } from "./pen.ts";
import type { Pen } from "./pen.ts";
import { between } from "./random.ts";

/** Where the light of a scene comes from, in scene units. */
export interface Light {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The backdrop: colour, engraved rings around the light, and stars. */
export function drawSky(pen: Pen, light: Light, horizon: number): string {
  const { inks, width, height } = pen;
  pen.definitions.push(
    `<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${inks.skyTop}"/><stop offset="${n(horizon / height)}" stop-color="${inks.skyLow}"/></linearGradient>`,
  );
  const backdrop = `<rect width="${n(width)}" height="${n(height)}" fill="url(#sky)"/>`;
  return (
    backdrop +
    halo(pen, light.x, light.y, light.radius * 7, inks.glow, 0.4) +
    rings(pen, light) +
    (inks.isDark ? stars(pen, horizon) : "")
  );
}

/** Fine arcs spreading from the light, as on an astronomical engraving. */
function rings(pen: Pen, { x, y, radius }: Light): string {
  const farthest = Math.hypot(pen.width, pen.height);
  const paths: string[] = [];
  const step = 15 / pen.detail;
  for (let at = radius * 1.5; at < farthest; at += step * (1 + at / 700)) {
    const opacity = Math.max(0.05, 0.34 - at / 2600) * pen.inks.lineStrength;
    const dash = `stroke-dasharray="${n(between(pen.random, 60, 320))} ${n(between(pen.random, 6, 60))}"`;
    paths.push(
      disc(
        x,
        y,
        at,
        "none",
        `stroke="${pen.inks.line}" stroke-width="0.9" stroke-opacity="${n(opacity)}" ${dash}`,
      ),
    );
  }
  return paths.join("");
}

function stars(pen: Pen, horizon: number): string {
  const count = Math.round((pen.width * pen.height * pen.detail) / 9_000);
  return Array.from({ length: count }, () => {
    const x = between(pen.random, 0, pen.width);
    const y = between(pen.random, 0, horizon) * between(pen.random, 0.4, 1);
    const size = between(pen.random, 0.8, 2.2);
    return pen.random() < 0.07
      ? sparkle(pen, x, y, size * 6)
      : disc(
          x,
          y,
          size,
          pen.random() < 0.3 ? pen.inks.accent : pen.inks.line,
          `fill-opacity="${n(between(pen.random, 0.35, 0.95))}"`,
        );
  }).join("");
}

/** A four-pointed star. */
export function sparkle(pen: Pen, x: number, y: number, size: number): string {
  const waist = size * 0.14;
  const d = `M${n(x)} ${n(y - size)}L${n(x + waist)} ${n(y - waist)}L${n(x + size)} ${n(y)}L${n(x + waist)} ${n(y + waist)}L${n(x)} ${n(y + size)}L${n(x - waist)} ${n(y + waist)}L${n(x - size)} ${n(y)}L${n(x - waist)} ${n(y - waist)}Z`;
  return shape(pen, d, { fill: pen.inks.glow, stroke: "none" });
}

/** The body that gives the light: a cratered moon, or a sun with rays. */
export function drawLight(pen: Pen, light: Light, isSun: boolean): string {
  const { x, y, radius } = light;
  const { inks, random } = pen;
  const d = round(x, y, radius);
  const body = shape(pen, d, {
    fill: inks.glow,
    stroke: inks.line,
    strokeWidth: 1.6,
  });
  if (isSun) {
    const rays = Array.from({ length: 48 }, (_, index) => {
      const angle = (index / 48) * 2 * Math.PI;
      const from = radius * 1.14;
      const to = radius * (index % 2 === 0 ? 1.62 : 1.36);
      return `M${n(x + Math.cos(angle) * from)} ${n(y + Math.sin(angle) * from)}L${n(x + Math.cos(angle) * to)} ${n(y + Math.sin(angle) * to)}`;
    }).join("");
    return body + line(pen, rays, 2.2, inks.accent, 0.9);
  }
  const craters = Array.from({ length: 7 }, () => {
    const angle = between(random, 0, 2 * Math.PI);
    const away = between(random, 0, radius * 0.72);
    const size = between(random, 0.06, 0.2) * radius;
    return disc(
      x + Math.cos(angle) * away,
      y + Math.sin(angle) * away,
      size,
      inks.second,
      `fill-opacity="0.32" stroke="${inks.line}" stroke-width="0.8"`,
    );
  }).join("");
  const shade = hatching(
    pen,
    d,
    [x - radius, y - radius, x + radius, y + radius],
    {
      gap: 5,
      strokeWidth: 1.3,
      stroke: inks.skyTop,
      from: "right",
      opacity: 0.8,
    },
  );
  return body + craters + shade;
}
