import { inPieces } from "./inPieces.ts";
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

/** Colours side by side, three numbers each; flat, because thousands of small objects cost more than what is done with them. */
interface Colours {
  readonly count: number;
  /** Bytes, not rounded. */
  readonly rgb: Float64Array;
  readonly lab: Float64Array;
  readonly weights: Float64Array;
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
  const known = palettes.flat().flatMap(({ colour, share }) => {
    const rgb = rgbOf(colour);
    return rgb ? [{ rgb, share }] : [];
  });
  const rgb = Float64Array.from(known.flatMap((each) => each.rgb));
  const weights = Float64Array.from(known, ({ share }) => share);
  return swatches(withLab(rgb, weights), most);
}

function swatches(colours: Colours, most: number): readonly Swatch[] {
  const total = colours.weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return [];
  const found = merged(clusters(colours, most));
  return Array.from({ length: found.count }, (_, index) => ({
    colour: hexOf(found.rgb.subarray(3 * index, 3 * index + 3)),
    weight: found.weights[index] ?? 0,
  }))
    .sort((one, other) => other.weight - one.weight)
    .map(({ colour, weight }) => ({
      colour,
      share: Number((weight / total).toFixed(4)),
    }));
}

function hexOf(rgb: Float64Array): string {
  return `#${Array.from(rgb, (byte) => Math.round(byte).toString(16).padStart(2, "0")).join("")}`;
}

/** The mean colour of every cell of the colour cube that is in use, in the order in which they are met. */
function cellsOf({ rgb }: Raster): Colours {
  const cells = new Int16Array(2 ** (3 * cellBits));
  const sums = new Float64Array(rgb.length);
  const weights = new Float64Array(rgb.length / 3);
  let count = 0;
  inPieces(weights.length, (from, to) => {
    count = addColours(rgb, from, to, count, { cells, sums, weights });
  });
  const means = sums.subarray(0, 3 * count);
  for (let at = 0; at < means.length; at++) {
    means[at] = (means[at] ?? 0) / (weights[Math.floor(at / 3)] ?? 1);
  }
  return withLab(means, weights.subarray(0, count));
}

/** Adds pixels to their cells; returns how many of these are in use then. */
function addColours(
  rgb: Uint8Array,
  from: number,
  to: number,
  used: number,
  {
    cells,
    sums,
    weights,
  }: {
    readonly cells: Int16Array;
    readonly sums: Float64Array;
    readonly weights: Float64Array;
  },
): number {
  const shift = 8 - cellBits;
  let count = used;
  for (let at = 3 * from; at < 3 * to; at += 3) {
    const red = rgb[at] ?? 0;
    const green = rgb[at + 1] ?? 0;
    const blue = rgb[at + 2] ?? 0;
    const cell =
      ((red >> shift) << (2 * cellBits)) |
      ((green >> shift) << cellBits) |
      (blue >> shift);
    if (cells[cell] === 0) cells[cell] = ++count;
    const place = (cells[cell] ?? 1) - 1;
    sums[3 * place] = (sums[3 * place] ?? 0) + red;
    sums[3 * place + 1] = (sums[3 * place + 1] ?? 0) + green;
    sums[3 * place + 2] = (sums[3 * place + 2] ?? 0) + blue;
    weights[place] = (weights[place] ?? 0) + 1;
  }
  return count;
}

function withLab(rgb: Float64Array, weights: Float64Array): Colours {
  const count = weights.length;
  const bytes = new Uint8Array(rgb.length);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = Math.round(rgb[at] ?? 0);
  }
  const { lightness, a, b } = toLab({ width: count, height: 1, rgb: bytes });
  const lab = new Float64Array(3 * count);
  for (let index = 0; index < count; index++) {
    lab[3 * index] = lightness[index] ?? 0;
    lab[3 * index + 1] = a[index] ?? 0;
    lab[3 * index + 2] = b[index] ?? 0;
  }
  return { count, rgb, lab, weights };
}

/** k-means that begins with the heaviest colour and then what is far and heavy: no chance in it. */
function clusters(colours: Colours, most: number): Colours {
  let centres = taken(colours, beginnings(colours, most));
  const places = new Uint8Array(colours.count);
  for (let round = 0; round < rounds; round++) {
    let isSettled = round > 0;
    for (let index = 0; index < colours.count; index++) {
      const place = nearest(colours, index, centres);
      if (place !== places[index]) isSettled = false;
      places[index] = place;
    }
    if (isSettled) break;
    centres = means(colours, places, centres.count);
  }
  return centres;
}

