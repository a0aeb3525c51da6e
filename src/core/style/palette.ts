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

/** The mean colour of every cell of the colour cube that is in use, in the order in which they are met. */
function cellsOf({ rgb }: Raster): readonly Colour[] {
  const sums = new Float64Array(4 * 2 ** (3 * cellBits));
  const used: number[] = [];
  const shift = 8 - cellBits;
  for (let at = 0; at + 2 < rgb.length; at += 3) {
    const red = rgb[at] ?? 0;
    const green = rgb[at + 1] ?? 0;
    const blue = rgb[at + 2] ?? 0;
    const cell =
      4 *
      (((red >> shift) << (2 * cellBits)) |
        ((green >> shift) << cellBits) |
        (blue >> shift));
    const before = sums[cell + 3] ?? 0;
    if (before === 0) used.push(cell);
    sums[cell] = (sums[cell] ?? 0) + red;
    sums[cell + 1] = (sums[cell + 1] ?? 0) + green;
    sums[cell + 2] = (sums[cell + 2] ?? 0) + blue;
    sums[cell + 3] = before + 1;
  }
  return withLab(
    used.map((cell) => {
      const [red = 0, green = 0, blue = 0, weight = 1] = sums.subarray(
        cell,
        cell + 4,
      );
      return {
        rgb: [red / weight, green / weight, blue / weight] as const,
        weight,
      };
    }),
  );
}

function withLab(
  colours: readonly Pick<Colour, "rgb" | "weight">[],
): readonly Colour[] {
  const lab = toLab({
    width: colours.length,
    height: 1,
    rgb: bytesOf(colours),
  });
  return colours.map((colour, index) => ({
    ...colour,
    lab: [lab.lightness[index] ?? 0, lab.a[index] ?? 0, lab.b[index] ?? 0],
  }));
}

function bytesOf(colours: readonly Pick<Colour, "rgb">[]): Uint8Array {
  const bytes = new Uint8Array(3 * colours.length);
  colours.forEach(({ rgb: [red, green, blue] }, index) => {
    bytes[3 * index] = Math.round(red);
    bytes[3 * index + 1] = Math.round(green);
    bytes[3 * index + 2] = Math.round(blue);
  });
  return bytes;
}

/** k-means that begins with the heaviest colour and then what is far and heavy: no chance in it. */
function clusters(colours: readonly Colour[], most: number): readonly Colour[] {
  let centres: readonly Colour[] = beginnings(colours, most);
  const places = new Uint8Array(colours.length);
  for (let round = 0; round < rounds; round++) {
    const groups = centres.map((): Colour[] => []);
    let isSettled = round > 0;
    for (const [index, colour] of colours.entries()) {
      const place = nearest(colour, centres);
      if (place !== places[index]) isSettled = false;
      places[index] = place;
      groups[place]?.push(colour);
    }
    if (isSettled) break;
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
  for (const [index, centre] of centres.entries()) {
    const distance = difference(colour, centre);
    if (distance < least) {
      best = index;
      least = distance;
    }
  }
  return best;
}

function mean(colours: readonly Colour[]): Colour {
  let weight = 0;
  const rgb: [number, number, number] = [0, 0, 0];
  const lab: [number, number, number] = [0, 0, 0];
  for (const each of colours) {
    weight += each.weight;
    for (const channel of [0, 1, 2] as const) {
      rgb[channel] += each.rgb[channel] * each.weight;
      lab[channel] += each.lab[channel] * each.weight;
    }
  }
  const share = (sum: number) => sum / (weight || 1);
  return {
    rgb: [share(rgb[0]), share(rgb[1]), share(rgb[2])],
    lab: [share(lab[0]), share(lab[1]), share(lab[2])],
    weight: weight || 1,
  };
}

function difference(one: Colour, other: Colour): number {
  const light = one.lab[0] - other.lab[0];
  const red = one.lab[1] - other.lab[1];
  const yellow = one.lab[2] - other.lab[2];
  return light * light + red * red + yellow * yellow;
}

function rgbOf(colour: string): readonly [number, number, number] | undefined {
  if (!/^#[0-9a-f]{6}$/.test(colour)) return undefined;
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
