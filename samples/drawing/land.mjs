import { engrave, parallelLines, ribbon, taper } from "./engraving.mjs";
import { palette } from "./palette.mjs";
import { between, fractalNoise, seededRandom } from "./random.mjs";
import {
  clipped,
  fill,
  linearGradient,
  pathThrough,
  stroke,
} from "./shapes.mjs";
import { smooth } from "./sky.mjs";

/** The skyline of a ridge: y for every x, from noise around a base line. */
export function skyline(seed, { base, rise, scale, tilt = 0, peak }) {
  const noise = fractalNoise(seed, 6);
  return (x) => {
    const hump =
      peak === undefined
        ? 0
        : peak.height * Math.exp(-(((x - peak.x) / peak.width) ** 2));
    return base - rise * (noise(x / scale, 0.5) - 0.3) - hump + tilt * x;
  };
}

/**
 * A mountain or hill: dark body, strokes that run down its slopes where the
 * light falls, a thin lit edge.
 */
export function ridge(
  id,
  {
    seed,
    width,
    bottom,
    edge,
    top,
    body,
    foot,
    line,
    strokes = 500,
    reach = 120,
    lean = 0.5,
    weight = 2.2,
    opacity = 0.7,
    rim = 0.7,
  },
) {
  const points = [];
  for (let x = -10; x <= width + 10; x += 4) points.push([x, edge(x)]);
  const outline = pathThrough(
    [...points, [width + 10, bottom], [-10, bottom]],
    true,
  );
  const random = seededRandom(seed);
  const noise = fractalNoise(seed + 9, 3);
  const marks = [];
  for (let index = 0; index < strokes; index += 1) {
    const x = between(random, -10, width + 10);
    const slope = (edge(x + 8) - edge(x - 8)) / 16;
    const lit = smooth(-0.15, 0.5, lean > 0 ? slope : -slope) + 0.28 * random();
    const depth = random() ** 1.6 * reach;
    const y = edge(x) + depth;
    const length = between(random, 0.25, 0.8) * reach * (0.4 + lit);
    const drift = (lean + 0.5 * (noise(x / 90, y / 90) - 0.5)) * length;
    if (random() > lit * 1.1 + 0.1) continue;
    marks.push(
      taper(
        [x, y],
        [x + drift * 0.3, y + length * 0.5],
        [x + drift, y + length],
        weight * (0.4 + 0.8 * lit),
      ),
    );
  }
  return (
    linearGradient(
      id,
      [0, top, 0, bottom],
      [
        [0, body],
        [1, foot],
      ],
    ) +
    fill(outline, `url(#${id})`) +
    clipped(`${id}-clip`, outline, fill(marks.join(""), line, { opacity })) +
    stroke(pathThrough(points), line, 1.6, { opacity: rim })
  );
}

/** Blades of grass along an edge; bent by one wind, lit by one light. */
export function grass(
  seed,
  {
    from,
    to,
    edge,
    count,
    height,
    wind = 0.25,
    depth = 60,
    dark = palette.ink,
    lit = palette.brass,
    share = 0.4,
  },
) {
  const random = seededRandom(seed);
  const shadow = [];
  const bright = [];
  for (let index = 0; index < count; index += 1) {
    const x = between(random, from, to);
    const y = edge(x) + random() * depth + 6;
    const tall = height * between(random, 0.35, 1);
    const bend = tall * (wind + between(random, -0.35, 0.35));
    const blade = taper(
      [x, y],
      [x + bend * 0.2, y - tall * 0.6],
      [x + bend, y - tall],
      between(random, 2, 4),
    );
    (random() < share ? bright : shadow).push(blade);
  }
  return (
    fill(shadow.join(""), dark) + fill(bright.join(""), lit, { opacity: 0.75 })
  );
}

