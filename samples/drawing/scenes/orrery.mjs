import { concentricArcs, graduatedArc, rays } from "../charts.mjs";
import { engrave, litFromLeft, parallelLines, turned } from "../engraving.mjs";
import { globe, ringHalf } from "../globe.mjs";
import { candle } from "../motifs/candle.mjs";
import { palette } from "../palette.mjs";
import {
  circle,
  clipped,
  ellipsePoints,
  fill,
  glow,
  linearGradient,
  pathThrough,
  radians,
  stroke,
} from "../shapes.mjs";
import { engravedSky } from "../sky.mjs";
import { stars } from "../starlight.mjs";

const width = 1536;
const height = 1024;
const sun = { x: 930, y: 430 };
const metal = { body: "#33201f", line: palette.gold, outline: palette.amber };

/** A brass orrery by candlelight, near enough to touch. */
export function orrery() {
  return {
    width,
    height,
    seed: 1212,
    sky: {
      stops: [
        [0, palette.night],
        [0.5, palette.dusk],
        [1, palette.plum],
      ],
      clouds: [{ colour: palette.indigo, strength: 0.6, scale: 3, shift: 25 }],
      lights: [
        { x: 190, y: 420, radius: 520, colour: palette.rose, strength: 0.75 },
        { ...sun, radius: 420, colour: palette.mauve, strength: 0.6 },
      ],
    },
    art: [
      engravedSky(141, {
        width,
        height: 860,
        angle: 12,
        opacity: 0.32,
        spacing: 7,
      }),
      stars(142, { width, height: 800, count: 900, rays: 6 }),
      concentricArcs({
        ...sun,
        radii: [260, 268, 380, 500, 620, 632],
        opacity: 0.3,
      }),
      graduatedArc({
        ...sun,
        radius: 560,
        from: 150,
        to: 380,
        step: 1,
        depth: 18,
        opacity: 0.5,
      }),
      table(),
      candle(),
      tracks("back"),
      planets((angle) => Math.sin(radians(angle)) < 0),
      stand(),
      sunBall(),
      tracks("front"),
      planets((angle) => Math.sin(radians(angle)) >= 0),
    ].join(""),
  };
}

function table() {
  const top = `M0 850C500 830 1100 830 ${width} 850V${height}H0Z`;
  const lines = parallelLines({
    x: 0,
    y: 830,
    width,
    height: 200,
    spacing: 6.5,
    waver: (x) => 5 * Math.sin(x / 210),
  });
  const nearLight = (x, y) =>
    0.2 +
    0.9 * Math.exp(-(((x - 240) / 330) ** 2)) +
    0.35 * Math.exp(-(((x - 940) / 260) ** 2)) -
    0.15 * Math.sin(y / 9 + x / 130);
  return (
    linearGradient(
      "wood",
      [0, 840, 0, height],
      [
        [0, "#402738"],
        [1, palette.ink],
      ],
    ) +
    fill(top, "url(#wood)") +
    clipped(
      "table",
      top,
      engrave(lines, nearLight, {
        weight: 3.6,
        colour: palette.brass,
        opacity: 0.8,
      }),
    ) +
    stroke(`M0 850C500 830 1100 830 ${width} 850`, palette.gold, 2)
  );
}

const orbits = [
  { reach: 215, angle: 205, size: 17 },
  { reach: 300, angle: 338, size: 26 },
  { reach: 395, angle: 300, size: 31, moon: true },
  { reach: 490, angle: 160, size: 24 },
  { reach: 610, angle: 62, size: 62 },
  { reach: 720, angle: 222, size: 46, ringed: true },
];

function place({ reach, angle }) {
  return [
    sun.x + reach * Math.cos(radians(angle)),
    sun.y + 110 + reach * 0.33 * Math.sin(radians(angle)),
  ];
}

function tracks(half) {
  const [from, to] = half === "back" ? [180, 360] : [0, 180];
  return orbits
    .map(({ reach }) => {
      const arc = pathThrough(
        ellipsePoints({
          x: sun.x,
          y: sun.y + 110,
          rx: reach,
          ry: reach * 0.33,
          from,
          to,
        }),
      );
      return (
        stroke(arc, "#33201f", 9) +
        stroke(arc, palette.gold, 5) +
        stroke(arc, "#33201f", 2, {
          "stroke-dasharray": "1.5 5",
          "stroke-linecap": "butt",
        })
      );
    })
    .join("");
}

