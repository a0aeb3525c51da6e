import type { Lab } from "../lab.ts";

/** Colours closer than this in Lab are one to the eye. */
const sameColour = 8;
/** How much of a line has to be of the border's colour to belong to it. */
const ownShare = 0.97;
/** How much of the next line must not be: a subject leaves gaps, a frame's edge none. */
const edgeShare = 0.75;
/** The edge may be soft by as many pixels. */
const softPixels = 3;
/** Of the shorter side; more is a small picture on a large ground. */
const mostShare = 0.2;

/**
 * Width of a border of one colour drawn round the picture, of its shorter side;
 * 0 without one. On every side it ends along a straight edge, all sides alike.
 */
export function frameOf(lab: Lab): number {
  const { width, height, lightness, a, b } = lab;
  const short = Math.min(width, height);
  if (short < 16) return 0;
  const differs = (at: number, from: number) =>
    ((lightness[at] ?? 0) - (lightness[from] ?? 0)) ** 2 +
      ((a[at] ?? 0) - (a[from] ?? 0)) ** 2 +
      ((b[at] ?? 0) - (b[from] ?? 0)) ** 2 >
    sameColour ** 2
      ? 1
      : 0;
  /** Share of a line, without its ends, that isn't of the corner's colour. */
  const strangeness = (start: number, step: number, count: number) => {
    const skipped = Math.ceil(mostShare * short);
    let strange = 0;
    for (let index = skipped; index < count - skipped; index++) {
      strange += differs(start + index * step, 0);
    }
    return strange / Math.max(1, count - 2 * skipped);
  };
  const last = width * height - 1;
  const sides = [
    (depth: number) => strangeness(depth * width, 1, width),
    (depth: number) => strangeness(last - depth * width, -1, width),
    (depth: number) => strangeness(depth, width, height),
    (depth: number) => strangeness(last - depth, -width, height),
  ].map((strangenessAt) => depthOf(strangenessAt, mostShare * short));
  const depths = sides.flatMap((depth) => depth ?? []);
  if (depths.length < 4) return 0;
  const [least, most] = [Math.min(...depths), Math.max(...depths)];
  const isEven = most - least <= Math.max(2, 0.6 * most);
  return isEven
    ? Number((depths.reduce((sum, each) => sum + each) / 4 / short).toFixed(4))
    : 0;
}

/** How many lines the border has on one side; undefined: it doesn't end straight. */
function depthOf(
  strangenessAt: (depth: number) => number,
  most: number,
): number | undefined {
  let depth = 0;
  while (depth <= most && strangenessAt(depth) <= 1 - ownShare) depth++;
  if (depth === 0 || depth > most) return undefined;
  for (let beyond = 0; beyond < softPixels; beyond++) {
    if (strangenessAt(depth + beyond) >= edgeShare) return depth;
  }
  return undefined;
}
