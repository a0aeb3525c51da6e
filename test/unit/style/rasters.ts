import type { Raster } from "../../../src/core/style/raster.ts";

export type Colour = readonly [red: number, green: number, blue: number];

/** A picture from a function of its pixels. */
export function raster(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Colour,
): Raster {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) rgb.set(colourAt(x, y), at);
  }
  return { width, height, rgb };
}

/** The same chance in every run, 0 to 1. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Soft blobs of a few colours with grain: one hand, another subject per seed. */
export function painting(
  seed: number,
  look: {
    readonly dark: Colour;
    readonly light: Colour;
    readonly grain: number;
  },
  size = 160,
): Raster {
  const random = chance(seed * 7919 + 13);
  // One to each square of a grid, so that no picture is emptier than others.
  const blobs = Array.from({ length: 16 }, (_, index) => ({
    x: ((index % 4) + random()) * (size / 4),
    y: (Math.floor(index / 4) + random()) * (size / 4),
    radius: size * (0.11 + 0.05 * random()),
  }));
  return raster(size, size, (x, y) => {
    const near = blobs.reduce((most, blob) => {
      const far = Math.hypot(x - blob.x, y - blob.y) / blob.radius;
      return Math.max(most, 1 - far);
    }, 0);
    const share = Math.min(1, near * 2);
    const noise = (random() - 0.5) * look.grain;
    const mix = (channel: 0 | 1 | 2) =>
      Math.max(
        0,
        Math.min(
          255,
          look.dark[channel] * (1 - share) +
            look.light[channel] * share +
            noise,
        ),
      );
    return [mix(0), mix(1), mix(2)];
  });
}

export function mirrored({ width, height, rgb }: Raster): Raster {
  return raster(width, height, (x, y) =>
    colour(rgb, (y * width + width - 1 - x) * 3),
  );
}

/** Turned by 90° clockwise. */
export function turned({ width, height, rgb }: Raster): Raster {
  return raster(height, width, (x, y) =>
    colour(rgb, ((height - 1 - x) * width + y) * 3),
  );
}

function colour(rgb: Uint8Array, at: number): Colour {
  return [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
}
