import {
  concentricArcs,
  constellation,
  dottedArc,
  graduatedArc,
  rays,
} from "../charts.mjs";
import { litFromRight, taper, turned } from "../engraving.mjs";
import { palette } from "../palette.mjs";
import {
  circle,
  clipped,
  ellipsePoints,
  fill,
  pathThrough,
  stroke,
} from "../shapes.mjs";
import { engravedSky } from "../sky.mjs";
import { stars } from "../starlight.mjs";

const size = 1280;
const pole = { x: 470, y: 820 };
const reach = 770;

/** A chart of the summer sky with the Swan flying along the Milky Way. */
export function swan() {
  const disc = pathThrough(ellipsePoints({ ...pole, rx: reach }), true);
  return {
    width: size,
    height: size,
    seed: 303,
    sky: {
      stops: [
        [0, palette.indigo],
        [0.5, palette.navy],
        [1, palette.night],
      ],
      clouds: [{ colour: palette.dusk, strength: 0.6, scale: 3, shift: 1 }],
      band: {
        x: 640,
        y: 600,
        angle: 132,
        width: 190,
        colour: palette.plum,
        core: palette.mauve,
        strength: 0.75,
      },
    },
    art: [
      fill(`M0 0H${size}V${size}H0Z${disc}`, palette.ink, {
        "fill-rule": "evenodd",
        opacity: 0.55,
      }),
      clipped(
        "disc",
        disc,
        engravedSky(31, {
          width: size,
          height: size,
          angle: 132,
          opacity: 0.3,
          spacing: 7,
        }) +
          stars(32, {
            width: size,
            height: size,
            count: 2600,
            rays: 12,
            density: (x, y) =>
              0.35 + 0.65 * Math.exp(-(((x + y * 0.9 - 1180) / 260) ** 2)),
          }) +
          concentricArcs({
            ...pole,
            radii: [150, 300, 450, 600],
            opacity: 0.45,
            dash: "10 8",
          }) +
          rays({
            ...pole,
            from: 36,
            to: reach,
            count: 24,
            colour: palette.gold,
            width: 1,
            opacity: 0.3,
          }) +
          stroke(
            pathThrough(ellipsePoints({ x: 640, y: 960, rx: 610 })),
            palette.rose,
            2,
            { opacity: 0.55, "stroke-dasharray": "16 8" },
          ),
      ),
      graduatedArc({
        ...pole,
        radius: reach,
        step: 1,
        depth: 26,
        opacity: 0.8,
        width: 1.6,
      }),
      concentricArcs({
        ...pole,
        radii: [reach + 40, reach + 47],
        opacity: 0.75,
        width: 1.6,
      }),
      dottedArc({
        ...pole,
        radius: reach + 70,
        from: -100,
        to: 20,
        count: 49,
        size: 3,
      }),
      rays({
        ...pole,
        from: reach + 88,
        to: reach + 160,
        count: 240,
        colour: palette.gold,
        width: 1.2,
        opacity: 0.35,
      }),
      bird(),
      constellation(
        "swan",
        [
          [838, 330, 30],
          [700, 500, 22],
          [560, 690, 14],
          [425, 872, 18],
          [905, 645, 17],
          [1010, 742, 13],
          [520, 385, 18],
          [392, 330, 13],
        ],
        [
          [0, 1],
          [1, 2],
          [2, 3],
          [1, 4],
          [4, 5],
          [1, 6],
          [6, 7],
        ],
        { width: 2, colour: palette.amber },
      ),
      constellation(
        "lyre",
        [
          [250, 560, 26],
          [215, 612, 9],
          [262, 622, 9],
          [232, 720, 10],
          [278, 728, 10],
        ],
        [
          [0, 1],
          [0, 2],
          [1, 2],
          [1, 3],
          [2, 4],
          [3, 4],
        ],
      ),
      constellation(
        "eagle",
        [
          [640, 1120, 22],
          [590, 1085, 11],
          [690, 1165, 11],
          [790, 1060, 12],
          [520, 1215, 12],
          [760, 1225, 10],
        ],
        [
          [0, 1],
          [0, 2],
          [1, 3],
          [1, 4],
          [2, 5],
        ],
      ),
      circle(pole.x, pole.y, 7, {
        fill: "none",
        stroke: palette.amber,
        "stroke-width": 1.8,
      }),
    ].join(""),
  };
}

/** The figure behind the stars, in feathers only. */
function bird() {
  const feathers = [];
  const wing = (joints, sign) => {
    for (let index = 0; index <= 46; index += 1) {
      const t = index / 46;
      const root = bezier(joints, t);
      const long =
        92 + 120 * Math.sin(Math.PI * Math.min(1, t * 0.95 + 0.12)) ** 0.8;
      // Feathers sweep from the tail's direction at the body to outward at the tip.
      const angle = -0.93 + sign * (0.25 + 0.95 * t);
      const tip = [
        root[0] + long * Math.cos(angle),
        root[1] + long * Math.sin(angle),
      ];
      const bend = [
        (root[0] + tip[0]) / 2 + sign * 10,
        (root[1] + tip[1]) / 2 + 8,
      ];
      feathers.push(taper(root, bend, tip, 5));
      feathers.push(
        taper(
          root,
          [bend[0] + 6, bend[1]],
          [(root[0] + tip[0] * 1.2) / 2.2, (root[1] + tip[1] * 1.2) / 2.2],
          3,
        ),
      );
      if (index % 2 === 0) {
        const short = [
          root[0] + long * 0.42 * Math.cos(angle + 0.1),
          root[1] + long * 0.42 * Math.sin(angle + 0.1),
        ];
        feathers.push(taper(root, root, short, 6));
      }
    }
  };
  wing(
    [
      [700, 500],
      [860, 560],
      [905, 645],
      [1010, 742],
    ],
    1,
  );
  wing(
    [
      [700, 500],
      [590, 420],
      [520, 385],
      [392, 330],
    ],
    -1,
  );
  for (let index = -8; index <= 8; index += 1)
    feathers.push(
      taper(
        [770, 412],
        [800 + index * 4, 372 + index * 5],
        [865 + index * 7, 290 + index * 8 + Math.abs(index) * 4],
        5,
      ),
    );
  // Neck and body are one turned form along the line of the stars.
  const spine = turned("spine", {
    from: [420, 880],
    to: [786, 390],
    roundness: 0.35,
    spacing: 5,
    weight: 2.2,
    light: litFromRight,
    radius: (t) =>
      11 +
      16 * Math.exp(-(((t - 0.02) / 0.035) ** 2)) * 0.5 +
      46 * Math.exp(-(((t - 0.72) / 0.2) ** 2)),
    body: palette.dusk,
    line: palette.lavender,
    outlineWidth: 1.5,
    opacity: 0.85,
  });
  const beak = "M409 874L366 936L431 894Z";
  return (
    fill(feathers.join(""), palette.lavender, { opacity: 0.65 }) +
    fill(beak, palette.brass) +
    stroke(beak, palette.amber, 1.4) +
    spine +
    circle(432, 872, 3.4, { fill: palette.cream })
  );
}

function bezier([a, b, c, d], t) {
  const s = 1 - t;
  return [0, 1].map(
    (axis) =>
      s ** 3 * a[axis] +
      3 * s * s * t * b[axis] +
      3 * s * t * t * c[axis] +
      t ** 3 * d[axis],
  );
}
