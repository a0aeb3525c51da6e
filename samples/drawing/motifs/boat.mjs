import { engrave, parallelLines } from "../engraving.mjs";
import { palette } from "../palette.mjs";
import { clipped, fill, glow, pathThrough, stroke } from "../shapes.mjs";

/** A small boat with two sails and a lamp; the point is amidships at the waterline. */
export function boat(id, x, y, scale) {
  const at = (points) =>
    pathThrough(points.map(([px, py]) => [x + px * scale, y + py * scale]));
  const hull = `${at([
    [-112, -26],
    [-84, 16],
    [72, 16],
    [118, -34],
  ])}Z`;
  const sail = `${at([
    [2, -216],
    [2, -48],
    [92, -52],
  ])}Z`;
  const jib = `${at([
    [-8, -200],
    [-8, -50],
    [-92, -44],
  ])}Z`;
  const box = {
    x: x - 130 * scale,
    y: y - 230 * scale,
    width: 260 * scale,
    height: 260 * scale,
  };
  const cloth = (name, d, angle, light) =>
    fill(d, palette.dusk) +
    clipped(
      `${id}-${name}`,
      d,
      engrave(parallelLines({ ...box, spacing: 5.5 * scale, angle }), light, {
        weight: 3 * scale,
        colour: palette.cream,
        opacity: 0.85,
      }),
    ) +
    stroke(d, palette.amber, 1.5 * scale);
  return (
    cloth("sail", sail, 82, (px) => 1 - (px - x) / (130 * scale)) +
    cloth("jib", jib, 102, (px) => 0.55 + (px - x) / (180 * scale)) +
    stroke(
      at([
        [-3, -30],
        [-3, -228],
      ]),
      palette.ink,
      5 * scale,
    ) +
    fill(hull, palette.ink) +
    clipped(
      `${id}-hull`,
      hull,
      engrave(
        parallelLines({ ...box, spacing: 5 * scale }),
        (px) => 0.85 - Math.abs(px - x + 30) / (200 * scale),
        { weight: 2.4 * scale, colour: palette.brass },
      ),
    ) +
    stroke(hull, palette.gold, 1.6 * scale) +
    glow(
      `${id}-lamp`,
      x + 40 * scale,
      y - 42 * scale,
      56 * scale,
      palette.amber,
      0.9,
    )
  );
}
