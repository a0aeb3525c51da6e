import type { StyleDescriptor } from "./descriptor.ts";
import { descriptorVersion } from "./descriptor.ts";
import { describeColour } from "./describeColour.ts";
import { describeFinish } from "./describeFinish.ts";
import { describeFlatness } from "./describeFlatness.ts";
import { describePatches } from "./describePatches.ts";
import { describeLines } from "./describeLines.ts";
import { describeColourTexture, describeTexture } from "./describeTexture.ts";
import type { DescriptorName } from "./descriptors.ts";
import { descriptorNames } from "./descriptors.ts";
import type { Colours } from "./colours.ts";
import { coloursOf } from "./colours.ts";
import { toLightness } from "./lab.ts";
import { reused } from "./memory.ts";
import type { Plane } from "./plane.ts";
import { resize } from "./plane.ts";
import { pyramidOf } from "./pyramid.ts";
import type { Raster } from "./raster.ts";
import { countWords, wordsIn } from "./patchWords.ts";
import { styleCalibration } from "./styleCalibration.ts";
import { resizeMask, widenMask } from "./subject.ts";

export { descriptorNames };

/** Pictures are scaled down to this long side before they are described; smaller ones stay as they are. */
export const analysisLongSidePixels = 288;

/** Lines and texture are compared at one size, whatever the picture's. */
const structureLongSidePixels = 288;
/** Around the subject, so that its outline counts. */
const outlinePixels = 2;

/** Measures a picture's style. Any size from 1 × 1; every value is finite. */
export function describeStyle(
  raster: Raster,
  colours = coloursOf(raster),
): StyleDescriptor {
  const { values, patches } = measureStyle(raster, colours);
  const { dictionary } = styleCalibration;
  const words = countWords(patches, dictionary, wordsIn(dictionary));
  return { version: descriptorVersion, values, words };
}

/** What one picture's style is told from. */
export interface MeasuredStyle {
  /** One value per name of `descriptorNames`, in its order. All finite. */
  readonly values: readonly number[];
  /** Pieces of the picture, `patchNumbers` values each. */
  readonly patches: Float32Array;
}

/** Measures a picture's style. Any size from 1 × 1. */
export function measureStyle(
  raster: Raster,
  colours: Colours = coloursOf(raster),
): MeasuredStyle {
  const { lab, subject } = colours;
  const lightness = toLightness(raster, lightnessMemory);
  const structure = toLongSide(lightness, structureLongSidePixels);
  const outlined = subject.isWhole
    ? subject.mask
    : widenMask(subject.mask, lab, outlinePixels);
  const [first, second, third, fourth, fifth] = pyramidOf(
    structure,
    subject.isWhole
      ? new Uint8Array(structure.values.length).fill(1)
      : resizeMask(outlined, lab, structure),
    structureMemory,
  );
  const measured: Readonly<Record<DescriptorName, number>> = {
    ...describeColour(colours),
    ...describeLines([first, second, third]),
    ...describeTexture([first, second, third, fourth, fifth]),
    ...describeColourTexture(
      { ...lab, values: lab.a },
      { ...lab, values: lab.b },
      outlined,
    ),
    ...describeFlatness(
      structure,
      subject.isWhole ? undefined : resizeMask(subject.mask, lab, structure),
    ),
    // Most pictures are decoded to the size of the structure: then it is one plane, blurred once.
    ...(structure === lightness
      ? describeFinish(lightness, first.blurred)
      : describeFinish(lightness)),
  };
  return {
    values: descriptorNames.map((name) => tidy(measured[name])),
    patches: describePatches(structure, lab),
  };
}

const lightnessMemory = reused();
const resizedMemory = reused();
const structureMemory = reused();

/** Six digits are more than a decoder's rounding leaves, and keep caches small. */
function tidy(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(6)) : 0;
}

function toLongSide(plane: Plane, longSidePixels: number): Plane {
  const scale = longSidePixels / Math.max(plane.width, plane.height);
  return resize(
    plane,
    Math.max(1, Math.round(plane.width * scale)),
    Math.max(1, Math.round(plane.height * scale)),
    resizedMemory,
  );
}
