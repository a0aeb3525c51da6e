import { inPieces } from "./inPieces.ts";
import type { Lab } from "./lab.ts";

/** Less colour than this is grey to the eye. */
export const greyChroma = 6;

/** Sectors of the colour wheel, 15° of Lab each; the first begins at red's side of the a axis, yellow is next. */
export const wheelSectors = 24;

/** Where a picture's colours lie, each weighed by its chroma; grey doesn't count. */
export interface HueWheel {
  /** Chroma in every sector. */
  readonly sectors: Float64Array;
  /** Sums over all that isn't grey. */
  readonly chroma: number;
  readonly a: number;
  readonly b: number;
  /** Chroma within about 70° of orange. */
  readonly warm: number;
}

/** Counts every pixel. */
export function hueWheelOf({ a, b }: Pick<Lab, "a" | "b">): HueWheel {
  const wheel = {
    sectors: new Float64Array(wheelSectors),
    ...{ chroma: 0, a: 0, b: 0, warm: 0 },
  };
  inPieces(a.length, (from, to) => addHues(a, b, from, to, wheel));
  return wheel;
}

function addHues(
  a: Float32Array,
  b: Float32Array,
  from: number,
  to: number,
  wheel: { -readonly [Name in keyof HueWheel]: HueWheel[Name] },
): void {
  const { sectors } = wheel;
  let { chroma: total, a: sumA, b: sumB, warm } = wheel;
  for (let at = from; at < to; at++) {
    const red = a[at] ?? 0;
    const yellow = b[at] ?? 0;
    // As 32 bits, in which chroma is kept elsewhere.
    const chroma = Math.fround(Math.sqrt(red * red + yellow * yellow));
    if (chroma <= greyChroma) continue;
    total += chroma;
    sumA += red;
    sumB += yellow;
    // Orange lies at 60° in Lab.
    if (red * 0.5 + yellow * 0.866 > 0.3 * chroma) warm += chroma;
    const sector = sectorOf(red, yellow);
    sectors[sector] = (sectors[sector] ?? 0) + chroma;
  }
  wheel.chroma = total;
  wheel.a = sumA;
  wheel.b = sumB;
  wheel.warm = warm;
}

const quarter = wheelSectors / 4;
/** Where the sectors of a quarter end: the tangents of 15°, 30°, … 75°. */
const ends = Float64Array.from({ length: quarter - 1 }, (_, sector) =>
  Math.tan(((sector + 1) / quarter) * (Math.PI / 2)),
);

/** The same as from the arc tangent, at a tenth of its cost. */
function sectorOf(red: number, yellow: number): number {
  // Turned by quarters until it lies in the first.
  let across = red;
  let along = yellow;
  let sector = 0;
  if (along < 0 || (along === 0 && across < 0)) {
    across = -across;
    along = -along;
    sector = 2 * quarter;
  }
  if (across <= 0) {
    [across, along] = [along, -across];
    sector += quarter;
  }
  for (let end = 0; end < ends.length; end++) {
    if (along < (ends[end] ?? 0) * across) return sector + end;
  }
  return sector + quarter - 1;
}
