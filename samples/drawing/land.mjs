import { engrave, parallelLines, taper } from "./engraving.mjs";
import { between, fractalNoise, seededRandom, smooth } from "./random.mjs";
import {
  clipped,
  fill,
  linearGradient,
  pathThrough,
  stroke,
} from "./shapes.mjs";

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
