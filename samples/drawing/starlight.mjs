import { dot, ribbon, taper } from "./engraving.mjs";
import { palette } from "./palette.mjs";
import { between, pick, seededRandom } from "./random.mjs";
import { fill, glow } from "./shapes.mjs";

/** Stars from dust to a few with rays; `density(x, y)` in 0 to 1 thins them out. */
export function stars(
  seed,
  { width, height, count, density = () => 1, rays = 10, largest = 2 },
) {
  const random = seededRandom(seed);
  const layers = new Map();
  for (let index = 0; index < count; index += 1) {
    const x = random() * width;
    const y = random() * height;
    const size = 0.5 + largest * random() ** 7;
    const colour = pick(random, [
      palette.cream,
      palette.cream,
      palette.amber,
      palette.lavender,
    ]);
    if (random() > density(x, y)) continue;
    layers.set(colour, (layers.get(colour) ?? "") + dot(x, y, size));
  }
  const dust = [...layers].map(([colour, d]) =>
    fill(d, colour, { opacity: 0.85 }),
  );
  const bright = [];
  for (let tries = 0; bright.length < rays && tries < rays * 20; tries += 1) {
    const x = between(random, 0.03, 0.97) * width;
    const y = between(random, 0.03, 0.97) * height;
    if (random() < density(x, y) * 0.9)
      bright.push(
        brightStar(
          `star${seed}-${bright.length}`,
          x,
          y,
          between(random, 6, 17),
        ),
      );
  }
  return dust.join("") + bright.join("");
}

/** A star with four long and four short engraved rays in a soft halo. */
export function brightStar(id, x, y, size, colour = palette.amber) {
  const rays = [];
  for (let index = 0; index < 8; index += 1) {
    const reach = index % 2 === 0 ? size : size * 0.42;
    const angle = (index * Math.PI) / 4;
    const tip = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
    rays.push(
      taper([x, y], [(x + tip[0]) / 2, (y + tip[1]) / 2], tip, size * 0.22, 2),
    );
  }
  return (
    glow(id, x, y, size * 2.6, colour, 0.5) +
    fill(rays.join("") + dot(x, y, size * 0.16), palette.cream)
  );
}

/** A streak that ends in a bright head: shooting star or comet ray. */
export function streak(
  [x0, y0],
  [x1, y1],
  width,
  colour = palette.cream,
  opacity = 0.95,
) {
  const points = Array.from({ length: 13 }, (_, index) => {
    const t = index / 12;
    return [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, (width / 2) * t ** 1.6];
  });
  return fill(ribbon(points) + dot(x1, y1, width * 0.62), colour, { opacity });
}
