import { taper } from "./engraving.mjs";
import { palette } from "./palette.mjs";
import { between, seededRandom } from "./random.mjs";
import { fill } from "./shapes.mjs";

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
