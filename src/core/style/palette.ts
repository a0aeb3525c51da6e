import type { Colours } from "./clusterColours.ts";
import { clusterColours } from "./clusterColours.ts";
import { withKernels } from "./kernels.ts";
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
  const found = clusterColours(colours, most);
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
  const cells = new Uint16Array(2 ** (3 * cellBits));
  const sums = new Float64Array(rgb.length);
  const weights = new Float64Array(rgb.length / 3);
  const count = withKernels(({ sumColours }, at) =>
    sumColours(
      at.read(rgb),
      weights.length,
      cellBits,
      at.write(cells),
      at.write(sums),
      at.write(weights),
    ),
  );
  const means = sums.subarray(0, 3 * count);
  for (let at = 0; at < means.length; at++) {
    means[at] = (means[at] ?? 0) / (weights[Math.floor(at / 3)] ?? 1);
  }
  return withLab(means, weights.subarray(0, count));
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

function rgbOf(colour: string): readonly [number, number, number] | undefined {
  if (!/^#[0-9a-f]{6}$/.test(colour)) return undefined;
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
