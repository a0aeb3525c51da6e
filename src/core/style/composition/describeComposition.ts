import { toLab } from "../lab.ts";
import type { Raster } from "../raster.ts";
import { shrinkRaster } from "../shrinkRaster.ts";
import { findSubject } from "../subject.ts";
import type { Composition } from "./composition.ts";
import { compositionVersion } from "./composition.ts";
import { describeAttention } from "./describeAttention.ts";
import { describeCorners, noCorners } from "./describeCorners.ts";
import { describeHues } from "./describeHues.ts";
import { edgesOf } from "./edgesOf.ts";
import { frameOf } from "./frameOf.ts";
import { horizonOf } from "./horizonOf.ts";
import { outlineOf } from "./outlineOf.ts";

const longSidePixels = 192;

/** Measures how a picture is composed. Any size from 1 × 1; every value is finite. */
export function describeComposition(raster: Raster): Composition {
  const lab = toLab(shrinkRaster(raster, longSidePixels));
  const subject = findSubject(lab);
  const edges = edgesOf(lab);
  const outline = outlineOf(lab, subject);
  const frame = frameOf(lab);
  // What lies on a plain ground may be straight, but is no horizon.
  const horizon = outline ? undefined : horizonOf(lab);
  return {
    version: compositionVersion,
    ...describeAttention(lab, edges, subject),
    hues: describeHues(lab),
    frame,
    // A frame has corners of its own.
    corners: frame > 0 ? noCorners : describeCorners(lab, edges),
    ...(horizon !== undefined && { horizon }),
    ...(outline && { outline }),
  };
}
