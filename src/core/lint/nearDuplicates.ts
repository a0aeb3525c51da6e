import type { ImageFacts, Pixels } from "../dataset/facts.ts";
import { lookDistance } from "../style/lookDistance.ts";
import { bitCount } from "../style/perceptualHashes.ts";

/** Bits of 64: recompressed, resized and turned copies stay below. */
const mostDifferentBits = 6;
/** Two pictures of one style are about 1.4 apart, nineteen of twenty copies under 0.35. */
const mostLookDistance = 0.5;
/**
 * Pictures so plain that the hash has hardly a bit set hash alike without
 * being alike.
 */
const leastHashBits = 6;

interface Hashed {
  readonly image: ImageFacts;
  readonly pixels: Pixels;
  /** Of the picture as it lies. */
  readonly high: number;
  readonly low: number;
}

/**
 * Groups of pictures that are copies of each other: recompressed, resized,
 * turned or mirrored. Crops of more than five percent aren't found. Every
 * pair is compared, but nearly all by half a hash.
 */
export function nearDuplicates(
  images: readonly ImageFacts[],
): readonly (readonly ImageFacts[])[] {
  const hashed = images.flatMap(toHashed);
  const groupOf = Int32Array.from(hashed, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (groupOf[root] !== root) root = groupOf[root] ?? root;
    groupOf[index] = root;
    return root;
  };
  hashed.forEach((one, index) => {
    const orientations = one.pixels.perceptualHashes.map(wordsOf);
    for (let other = index + 1; other < hashed.length; other++) {
      const candidate = hashed[other];
      if (!candidate || rootOf(index) === rootOf(other)) continue;
      if (!isClose(orientations, candidate)) continue;
      const look = lookDistance(one.pixels.style, candidate.pixels.style);
      if (look <= mostLookDistance) groupOf[rootOf(other)] = rootOf(index);
    }
  });
  const groups = new Map<number, ImageFacts[]>();
  hashed.forEach(({ image }, index) => {
    const root = rootOf(index);
    const group = groups.get(root);
    if (group) group.push(image);
    else groups.set(root, [image]);
  });
  return [...groups.values()].filter((group) => group.length > 1);
}

function toHashed(image: ImageFacts): readonly Hashed[] {
  const { pixels } = image;
  const hash = pixels?.perceptualHashes[0];
  if (!pixels || hash === undefined) return [];
  const [high, low] = wordsOf(hash);
  const isPlain = bitCount(high) + bitCount(low) < leastHashBits;
  return isPlain ? [] : [{ image, pixels, high, low }];
}

function isClose(
  orientations: readonly (readonly [number, number])[],
  { high, low }: Hashed,
): boolean {
  for (const [otherHigh, otherLow] of orientations) {
    const half = bitCount(high ^ otherHigh);
    if (half > mostDifferentBits) continue;
    if (half + bitCount(low ^ otherLow) <= mostDifferentBits) return true;
  }
  return false;
}

function wordsOf(hash: string): readonly [number, number] {
  const word = (at: number) => Number.parseInt(hash.slice(at, at + 8), 16) | 0;
  return [word(0), word(8)];
}
