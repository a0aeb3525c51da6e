import type { Lab } from "../lab.ts";

/** Sectors of the colour wheel, 30° of Lab each; the first begins at red's side of the a axis. */
export const hueSectors = 12;

/** Less colour than this is grey to the eye. */
const greyChroma = 6;
/** Mean colour of a picture below which its hue says nothing: a tint of grey. */
const leastChroma = 3;

/** Share of the colour in each sector; all 0 for a picture with hardly any. */
export function describeHues({ a, b }: Lab): readonly number[] {
  const wheel = new Float64Array(hueSectors);
  let total = 0;
  for (let at = 0; at < a.length; at++) {
    const red = a[at] ?? 0;
    const yellow = b[at] ?? 0;
    const chroma = Math.sqrt(red * red + yellow * yellow);
    if (chroma <= greyChroma) continue;
    const turn = (Math.atan2(yellow, red) / (2 * Math.PI) + 1) % 1;
    const sector = Math.min(hueSectors - 1, Math.floor(turn * hueSectors));
    wheel[sector] = (wheel[sector] ?? 0) + chroma;
    total += chroma;
  }
  const hasColour = total / Math.max(1, a.length) >= leastChroma;
  return Array.from(wheel, (weight) =>
    hasColour ? Number((weight / total).toFixed(4)) : 0,
  );
}