function beginnings(colours: Colours, most: number): readonly number[] {
  const { count, weights } = colours;
  const chosen: number[] = [];
  const far = new Float64Array(count).fill(1);
  while (chosen.length < Math.min(most, count)) {
    let best = -1;
    let bestPull = 0;
    for (let index = 0; index < count; index++) {
      const pull = (weights[index] ?? 0) * (far[index] ?? 0);
      if (pull > bestPull) {
        best = index;
        bestPull = pull;
      }
    }
    if (best < 0) break;
    const isFirst = chosen.length === 0;
    chosen.push(best);
    for (let index = 0; index < count; index++) {
      const distance = difference(colours, index, colours, best);
      far[index] = isFirst ? distance : Math.min(far[index] ?? 0, distance);
    }
  }
  return chosen;
}

/** Clusters that look the same become one. */
function merged(centres: Colours): Colours {
  let kept = taken(centres, []);
  for (let index = 0; index < centres.count; index++) {
    const same = Array.from({ length: kept.count }).findIndex(
      (_, place) => difference(kept, place, centres, index) < sameColour,
    );
    const places = Uint8Array.from({ length: kept.count + 1 }, (_, place) =>
      place < kept.count || same < 0 ? place : same,
    );
    const more = joined(kept, taken(centres, [index]));
    kept = means(more, places, same < 0 ? more.count : kept.count);
  }
  return kept;
}

function nearest(colours: Colours, index: number, centres: Colours): number {
  let best = 0;
  let least = Infinity;
  for (let centre = 0; centre < centres.count; centre++) {
    const distance = difference(colours, index, centres, centre);
    if (distance < least) {
      best = centre;
      least = distance;
    }
  }
  return best;
}

/** The weighed mean of the colours of each place; places without any are left out. */
function means(
  { count, rgb, lab, weights }: Colours,
  places: Uint8Array,
  placeCount: number,
): Colours {
  const sums = {
    count: placeCount,
    rgb: new Float64Array(3 * placeCount),
    lab: new Float64Array(3 * placeCount),
    weights: new Float64Array(placeCount),
  };
  for (let index = 0; index < count; index++) {
    const place = places[index] ?? 0;
    const weight = weights[index] ?? 0;
    sums.weights[place] = (sums.weights[place] ?? 0) + weight;
    for (let channel = 0; channel < 3; channel++) {
      const from = 3 * index + channel;
      const to = 3 * place + channel;
      sums.rgb[to] = (sums.rgb[to] ?? 0) + (rgb[from] ?? 0) * weight;
      sums.lab[to] = (sums.lab[to] ?? 0) + (lab[from] ?? 0) * weight;
    }
  }
  for (let at = 0; at < 3 * placeCount; at++) {
    const weight = sums.weights[Math.floor(at / 3)] ?? 0;
    sums.rgb[at] = (sums.rgb[at] ?? 0) / (weight || 1);
    sums.lab[at] = (sums.lab[at] ?? 0) / (weight || 1);
  }
  const isUsed = [...sums.weights.keys()].filter(
    (place) => (sums.weights[place] ?? 0) > 0,
  );
  return isUsed.length === placeCount ? sums : taken(sums, isUsed);
}

function taken(from: Colours, places: readonly number[]): Colours {
  const three = (values: Float64Array) =>
    Float64Array.from(
      places.flatMap((place) => [...values.subarray(3 * place, 3 * place + 3)]),
    );
  return {
    count: places.length,
    rgb: three(from.rgb),
    lab: three(from.lab),
    weights: Float64Array.from(places, (place) => from.weights[place] ?? 0),
  };
}

function joined(one: Colours, other: Colours): Colours {
  const both = (first: Float64Array, second: Float64Array) =>
    Float64Array.of(...first, ...second);
  return {
    count: one.count + other.count,
    rgb: both(one.rgb, other.rgb),
    lab: both(one.lab, other.lab),
    weights: both(one.weights, other.weights),
  };
}

/** Squared, in Lab. */
function difference(
  { lab }: Colours,
  index: number,
  { lab: otherLab }: Colours,
  other: number,
): number {
  const light = (lab[3 * index] ?? 0) - (otherLab[3 * other] ?? 0);
  const red = (lab[3 * index + 1] ?? 0) - (otherLab[3 * other + 1] ?? 0);
  const yellow = (lab[3 * index + 2] ?? 0) - (otherLab[3 * other + 2] ?? 0);
  return light * light + red * red + yellow * yellow;
}

function rgbOf(colour: string): readonly [number, number, number] | undefined {
  if (!/^#[0-9a-f]{6}$/.test(colour)) return undefined;
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
