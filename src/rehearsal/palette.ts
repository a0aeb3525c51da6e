import { difference, toLab, toRgb } from "./colour.ts";
import type { Lab } from "./colour.ts";
import type { Style, Swatch } from "./style.ts";

/** What one picture contributes to the style of its dataset. */
export interface PictureSample {
  /** Evenly spread pixels. */
  readonly colours: readonly Lab[];
  /** Share of pixels on a strong edge, 0 to 1. */
  readonly lineDensity: number;
}

/** A decoded thumbnail: rows of red, green, blue bytes. */
export interface Thumbnail {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const coloursPerPicture = 300;
const swatches = 6;
const rounds = 12;
/** Lightness step between neighbours that reads as a drawn edge. */
const edgeStep = 14;

export function samplePicture(thumbnail: Thumbnail): PictureSample {
  const { data, width, height } = thumbnail;
  const pixels = width * height;
  const labs = Array.from({ length: pixels }, (_, index) =>
    toLab([
      data[index * 3] ?? 0,
      data[index * 3 + 1] ?? 0,
      data[index * 3 + 2] ?? 0,
    ]),
  );
  const stride = Math.max(1, pixels / coloursPerPicture);
  const colours = Array.from(
    { length: Math.min(pixels, coloursPerPicture) },
    (_, index): Lab => labs[Math.floor(index * stride)] ?? [0, 0, 0],
  );
  const edges = labs.filter(([lightness], index) => {
    const right = labs[index + 1];
    const under = labs[index + width];
    return (
      ((index + 1) % width !== 0 &&
        right !== undefined &&
        Math.abs(right[0] - lightness) > edgeStep) ||
      (under !== undefined && Math.abs(under[0] - lightness) > edgeStep)
    );
  }).length;
  return { colours, lineDensity: edges / Math.max(1, pixels) };
}

/** The style of a dataset; the same samples always give the same style. */
export function learnStyle(samples: readonly PictureSample[]): Style {
  const colours = samples.flatMap((sample) => sample.colours);
  const total = Math.max(1, colours.length);
  return {
    palette: cluster(colours),
    lightness: clamp(
      colours.reduce((sum, [lightness]) => sum + lightness, 0) / total,
      100,
    ),
    lineDensity: clamp(
      samples.reduce((sum, sample) => sum + sample.lineDensity, 0) /
        Math.max(1, samples.length),
      1,
    ),
  };
}

/** k-means; begun from the colours farthest apart, so without chance. */
function cluster(colours: readonly Lab[]): readonly Swatch[] {
  let centres = farthestApart(colours);
  let groups = grouped(colours, centres);
  for (let round = 0; round < rounds; round++) {
    centres = groups.map(
      (group, index) => mean(group) ?? centres[index] ?? [0, 0, 0],
    );
    groups = grouped(colours, centres);
  }
  return groups
    .map((group, index) =>
      swatch(
        centres[index] ?? [0, 0, 0],
        group.length / Math.max(1, colours.length),
      ),
    )
    .filter(({ share }) => share > 0)
    .toSorted((one, other) => other.share - one.share);
}

function farthestApart(colours: readonly Lab[]): Lab[] {
  const first = mean(colours);
  if (first === undefined) return [];
  const centres: Lab[] = [first];
  const distances = colours.map((colour) => difference(colour, first));
  while (centres.length < Math.min(swatches, colours.length)) {
    const farthest = distances.reduce(
      (best, distance, index) =>
        distance > (distances[best] ?? 0) ? index : best,
      0,
    );
    const centre = colours[farthest] ?? first;
    centres.push(centre);
    colours.forEach((colour, index) => {
      distances[index] = Math.min(
        distances[index] ?? 0,
        difference(colour, centre),
      );
    });
  }
  return centres;
}

function grouped(
  colours: readonly Lab[],
  centres: readonly Lab[],
): readonly (readonly Lab[])[] {
  const groups: Lab[][] = centres.map(() => []);
  for (const colour of colours) {
    let nearest = 0;
    let least = Infinity;
    centres.forEach((centre, index) => {
      const distance = difference(colour, centre);
      if (distance < least) {
        least = distance;
        nearest = index;
      }
    });
    groups[nearest]?.push(colour);
  }
  return groups;
}

function mean(colours: readonly Lab[]): Lab | undefined {
  if (colours.length === 0) return undefined;
  const sum = colours.reduce<Lab>(
    ([l, a, b], [dl, da, db]) => [l + dl, a + da, b + db],
    [0, 0, 0],
  );
  const count = colours.length;
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

function swatch(centre: Lab, share: number): Swatch {
  const [red, green, blue] = toRgb(centre);
  return {
    red: Math.round(red),
    green: Math.round(green),
    blue: Math.round(blue),
    share,
  };
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}