function planets(isHere) {
  return orbits
    .filter(({ angle }) => isHere(angle))
    .map((orbit) => {
      const [x, y] = place(orbit);
      const { size, reach } = orbit;
      const top = y - size - 44;
      const towards = [sun.x - x, -(top - sun.y + 40)];
      const ball = {
        x,
        y: top,
        radius: size,
        spacing: size > 40 ? 3.6 : 3,
        weight: size > 40 ? 3 : 2.4,
        sun: [towards[0] / 500, towards[1] / 600 - 0.2, 0.55],
        line:
          [palette.amber, palette.lavender, palette.gold][reach % 3] ??
          palette.gold,
        body: palette.night,
        edge: palette.dusk,
        turn: -12,
        texture: (latitude) => 0.75 + 0.3 * Math.sin(latitude / 6),
      };
      const ring = {
        x,
        y: top,
        inner: size * 1.35,
        outer: size * 2.1,
        tip: 18,
        turn: -14,
        spacing: 3,
        weight: 2,
        colour: palette.amber,
        body: palette.night,
        density: () => 0.85,
      };
      const stalk = turned(`stalk${reach}`, {
        from: [x, y + 4],
        to: [x, top + size * 0.9],
        radius: (t) => (t < 0.2 ? 9 : 4.5),
        spacing: 3,
        weight: 2,
        ...metal,
      });
      return (
        stalk +
        (orbit.ringed ? ringHalf({ ...ring, half: "back" }) : "") +
        globe(`planet${reach}`, ball) +
        (orbit.ringed ? ringHalf({ ...ring, half: "front" }) : "") +
        (orbit.moon ? moonOf(x, top) : "")
      );
    })
    .join("");
}

function moonOf(x, y) {
  return (
    stroke(
      pathThrough(ellipsePoints({ x, y, rx: 58, ry: 18, turn: -12 }), true),
      palette.gold,
      2,
    ) +
    globe("moon", {
      x: x + 55,
      y: y - 12,
      radius: 10,
      spacing: 2.4,
      weight: 1.8,
      line: palette.cream,
      body: palette.night,
      edge: palette.plum,
    })
  );
}

function stand() {
  const profile = (t) =>
    30 +
    118 * Math.exp(-t * 9) +
    20 * Math.exp(-(((t - 0.42) / 0.05) ** 2)) +
    12 * Math.exp(-(((t - 0.62) / 0.03) ** 2)) -
    10 * t;
  return (
    turned("base", {
      from: [sun.x, 915],
      to: [sun.x, 886],
      radius: (t) => 205 - 18 * t,
      roundness: -0.16,
      spacing: 4,
      weight: 3.2,
      light: litFromLeft,
      ...metal,
    }) +
    fill(
      pathThrough(ellipsePoints({ x: sun.x, y: 886, rx: 187, ry: 30 }), true),
      "#33201f",
      { stroke: palette.amber, "stroke-width": 2 },
    ) +
    turned("column", {
      from: [sun.x, 900],
      to: [sun.x, 500],
      radius: profile,
      roundness: -0.16,
      spacing: 4.2,
      weight: 3.4,
      light: litFromLeft,
      ...metal,
    })
  );
}

function sunBall() {
  return (
    glow("sun-light", sun.x, sun.y, 380, palette.amber, 0.6) +
    rays({
      ...sun,
      from: 122,
      to: 158,
      count: 24,
      colour: palette.amber,
      width: 4,
      opacity: 0.95,
    }) +
    rays({
      ...sun,
      from: 122,
      to: 140,
      count: 24,
      start: 7.5,
      colour: palette.gold,
      width: 2.4,
      opacity: 0.95,
    }) +
    globe("sun", {
      ...sun,
      radius: 108,
      spacing: 5,
      weight: 4,
      body: palette.bronze,
      edge: palette.gold,
      line: palette.cream,
      tip: 20,
      turn: -12,
      ambient: 0.12,
      sun: [-0.5, -0.4, 0.75],
    }) +
    circle(sun.x, sun.y, 114, {
      fill: "none",
      stroke: palette.amber,
      "stroke-width": 3,
    })
  );
}
