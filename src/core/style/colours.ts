import type { HueWheel } from "./hueWheel.ts";
import { hueWheelOf } from "./hueWheel.ts";
import type { Lab } from "./lab.ts";
import { toLab } from "./lab.ts";
import { reused } from "./memory.ts";
import type { Raster } from "./raster.ts";
import { shrinkRaster } from "./shrinkRaster.ts";
import type { Subject } from "./subject.ts";
import { findSubject } from "./subject.ts";

/** Colours and composition are the same at this size, at a quarter of the cost. */
const longSidePixels = 192;

/** A picture at the size its colours are measured at: made once for all that ask, until the next picture. */
export interface Colours {
  /** Halved until it is small enough. */
  readonly small: Raster;
  /** The same in Lab. */
  readonly lab: Lab;
  readonly subject: Subject;
  readonly hues: HueWheel;
}

const memory = reused();

/** Any size from 1 × 1. */
export function coloursOf(raster: Raster): Colours {
  const small = shrinkRaster(raster, longSidePixels);
  const lab = toLab(small, memory);
  return { small, lab, subject: findSubject(lab), hues: hueWheelOf(lab) };
}