/** A fir in silhouette with a few lit needles on one side. */
export function fir(
  random,
  x,
  y,
  height,
  { dark = palette.ink, lit = palette.brass } = {},
) {
  const body = [
    taper([x, y], [x, y - height / 2], [x, y - height], height * 0.05, 3),
  ];
  const light = [];
  const rows = Math.ceil(height / 7);
  for (let row = 0; row < rows; row += 1) {
    const t = row / rows;
    const cy = y - height * (0.1 + 0.88 * t);
    const reach = height * 0.2 * (1 - t) * between(random, 0.75, 1.15);
    for (const side of [-1, 1]) {
      const tip = [x + side * reach, cy + reach * 0.55];
      body.push(
        taper(
          [x, cy - 3],
          [x + side * reach * 0.6, cy],
          tip,
          (height * 0.05 + 3) * (1.05 - t),
          4,
        ),
      );
      if (side === -1 && random() < 0.6)
        light.push(
          taper(
            [x + side * reach * 0.25, cy],
            [x + side * reach * 0.6, cy + 1],
            tip,
            1.6,
            4,
          ),
        );
    }
  }
  return (
    fill(body.join(""), dark) + fill(light.join(""), lit, { opacity: 0.6 })
  );
}

/**
 * Water in level strokes; `paths` are reflections as { x, width, strength }
 * that glitter downwards.
 */
export function water(
  seed,
  {
    width,
    top,
    bottom,
    reflections,
    colour = palette.gold,
    calm = palette.lavender,
    weight = 3.4,
  },
) {
  const noise = fractalNoise(seed, 4);
  const lines = [];
  // Rows open up towards the viewer.
  for (let y = top + 3, gap = 3.2; y < bottom; y += gap, gap *= 1.035) {
    const line = [];
    for (let x = -8; x <= width + 8; x += 6)
      line.push([x, y + gap * 0.5 * Math.sin(x / (14 + gap * 3) + y * 2.1)]);
    lines.push(line);
  }
  const near = (y) => (y - top) / (bottom - top);
  const broken = (x, y) =>
    smooth(0.4, 0.62, noise(x / (50 + 120 * near(y)), y / (5 + 9 * near(y))));
  const shimmer = (x, y) =>
    broken(x, y) *
    Math.min(
      1.1,
      reflections.reduce((sum, { x: centre, width: spread, strength }) => {
        const far = (x - centre) / (spread * (0.5 + 1.1 * near(y)));
        return sum + strength * Math.exp(-far * far);
      }, 0),
    );
  return (
    engrave(lines, (x, y) => broken(x + 900, y) * (0.35 + 0.4 * near(y)), {
      weight: weight * 0.7,
      colour: calm,
      opacity: 0.3,
    }) + engrave(lines, shimmer, { weight, colour, opacity: 0.9 })
  );
}

/** Hatching at one angle inside a shape, its weight set by `tone`. */
export function hatched(
  id,
  d,
  box,
  { angle, spacing, weight, colour, opacity = 0.8, tone = () => 1 },
) {
  return clipped(
    id,
    d,
    engrave(parallelLines({ ...box, angle, spacing }), tone, {
      weight,
      colour,
      opacity,
    }),
  );
}

/** A rounded heap of cloud: billows of engraved arcs, lit from above. */
export function billow(
  seed,
  {
    x,
    y,
    radius,
    spacing = 6,
    weight = 2,
    colour,
    body,
    opacity = 0.85,
    light = -100,
  },
) {
  const random = seededRandom(seed);
  const wobble = between(random, 0, 6);
  const rim = (angle, share) => {
    const rough =
      1 +
      0.035 * Math.sin(angle * 5 + wobble) +
      0.02 * Math.sin(angle * 11 + wobble * 2);
    return [
      x + Math.cos(angle) * radius * share * rough,
      y + Math.sin(angle) * radius * share * rough,
    ];
  };
  const circlePoints = (share) =>
    Array.from({ length: 121 }, (_, index) =>
      rim((index / 120) * Math.PI * 2, share),
    );
  const arcs = [];
  for (let r = radius; r > radius * 0.3; r -= spacing) {
    const share = r / radius;
    const run = [];
    const reach = between(random, 0.75, 1.2) * (0.55 + 0.6 * share);
    for (let step = -24; step <= 24; step += 1) {
      const angle = (light * Math.PI) / 180 + (step / 24) * reach * 1.35;
      const [px, py] = rim(angle, share);
      run.push([
        px,
        py,
        (weight / 2) *
          Math.cos(((step / 24) * Math.PI) / 2) *
          (0.25 + 0.75 * share ** 3),
      ]);
    }
    arcs.push(ribbon(run));
  }
  return (
    fill(pathThrough(circlePoints(1), true), body) +
    fill(arcs.join(""), colour, { opacity })
  );
}
