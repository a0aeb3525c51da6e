import { toLab } from "./lab.ts";
import type { Raster } from "./raster.ts";
import { shrinkRaster } from "./shrinkRaster.ts";

/** One colour of a palette. */
export interface Swatch {
  /** sRGB, `#rrggbb`. */
  readonly colour: string;
  /** Of the picture's area, 0 to 1. */
  readonly share: number;
}

const imageColours = 6;
const setColours = 8;
/** A palette is seen at a glance; more pixels don't change it. */
const longSidePixels = 96;
/** Colours are counted in cells of this many steps of a byte. */
const cellBits = 4;
const rounds = 12;
/** Squared difference in Lab below which two colours are one to the eye. */
const sameColour = 6 ** 2;

interface Colour {
  readonly rgb: readonly [number, number, number];
  readonly lab: readonly [number, number, number];
  readonly weight: number;
}

/** The colours that make up a picture, the largest share first; shares add up to 1. */
export function paletteOf(
  raster: Raster,
  most = imageColours,
): readonly Swatch[] {
  return swatches(cellsOf(shrinkRaster(raster, longSidePixels)), most);
}

/** The colours of several pictures, each of which counts the same. */
export function commonPalette(
  palettes: readonly (readonly Swatch[])[],
  most = setColours,
): readonly Swatch[] {
  const colours = palettes.flat().flatMap(({ colour, share }) => {
    const rgb = rgbOf(colour);
    return rgb ? [{ rgb, weight: share }] : [];
  });
  return swatches(withLab(colours), most);
}

function swatches(colours: readonly Colour[], most: number): readonly Swatch[] {
  const total = colours.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= 0) return [];
  return merged(clusters(colours, most))
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ rgb, weight }) => ({
      colour: `#${rgb.map((byte) => Math.round(byte).toString(16).padStart(2, "0")).join("")}`,
      share: Number((weight / total).toFixed(4)),
    }));
}

/** The mean colour of every cell of the colour cube that is in use. */
function cellsOf({ rgb }: Raster): readonly Colour[] {
  const cells = new Map<number, [number, number, number, number]>();
  const shift = 8 - cellBits;
  for (let at = 0; at + 2 < rgb.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = [rgb[at], rgb[at + 1], rgb[at + 2]];
    const key =
      ((red >> shift) << (2 * cellBits)) |
      ((green >> shift) << cellBits) |
      (blue >> shift);
    const cell = cells.get(key);
    if (cell) {
      cell[0] += red;
      cell[1] += green;
      cell[2] += blue;
      cell[3] += 1;
    } else cells.set(key, [red, green, blue, 1]);
  }
  return withLab(
    [...cells.values()].map(([red, green, blue, weight]) => ({
      rgb: [red / weight, green / weight, blue / weight] as const,
      weight,
    })),
  );
}

function withLab(
  colours: readonly Pick<Colour, "rgb" | "weight">[],
): readonly Colour[] {
  const lab = toLab({
    width: colours.length,
    height: 1,
    rgb: Uint8Array.from(colours.flatMap(({ rgb }) => rgb.map(Math.round))),
  });
  return colours.map((colour, index) => ({
    ...colour,
    lab: [lab.lightness[index] ?? 0, lab.a[index] ?? 0, lab.b[index] ?? 0],
  }));
}

/** k-means that begins with the heaviest colour and then what is far and heavy: no chance in it. */
function clusters(colours: readonly Colour[], most: number): readonly Colour[] {
  let centres: readonly Colour[] = beginnings(colours, most);
  for (let round = 0; round < rounds; round++) {
    const groups = centres.map((): Colour[] => []);
    for (const colour of colours) {
      groups[nearest(colour, centres)]?.push(colour);
    }
    centres = groups.filter(({ length }) => length > 0).map(mean);
  }
  return centres;
}

function beginnings(
  colours: readonly Colour[],
  most: number,
): readonly Colour[] {
  const chosen: Colour[] = [];
  const far = colours.map(() => Infinity);
  for (let count = 0; count < Math.min(most, colours.length); count++) {
    let best: Colour | undefined;
    let bestPull = 0;
    colours.forEach((colour, index) => {
      const distance = count === 0 ? 1 : (far[index] ?? 0);
      const pull = colour.weight * distance;
      if (pull > bestPull) [best, bestPull] = [colour, pull];
    });
    if (!best) break;
    const next = best;
    chosen.push(next);
    colours.forEach((colour, index) => {
      far[index] = Math.min(far[index] ?? 0, difference(colour, next));
    });
  }
  return chosen;
}

/** Clusters that look the same become one. */
function merged(centres: readonly Colour[]): readonly Colour[] {
  const kept: Colour[] = [];
  for (const centre of centres) {
    const same = kept.findIndex((one) => difference(one, centre) < sameColour);
    const twin = kept[same];
    if (twin) kept[same] = mean([twin, centre]);
    else kept.push(centre);
  }
  return kept;
}

function nearest(colour: Colour, centres: readonly Colour[]): number {
  let best = 0;
  let least = Infinity;
  centres.forEach((centre, index) => {
    const distance = difference(colour, centre);
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

function mean(colours: readonly Colour[]): Colour {
  const weight = colours.reduce((sum, each) => sum + each.weight, 0) || 1;
  const of = (part: "rgb" | "lab", channel: 0 | 1 | 2) =>
    colours.reduce((sum, each) => sum + each[part][channel] * each.weight, 0) /
    weight;
  return {
    rgb: [of("rgb", 0), of("rgb", 1), of("rgb", 2)],
    lab: [of("lab", 0), of("lab", 1), of("lab", 2)],
    weight,
  };
}

function difference(one: Colour, other: Colour): number {
  return (
    (one.lab[0] - other.lab[0]) ** 2 +
    (one.lab[1] - other.lab[1]) ** 2 +
    (one.lab[2] - other.lab[2]) ** 2
  );
}

function rgbOf(colour: string): readonly [number, number, number] | undefined {
  if (!/^#[0-9a-f]{6}$/.test(colour)) return undefined;
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
