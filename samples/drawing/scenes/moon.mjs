import { concentricArcs, graduatedArc } from "../charts.mjs";
import { engrave, stipple } from "../engraving.mjs";
import { palette } from "../palette.mjs";
import { between, fractalNoise, seededRandom, smooth } from "../random.mjs";
import { circle, radialGradient, stroke } from "../shapes.mjs";
import { engravedSky } from "../sky.mjs";
import { stars } from "../starlight.mjs";

const size = 1280;
const disc = { x: 765, y: 770 };
const radius = 655;
const sun = [-0.62, -0.5, 0.6];

/** The full moon close up, so large that it leaves the picture. */
export function moon() {
  return {
    width: size,
    height: size,
    seed: 505,
    sky: {
      stops: [
        [0, palette.night],
        [0.6, palette.indigo],
        [1, palette.dusk],
      ],
      clouds: [{ colour: palette.plum, strength: 0.5, scale: 3, shift: 8 }],
      lights: [{ ...disc, radius: 900, colour: palette.plum, strength: 0.75 }],
      vignette: 0.2,
    },
    art: [
      engravedSky(51, {
        width: size,
        height: size,
        angle: -45,
        opacity: 0.32,
        spacing: 7,
      }),
      stars(52, {
        width: size,
        height: size,
        count: 900,
        rays: 8,
        density: (x, y) =>
          Math.hypot(x - disc.x, y - disc.y) > radius + 30 ? 1 : 0,
      }),
      concentricArcs({
        ...disc,
        radii: [radius + 46, radius + 54, radius + 150, radius + 230],
        opacity: 0.5,
      }),
      graduatedArc({
        ...disc,
        radius: radius + 74,
        from: 150,
        to: 320,
        step: 0.75,
        depth: 24,
        opacity: 0.75,
      }),
      radialGradient(
        "ground",
        [disc.x - 230, disc.y - 250, 1050],
        [
          [0, "#8f6a68"],
          [0.4, "#6d4d7c"],
          [0.75, "#3f3166"],
          [1, palette.navy],
        ],
      ),
      circle(disc.x, disc.y, radius, { fill: "url(#ground)" }),
      surface(),
      circle(disc.x, disc.y, radius, {
        fill: "none",
        stroke: palette.cream,
        "stroke-width": 2.5,
        opacity: 0.9,
      }),
    ].join(""),
  };
}

function surface() {
  const random = seededRandom(53);
  const noise = fractalNoise(54, 5);
  const craters = craterField(random);
  const tone = (x, y) => {
    const u = (x - disc.x) / radius;
    const v = (y - disc.y) / radius;
    const depth = Math.sqrt(Math.max(0, 1 - u * u - v * v));
    const lambert = Math.max(0, u * sun[0] + v * sun[1] + depth * sun[2]);
    const sea = smooth(0.5, 0.6, noise(u * 1.7 + 5, v * 1.7 + 3));
    const rough = 0.8 + 0.45 * (noise(u * 11, v * 11) - 0.5);
    let value = (0.16 + 0.86 * lambert) * rough * (1 - 0.72 * sea);
    for (const crater of craters) value += relief(crater, x, y, lambert);
    return value;
  };
  return (
    engrave(parallels(), tone, {
      weight: 5.4,
      colour: "#f8e0b4",
      opacity: 0.92,
    }) +
    stipple(
      random,
      {
        x: 0,
        y: 0,
        width: size,
        height: size,
        tries: 9000,
        radius: 1.2,
        colour: palette.night,
        opacity: 0.55,
      },
      (x, y) =>
        Math.hypot(x - disc.x, y - disc.y) < radius ? 0.6 - tone(x, y) : 0,
    ) +
    streaks(random)
  );
}

/** Level lines of the sphere, a little tilted, as the graver would cut them. */
function parallels() {
  const lines = [];
  for (let offset = -radius + 3; offset < radius; offset += 6.2) {
    const half = Math.sqrt(radius * radius - offset * offset);
    const line = [];
    for (let along = -half; along <= half; along += 4) {
      const bulge =
        42 *
        Math.sqrt(
          Math.max(0, 1 - (along * along + offset * offset) / radius ** 2),
        );
      line.push([
        disc.x + along * 0.94 - offset * 0.34,
        disc.y + offset * 0.94 + along * 0.34 + bulge,
      ]);
    }
    lines.push(
      line.filter(([x, y]) => Math.hypot(x - disc.x, y - disc.y) < radius - 2),
    );
  }
  return lines;
}

function craterField(random) {
  const craters = [];
  const named = [
    [-0.28, -0.52, 92],
    [0.2, -0.36, 66],
    [-0.6, 0.02, 70],
    [0.02, 0.24, 118],
    [-0.34, 0.5, 60],
    [0.36, 0.08, 48],
    [-0.08, -0.82, 44],
  ];
  const add = (u, v, reach) => {
    const far = Math.hypot(u, v);
    craters.push({
      x: disc.x + u * radius,
      y: disc.y + v * radius,
      reach,
      squeeze: Math.sqrt(Math.max(0.1, 1 - far * far)),
      turn: (Math.atan2(v, u) * 180) / Math.PI,
      cosine: far ? u / far : 1,
      sine: far ? v / far : 0,
    });
  };
  for (const [u, v, reach] of named) add(u, v, reach);
  for (let index = 0; index < 150; index += 1) {
    const angle = random() * Math.PI * 2;
    const far = Math.sqrt(random()) * 0.96;
    add(far * Math.cos(angle), far * Math.sin(angle), 8 + 44 * random() ** 3.2);
  }
  return craters;
}

/** Bowl and rim: the far wall takes the light, the near wall is in shade. */
function relief({ x, y, reach, squeeze, cosine, sine }, px, py, lambert) {
  const dx = px - x;
  const dy = py - y;
  if (Math.abs(dx) > reach * 1.5 || Math.abs(dy) > reach * 1.5) return 0;
  const outward = (dx * cosine + dy * sine) / squeeze;
  const round = -dx * sine + dy * cosine;
  const far = Math.hypot(outward, round) / reach;
  if (far > 1.4) return 0;
  const facing = (dx * sun[0] + dy * sun[1]) / (Math.hypot(dx, dy) * 0.8 + 1);
  const wall = Math.exp(-(((far - 0.78) / 0.2) ** 2));
  const rim = Math.exp(-(((far - 1.08) / 0.12) ** 2));
  const peak = reach > 55 ? 0.6 * Math.exp(-((far / 0.12) ** 2)) : 0;
  return (
    (0.3 + 0.7 * lambert) * (-1.05 * facing * wall + 0.9 * facing * rim + peak)
  );
}

/** Bright rays around one young crater. */
function streaks(random) {
  const [x, y] = [disc.x + 0.02 * radius, disc.y + 0.24 * radius];
  const d = Array.from({ length: 46 }, () => {
    const angle = random() * Math.PI * 2;
    const from = between(random, 126, 150);
    const to = between(random, 170, 420);
    return `M${(x + from * Math.cos(angle)).toFixed(1)} ${(y + from * Math.sin(angle)).toFixed(1)}L${(x + to * Math.cos(angle)).toFixed(1)} ${(y + to * Math.sin(angle)).toFixed(1)}`;
  });
  return stroke(d.join(""), palette.cream, 1.5, { opacity: 0.4 });
}
