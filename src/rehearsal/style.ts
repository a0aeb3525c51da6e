import { list, numeric } from "./fields.ts";
import { record } from "./shape.ts";
import type { ValueOf } from "./shape.ts";

const channel = numeric({ min: 0, max: 255 });

export const swatchShape = record({
  red: channel,
  green: channel,
  blue: channel,
  /** Share of the dataset's pixels, 0 to 1. */
  share: numeric({ min: 0, max: 1 }),
});

/** What a rehearsed training learns from a dataset. */
export const styleShape = record({
  /** Dominant colours, most frequent first. */
  palette: list(swatchShape),
  /** Mean CIE lightness, 0 to 100. */
  lightness: numeric({ min: 0, max: 100 }),
  /** Share of pixels on a strong edge, 0 to 1: how much line work there is. */
  lineDensity: numeric({ min: 0, max: 1 }),
});

export type Swatch = ValueOf<typeof swatchShape>;
export type Style = ValueOf<typeof styleShape>;
