import { concentricArcs, constellation, graduatedArc } from "../charts.mjs";
import { litFromRight, turned } from "../engraving.mjs";
import { ridge, skyline } from "../land.mjs";
import { palette } from "../palette.mjs";
import { grass } from "../plants.mjs";
import {
  circle,
  ellipsePoints,
  fill,
  glow,
  pathThrough,
  stroke,
} from "../shapes.mjs";
import { engravedSky } from "../sky.mjs";
import { stars, streak } from "../starlight.mjs";

const width = 1024;
const height = 1536;
const brass = { body: "#2a1a1e", line: palette.gold, outline: palette.amber };

/** A brass telescope on a tripod, on a grassy hilltop. */
export function telescope() {
  const hill = skyline(41, { base: 1360, rise: 60, scale: 420, tilt: -0.12 });
  const far = skyline(17, { base: 1270, rise: 190, scale: 300 });
  return {
    width,
    height,
    seed: 101,
    sky: {
      stops: [
        [0, palette.night],
        [0.4, palette.navy],
        [0.68, palette.dusk],
        [0.84, palette.plum],
        [1, palette.mauve],
      ],
      clouds: [
        { colour: palette.plum, strength: 0.6, scale: 3, shift: 2 },
        { colour: palette.ink, strength: 0.5, scale: 4, shift: 9 },
      ],
      lights: [
        {
          x: 180,
          y: 1220,
          radius: 420,
          colour: palette.rose,
          strength: 0.5,
          stretch: 1.7,
        },
      ],
    },
    art: [
      engravedSky(3, { width, height: 1300, opacity: 0.34, spacing: 7 }),
      stars(5, {
        width,
        height: 1250,
        count: 1500,
        rays: 13,
        density: (_x, y) => 1 - y / 1500,
      }),
      concentricArcs({
        x: 250,
        y: 480,
        radii: [210, 232, 300, 372, 384, 470, 560, 575],
        opacity: 0.4,
      }),
      graduatedArc({
        x: 250,
        y: 480,
        radius: 252,
        step: 1.5,
        depth: 22,
        opacity: 0.6,
      }),
      constellation(
        "lyre",
        [
          [150, 330, 24],
          [225, 365, 12],
          [205, 480, 13],
          [300, 510, 14],
          [318, 405, 12],
          [395, 280, 18],
          [470, 200, 12],
        ],
        [
          [0, 1],
          [1, 2],
          [2, 3],
          [3, 4],
          [4, 1],
          [4, 5],
          [5, 6],
        ],
      ),
      streak([980, 150], [800, 290], 4),
      ridge("far", {
        seed: 4,
        width,
        bottom: height,
        top: 1100,
        edge: far,
        body: palette.dusk,
        foot: palette.navy,
        line: palette.rose,
        strokes: 500,
        reach: 110,
        opacity: 0.5,
      }),
      ridge("hill", {
        seed: 6,
        width,
        bottom: height,
        top: 1230,
        edge: hill,
        body: palette.night,
        foot: palette.ink,
        line: palette.brass,
        strokes: 500,
        reach: 200,
        opacity: 0.45,
        rim: 0.3,
      }),
      grass(7, {
        from: -10,
        to: width + 10,
        edge: hill,
        count: 900,
        height: 60,
        depth: 40,
      }),
      tripod(),
      instrument(),
      grass(8, {
        from: -10,
        to: width + 10,
        edge: (x) => hill(x) + 66,
        count: 1700,
        height: 84,
        depth: 240,
        share: 0.34,
      }),
    ].join(""),
  };
}

function tripod() {
  const head = [632, 985];
  const legs = [
    [455, 1400],
    [668, 1440],
    [850, 1372],
  ];
  return (
    legs
      .map(
        (foot, index) =>
          turned(`leg${index}`, {
            from: foot,
            to: head,
            radius: (t) => 9 + 9 * t,
            light: litFromRight,
            spacing: 5,
            weight: 3,
            ...brass,
          }) +
          turned(`joint${index}`, {
            from: along(foot, head, 0.52),
            to: along(foot, head, 0.58),
            radius: () => 20,
            spacing: 3,
            weight: 2.4,
            ...brass,
          }),
      )
      .join("") +
    stroke(
      pathThrough([
        along(legs[0], head, 0.45),
        along(legs[1], head, 0.45),
        along(legs[2], head, 0.45),
      ]),
      palette.brass,
      3,
    ) +
    turned("head", {
      from: [634, 1010],
      to: [612, 905],
      radius: (t) => 34 - 14 * Math.sin(t * Math.PI),
      light: litFromRight,
      spacing: 4,
      weight: 3,
      ...brass,
    })
  );
}

function instrument() {
  const eyepiece = [838, 1128];
  const lens = [300, 560];
  const part = (id, start, end, radius, options = {}) =>
    turned(id, {
      from: along(eyepiece, lens, start),
      to: along(eyepiece, lens, end),
      radius,
      roundness: -0.3,
      light: litFromRight,
      spacing: 4.2,
      weight: 3.5,
      ...brass,
      ...options,
    });
  const [x, y] = along(eyepiece, lens, 1);
  const turn =
    (Math.atan2(lens[1] - eyepiece[1], lens[0] - eyepiece[0]) * 180) / Math.PI;
  const glass = (rx, ry) =>
    pathThrough(ellipsePoints({ x, y, rx, ry, turn }), true);
  return [
    part("ocular", 0, 0.05, (t) => 30 - 10 * t),
    part("draw", 0.05, 0.17, () => 19),
    part("focus", 0.17, 0.2, () => 36),
    part("barrel", 0.2, 0.84, (t) => 40 + 17 * t),
    part("shade", 0.82, 1, (t) => 68 + 5 * t),
    ...[0.2, 0.36, 0.4, 0.62, 0.8].map((at, index) =>
      part(`ring${index}`, at, at + 0.018, () => 48 + 24 * at, {
        spacing: 2.6,
        weight: 2.4,
        body: palette.bronze,
        line: palette.amber,
      }),
    ),
    part("finder", 0.3, 0.62, () => 13, {
      from: shifted(along(eyepiece, lens, 0.3), 76),
      to: shifted(along(eyepiece, lens, 0.64), 82),
      weight: 2.8,
    }),
    ...[0.36, 0.58].map((at) =>
      stroke(
        pathThrough([
          shifted(along(eyepiece, lens, at), 44),
          shifted(along(eyepiece, lens, at), 68),
        ]),
        palette.gold,
        9,
      ),
    ),
    fill(glass(24, 74), "#1a1226") + stroke(glass(24, 74), palette.amber, 2.4),
    fill(glass(18, 60), palette.indigo) +
      stroke(glass(18, 60) + glass(14, 46), palette.gold, 1.3),
    glow("lens", x - 6, y - 10, 130, palette.amber, 0.5),
    circle(x - 6, y - 16, 4, { fill: palette.cream }),
  ].join("");
}

function along([x0, y0], [x1, y1], t) {
  return [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t];
}

function shifted([x, y], distance) {
  return [x + 0.72 * distance, y - 0.69 * distance];
}
