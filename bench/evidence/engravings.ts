import { randomFrom } from "../style/random.ts";

/** Engraved strokes per height of the picture: finer than what it is measured at. */
const strokes = 150;
const bodies = 5;

/**
 * Drawings of one engraver, as SVG of a chosen long side: round bodies shaded
 * by parallel strokes that swell with the shadow. Every seed is another drawing.
 *
 * @param longSide pixels; 4:3
 */
export function engraving(seed: number, longSide: number): Buffer {
  const random = randomFrom(977 * (seed + 1));
  const shapes = Array.from({ length: bodies }, (_, at) => {
    const x = 40 + 320 * random();
    const y = 40 + 220 * random();
    const rx = 25 + 60 * random();
    const ry = 25 + 50 * random();
    const turn = Math.round(180 * random());
    return `<clipPath id="c${at}"><ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}"/></clipPath>
<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="#f6f0e2" stroke="#1c1814" stroke-width="1.6"/>
<g clip-path="url(#c${at})"><g transform="rotate(${turn} ${x} ${y})" stroke="#1c1814">${shading(x, y, Math.max(rx, ry), random)}</g></g>`;
  });
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${longSide}" height="${Math.round(0.75 * longSide)}" viewBox="0 0 400 300"><rect width="400" height="300" fill="#f6f0e2"/>${shapes.join("")}</svg>`,
  );
}

function shading(
  x: number,
  y: number,
  radius: number,
  random: () => number,
): string {
  const gap = (300 / strokes) * (0.9 + 0.2 * random());
  const lines: string[] = [];
  for (let at = -radius; at <= radius; at += gap) {
    const depth = (at + radius) / (2 * radius);
    const width = (gap * (0.12 + 0.6 * depth)).toFixed(3);
    lines.push(
      `<path d="M${x - radius} ${y + at} Q${x} ${y + at + 0.15 * radius} ${x + radius} ${y + at}" fill="none" stroke-width="${width}"/>`,
    );
  }
  return lines.join("");
}
