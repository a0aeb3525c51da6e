import { engrave } from "./engraving.mjs";
import { palette } from "./palette.mjs";
import { fractalNoise, smooth } from "./random.mjs";

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
