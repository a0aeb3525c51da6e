import { engrave } from "../engraving.mjs";
import { palette } from "../palette.mjs";
import { ellipsePoints, fill, pathThrough, stroke } from "../shapes.mjs";

/** Brushed brass: rings of line that swell where the light glances off. */
export function plate(id, from, to, spacing, centre, colour = palette.gold) {
  const lines = [];
  for (let radius = to + 2; radius < from; radius += spacing)
    lines.push(ellipsePoints({ ...centre, rx: radius, from: -90, to: 270 }));
  const tone = (x, y) => {
    const angle = Math.atan2(y - centre.y, x - centre.x);
    return 0.42 + 0.58 * Math.abs(Math.cos(angle + 0.9)) ** 3;
  };
  const ring =
    pathThrough(ellipsePoints({ ...centre, rx: from }), true) +
    pathThrough(ellipsePoints({ ...centre, rx: to }), true);
  return (
    fill(ring, "#4a3022", { "fill-rule": "evenodd" }) +
    engrave(lines, tone, { weight: spacing * 0.8, colour, opacity: 0.95 }) +
    stroke(ring, palette.amber, 2.2)
  );
}
