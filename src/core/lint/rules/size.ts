import type { ImageFacts } from "../../dataset/facts.ts";
import { limits } from "../../limits.ts";
import {
  decimal,
  sizeInBytes,
  sizeInPixels,
  sizeOver,
  whole,
} from "../../words/amounts.ts";
import { say } from "../../words/text.ts";
import type { Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { finding } from "../rule.ts";

/** Longer against shorter side; what is generated never goes beyond 2 : 1. */
const extremeAspect = 3;
/** Longest against shortest long side in one set: detail and line width can't be the same. */
const mixedSizes = 4;
/** From here the upload takes minutes on an ordinary line. */
const largeZipBytes = 1_000_000_000;

/** Bytes and pixels against what the service takes and makes. */
export const sizeRules: Rule = ({ included, usable }) => [
  ...included.flatMap(tooLarge),
  ...usable.flatMap((image) => [...scaledDown(image), ...aspect(image)]),
  ...small(usable),
  ...mixed(usable),
  ...total(usable),
];

function tooLarge({ file, bytes }: ImageFacts): readonly Finding[] {
  const limit = limits.maxImageBytes;
  if (bytes <= limit) return [];
  const message = say`${sizeOver(bytes, limit)}; the service takes at most ${sizeInBytes(limit)} per image.`;
  return [finding("size/too-large", message, { file, data: { bytes, limit } })];
}

function scaledDown(image: ImageFacts): readonly Finding[] {
  const { width, height } = sidesOf(image);
  const limit = limits.maxLongSidePixels;
  if (Math.max(width, height) <= limit) return [];
  const message = say`${sizeInPixels(width, height)}; the service scales the long side down to ${limit} px.`;
  const data = { width, height, limit };
  return [finding("size/downscaled", message, { file: image.file, data })];
}

function aspect(image: ImageFacts): readonly Finding[] {
  const { width, height } = sidesOf(image);
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height));
  if (ratio <= extremeAspect) return [];
  const message = say`${sizeInPixels(width, height)}: one side is ${decimal(ratio, 1)} times the other; beyond ${extremeAspect} much is cropped or squeezed.`;
  const data = { width, height, limit: extremeAspect };
  return [finding("size/aspect", message, { file: image.file, data })];
}

/** Where most are small that is how the set is, and said once. */
function small(usable: readonly ImageFacts[]): readonly Finding[] {
  const limit = limits.minGeneratedPixels;
  const found = usable.filter((image) => longSideOf(image) < limit);
  if (found.length > usable.length / 2 && found.length > 1) {
    const longest = Math.max(...found.map(longSideOf));
    const message = say`${whole(found.length)} images of ${usable.length} are smaller than the ${limit} px the model generates at; they would have to be enlarged, which blurs.`;
    const related = found.map(({ file }) => file);
    const data = { count: found.length, longest, limit };
    return [finding("size/small", message, { related, data, at: [] })];
  }
  return found.map((image) => {
    const { width, height } = sidesOf(image);
    const message = say`${sizeInPixels(width, height)} is smaller than the ${limit} px the model generates at; enlarging it blurs.`;
    const data = { width, height, limit };
    return finding("size/small", message, { file: image.file, data });
  });
}

function mixed(usable: readonly ImageFacts[]): readonly Finding[] {
  const sides = usable.map(longSideOf).filter((side) => side > 0);
  const longest = sides.reduce((most, side) => Math.max(most, side), 0);
  const shortest = sides.reduce(
    (least, side) => Math.min(least, side),
    longest,
  );
  if (sides.length < 2 || longest < mixedSizes * shortest) return [];
  const message = say`Long sides run from ${shortest} to ${longest} px; the same line is ${decimal(longest / shortest, 1)} times as wide in one picture as in another.`;
  return [
    finding("size/mixed", message, { data: { shortest, longest }, at: [] }),
  ];
}

function total(usable: readonly ImageFacts[]): readonly Finding[] {
  const bytes = usable.reduce((sum, image) => sum + image.bytes, 0);
  if (bytes < largeZipBytes) return [];
  const message = say`The ZIP will have about ${sizeInBytes(bytes)}; uploading and fetching it takes a while.`;
  return [finding("size/total", message, { data: { bytes }, at: [] })];
}

function sidesOf({ header }: ImageFacts): {
  readonly width: number;
  readonly height: number;
} {
  return header ?? { width: 0, height: 0 };
}

function longSideOf(image: ImageFacts): number {
  const { width, height } = sidesOf(image);
  return Math.max(width, height);
}
