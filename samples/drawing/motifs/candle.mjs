import { litFromRight, turned } from "../engraving.mjs";
import { palette } from "../palette.mjs";
import { ellipsePoints, fill, glow, pathThrough, stroke } from "../shapes.mjs";

/** A burning candle in a brass dish. */
export function candle() {
  const wax = turned("wax", {
    from: [190, 800],
    to: [190, 540],
    radius: (t) => 36 - 3 * t,
    spacing: 4.5,
    weight: 3.4,
    roundness: -0.2,
    light: (v, t) => 0.25 + 0.5 * t + 0.4 * Math.exp(-(((v - 0.4) / 0.4) ** 2)),
    body: "#6b4a52",
    line: palette.cream,
    outline: palette.cream,
  });
  const dish = turned("dish", {
    from: [190, 850],
    to: [190, 796],
    radius: (t) => 62 + 58 * t ** 3,
    roundness: -0.2,
    spacing: 3.6,
    weight: 3,
    light: litFromRight,
    body: "#33201f",
    line: palette.gold,
    outline: palette.amber,
  });
  const handle = pathThrough(
    ellipsePoints({ x: 322, y: 826, rx: 38, ry: 30, from: -150, to: 160 }),
  );
  return (
    stroke(handle, "#33201f", 15) +
    stroke(handle, palette.gold, 8, {
      "stroke-dasharray": "2.4 3",
      "stroke-linecap": "butt",
    }) +
    dish +
    disc(796, 120, 24, "#33201f", palette.amber) +
    disc(796, 92, 17, "none", palette.gold) +
    wax +
    disc(540, 33, 6.6, palette.rose, palette.cream) +
    stroke("M190 540V516", palette.ink, 3.6) +
    glow("far-light", 190, 470, 520, palette.amber, 0.55) +
    glow("flame", 190, 478, 150, palette.cream, 0.9) +
    fill(
      "M190 408C222 462 216 512 190 520C164 512 160 466 190 408Z",
      palette.amber,
    ) +
    fill(
      "M190 448C206 480 203 510 190 516C177 510 176 482 190 448Z",
      palette.cream,
    )
  );
}

function disc(y, rx, ry, colour, line) {
  return fill(pathThrough(ellipsePoints({ x: 190, y, rx, ry }), true), colour, {
    stroke: line,
    "stroke-width": 2,
  });
}
