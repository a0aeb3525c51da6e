import { concentricArcs, doubleFrame, graduatedArc, rays } from "../charts.mjs";
import { globe, ringHalf, smallMoon } from "../globe.mjs";
import { lettering } from "../lettering.mjs";
import { palette } from "../palette.mjs";
import { fractalNoise, smooth } from "../random.mjs";
import {
  circle,
  ellipsePoints,
  glow,
  pathThrough,
  radians,
  stroke,
} from "../shapes.mjs";
import { engravedSky } from "../sky.mjs";
import { stars } from "../starlight.mjs";

const width = 1536;
const height = 1024;
const centre = { x: 820, y: 470 };
const tilt = { tip: 21, turn: -17 };

/** A plate from an astronomer's book: Saturn, its moons, its phases. */
export function saturn() {
  return {
    width,
    height,
    seed: 202,
    sky: {
      stops: [
        [0, palette.night],
        [0.5, palette.indigo],
        [1, palette.navy],
      ],
      clouds: [{ colour: palette.plum, strength: 0.55, scale: 2.6, shift: 4 }],
      lights: [
        {
          ...centre,
          radius: 560,
          colour: palette.dusk,
          strength: 0.8,
          stretch: 1.3,
        },
      ],
    },
    art: [
      engravedSky(12, { width, height, opacity: 0.22, angle: -17, spacing: 7 }),
      stars(13, { width, height, count: 1100, rays: 7 }),
      concentricArcs({
        ...centre,
        radii: [300, 312, 420, 540, 552],
        opacity: 0.28,
      }),
      graduatedArc({
        ...centre,
        radius: 640,
        from: 100,
        to: 262,
        step: 1,
        depth: 20,
        opacity: 0.55,
      }),
      axis(),
      moons(),
      glow("haze", centre.x, centre.y, 480, palette.amber, 0.3),
      planet("main", { ...centre, radius: 205, ...tilt }),
      phases(),
      keys(),
      doubleFrame(width, height, 30),
    ].join(""),
  };
}

function planet(id, { x, y, radius, tip, turn, spacing = 4.2, weight = 3.5 }) {
  const noise = fractalNoise(77, 3);
  const bands = (latitude, longitude) =>
    0.62 +
    0.3 * Math.sin(latitude / 4.6) +
    0.28 * Math.sin(latitude / 11 + 1) +
    0.25 * (noise(latitude / 6, longitude / 50) - 0.5);
  const flat = Math.sin(radians(tip));
  // The rings throw a shadow on the globe just above their front half.
  const texture = (latitude, longitude) =>
    latitude > 2 && latitude < 2 + 16 * flat * 2 && tip > 5
      ? 0.22 * bands(latitude, longitude)
      : bands(latitude, longitude);
  const rings = {
    x,
    y,
    inner: radius * 1.26,
    outer: radius * 2.32,
    tip,
    turn,
    spacing: spacing * 0.9,
    weight: spacing * 0.62,
    colour: palette.amber,
    body: "#2b1c33",
    density: (r) =>
      r > 0.6 && r < 0.68
        ? 0.04
        : r < 0.16
          ? 0.35
          : r > 0.94
            ? 0.45
            : 0.66 + 0.34 * Math.sin(r * 34),
  };
  // The globe throws a shadow away from the sun, up and to the right in the
  // plane of the rings.
  const shade = (reach, angle) => {
    const right = reach * Math.cos(radians(angle));
    const down = reach * Math.sin(radians(angle));
    const behind = 0.5 * right - 0.87 * down;
    const beside = Math.abs(0.87 * right + 0.5 * down);
    return behind > 0 ? 0.14 + 0.86 * smooth(0.9, 1, beside / radius) : 1;
  };
  return (
    ringHalf({ ...rings, half: "back", shade }) +
    globe(id, {
      x,
      y,
      radius,
      tip,
      turn,
      spacing,
      weight,
      body: "#2b1c33",
      edge: palette.bronze,
      line: palette.gold,
      texture,
      ambient: 0.16,
    }) +
    ringHalf({ ...rings, half: "front" })
  );
}

