import type { ImageFacts, Pixels } from "../dataset/facts.ts";
import { disjointGroups } from "./disjointGroups.ts";
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
  const asIs = wordsOf(hashed.map(hashOf));
  const groups = disjointGroups(hashed.length);
  hashed.forEach(({ pixels }, index) => {
    const turned = wordsOf(pixels.perceptualHashes);
    for (let other = index + 1; other < hashed.length; other++) {
      const high = asIs[2 * other] ?? 0;
      const low = asIs[2 * other + 1] ?? 0;
      if (!isClose(turned, high, low) || groups.same(index, other)) continue;
      const candidate = hashed[other]?.pixels.style;
      if (
        candidate &&
        lookDistance(pixels.style, candidate) <= mostLookDistance
      ) {
        groups.join(index, other);
      }
    }
  });
  return groups
    .list()
    .map((members) => members.flatMap((index) => hashed[index]?.image ?? []))
    .filter((group) => group.length > 1);
}

function toHashed(image: ImageFacts): readonly Hashed[] {
  const { pixels } = image;
  if (!pixels) return [];
  const hashed = { image, pixels };
  const [high = 0, low = 0] = wordsOf([hashOf(hashed)]);
  const isPlain = bitCount(high) + bitCount(low) < leastHashBits;
  return isPlain ? [] : [hashed];
}

/** Of the picture as it lies. */
function hashOf({ pixels }: Hashed): string {
  return pixels.perceptualHashes[0] ?? "";
}

function isClose(turned: Int32Array, high: number, low: number): boolean {
  for (let at = 0; at < turned.length; at += 2) {
    const half = bitCount(high ^ (turned[at] ?? 0));
    if (half > mostDifferentBits) continue;
    const bits = half + bitCount(low ^ (turned[at + 1] ?? 0));
    if (bits <= mostDifferentBits) return true;
  }
  return false;
}

/** Two words of 32 bits for each hash. */
function wordsOf(hashes: readonly string[]): Int32Array {
  const words = new Int32Array(hashes.length * 2);
  hashes.forEach((hash, index) => {
    words[2 * index] = Number.parseInt(hash.slice(0, 8), 16);
    words[2 * index + 1] = Number.parseInt(hash.slice(8), 16);
  });
  return words;
}
