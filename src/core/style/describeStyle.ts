import type { StyleDescriptor } from "./descriptor.ts";
import { describeColour } from "./describeColour.ts";
import { describeFinish, describeFlatness } from "./describeFinish.ts";
import { describeLines } from "./describeLines.ts";
import { describeColourTexture, describeTexture } from "./describeTexture.ts";
import type { DescriptorName } from "./descriptors.ts";
import { descriptorNames } from "./descriptors.ts";
import { toLab, toLightness } from "./lab.ts";
import type { Plane } from "./plane.ts";
import { resize } from "./plane.ts";
import { pyramidOf } from "./pyramid.ts";
import type { Raster } from "./raster.ts";
import { shrinkRaster } from "./shrinkRaster.ts";
import { findSubject, widenMask } from "./subject.ts";

export { descriptorNames };

/** Pictures are scaled down to this long side before they are described; smaller ones stay as they are. */
export const analysisLongSidePixels = 384;

/** Lines and texture are compared at one size, whatever the picture's. */
const structureLongSidePixels = 288;
const colourLongSidePixels = 192;
/** Around the subject, so that its outline counts. */
const outlinePixels = 3;

/** Changes with every change of meaning, so that cached descriptors expire. */
export const descriptorVersion = 2;

/** Measures a picture's style. Any size from 1 × 1; every value is finite. */
export function describeStyle(raster: Raster): StyleDescriptor {
  const measured = measure(raster);
  return {
    version: descriptorVersion,
    values: descriptorNames.map((name) => tidy(measured[name])),
  };
}

function measure(raster: Raster): Readonly<Record<DescriptorName, number>> {
  const lab = toLab(shrinkRaster(raster, colourLongSidePixels));
  const subject = findSubject(lab);
  const lightness = toLightness(raster);
  const structure = toLongSide(lightness, structureLongSidePixels);
  const mask = widenMask(subject.mask, lab, structure, outlinePixels);
  const [first, second, third, fourth, fifth] = pyramidOf(structure, mask);
  const tight = widenMask(subject.mask, lab, structure, 0);
  const colourMask = widenMask(subject.mask, lab, lab, 1);
  return {
    ...describeColour(lab, subject),
    ...describeLines([first, second, third]),
    ...describeTexture([first, second, third, fourth, fifth]),
    ...describeColourTexture(
      { ...lab, values: lab.a },
      { ...lab, values: lab.b },
      colourMask,
    ),
    ...describeFlatness(structure, tight),
    ...describeFinish(lightness),
  };
}

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
  );
}