function axis() {
  const lean = radians(-90 + tilt.turn + 0);
  const tip = (reach) => [
    centre.x + reach * Math.cos(lean),
    centre.y + reach * Math.sin(lean),
  ];
  return (
    stroke(pathThrough([tip(-330), tip(330)]), palette.gold, 1.5, {
      "stroke-dasharray": "14 6 2 6",
      opacity: 0.8,
    }) +
    [tip(-330), tip(330)]
      .map(([x, y]) =>
        circle(x, y, 5, {
          fill: "none",
          stroke: palette.gold,
          "stroke-width": 1.6,
        }),
      )
      .join("")
  );
}

function moons() {
  const orbits = [
    [560, 196, 16],
    [150, 250, 11],
    [655, 330, 22],
    [18, 760, 9],
  ];
  const reaches = [545, 610, 690, 780];
  return reaches
    .map((reach, index) => {
      const [angle, , size] = orbits[index];
      const orbit = ellipsePoints({
        ...centre,
        rx: reach,
        ry: reach * Math.sin(radians(tilt.tip)),
        turn: tilt.turn,
      });
      const [x, y] =
        orbit[
          Math.floor((((angle + index * 90) % 360) / 360) * (orbit.length - 1))
        ];
      return (
        stroke(pathThrough(orbit), palette.gold, 1.1, {
          opacity: 0.45,
          "stroke-dasharray": index % 2 ? "3 7" : undefined,
        }) +
        globe(`moon${index}`, {
          x,
          y,
          radius: size,
          spacing: 2.6,
          weight: 1.8,
          body: palette.night,
          edge: palette.plum,
          line: palette.amber,
        })
      );
    })
    .join("");
}

/** How the rings open and close over the years, as a row of small figures. */
function phases() {
  const tips = [3, 9, 15, 21, 26];
  return (
    tips
      .map((tip, index) =>
        planet(`phase${index}`, {
          x: 180 + index * 172,
          y: 905 - index * 0,
          radius: 27,
          tip,
          turn: 0,
          spacing: 2.8,
          weight: 1.8,
        }),
      )
      .join("") +
    stroke(
      pathThrough([
        [96, 960],
        [952, 960],
      ]),
      palette.gold,
      1.2,
      { opacity: 0.7 },
    ) +
    stroke(
      Array.from({ length: 87 }, (_, index) =>
        pathThrough([
          [96 + index * 9.95, 960],
          [
            96 + index * 9.95,
            index % 10 === 0 ? 946 : index % 5 === 0 ? 951 : 955,
          ],
        ]),
      ).join(""),
      palette.gold,
      1,
      { opacity: 0.7 },
    )
  );
}

function keys() {
  return (
    [
      ["I", 1080, 300, 1190, 205],
      ["II", 700, 330, 560, 215],
      ["III", 640, 775, 720, 800],
    ]
      .map(
        ([word, x0, y0, x1, y1]) =>
          stroke(
            pathThrough([
              [x0, y0],
              [x1, y1],
            ]),
            palette.cream,
            1.2,
            { opacity: 0.8 },
          ) +
          circle(x0, y0, 3.4, { fill: palette.cream }) +
          circle(x1 + (x1 > x0 ? 22 : -22), y1, 24, {
            fill: palette.night,
            stroke: palette.gold,
            "stroke-width": 1.4,
          }) +
          lettering(word, {
            x: x1 + (x1 > x0 ? 22 : -22),
            y: y1,
            height: 17,
            spacing: -1.6,
            colour: palette.amber,
            width: 1.8,
          }),
      )
      .join("") +
    smallMoon("key", {
      x: 1395,
      y: 905,
      radius: 46,
      colour: palette.gold,
      body: palette.night,
      phase: 0.62,
      turn: -25,
    }) +
    rays({
      x: 1395,
      y: 905,
      from: 56,
      to: 70,
      count: 48,
      colour: palette.gold,
      width: 1.3,
      opacity: 0.75,
    })
  );
}
