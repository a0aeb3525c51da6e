import type { HueWheel } from "../hueWheel.ts";
import { wheelSectors } from "../hueWheel.ts";

/** Sectors of the colour wheel, 30° of Lab each; the first begins at red's side of the a axis. */
export const hueSectors = 12;

const finer = wheelSectors / hueSectors;
/** Mean colour of a picture below which its hue says nothing: a tint of grey. */
const leastChroma = 3;

/** Share of the colour in each sector; all 0 for a picture that has hardly any on its so many pixels. */
export function describeHues(
  wheel: HueWheel,
  pixels: number,
): readonly number[] {
  const hasColour = wheel.chroma / Math.max(1, pixels) >= leastChroma;
  return Array.from({ length: hueSectors }, (_, sector) => {
    const weight = wheel.sectors
      .subarray(sector * finer, (sector + 1) * finer)
      .reduce((sum, each) => sum + each, 0);
    return hasColour ? Number((weight / wheel.chroma).toFixed(4)) : 0;
  });
}
