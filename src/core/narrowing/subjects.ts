import type { ImageFacts } from "../dataset/facts.ts";
import { contentWords } from "../lint/contentWords.ts";
import { comparable, descriptorGroups } from "../style/descriptors.ts";
import { bitCount } from "../style/perceptualHashes.ts";
import { styleCalibration } from "../style/styleCalibration.ts";

/** What pictures show, as far as it can be told: composition, colours of the subject, and words. */
export interface Subjects {
  /** 0 the same, 1 nothing in common. */
  readonly between: (one: number, other: number) => number;
}

/** Two unrelated hashes differ in half of their bits. */
const unrelatedBits = 32;
const compositionShare = 0.55;
/** Root mean square over the numbers, in usual spreads, at which colours have nothing in common. */
const unrelatedColours = 2.2;
/** What is left of a distance between two pictures of one name: fox-1, fox-2. */
const sameWord = 0.45;
/** A word in more names than this names the set, not what is in a picture. */
const mostCommon = 0.2;

const colourIndices = ["subject", "background", "tone"].flatMap(
  (group) => descriptorGroups.get(group) ?? [],
);

/**
 * @param images all measured
 * @param wordsOf the text that says what is in a picture: its name, its prompt
 */
export function subjectsOf(
  images: readonly ImageFacts[],
  wordsOf: (image: ImageFacts) => string,
): Subjects {
  const hashes = hashesOf(images);
  const colours = coloursOf(images);
  const words = rareWords(images.map(wordsOf));
  return {
    between(one, other) {
      const composition =
        Math.min(
          unrelatedBits,
          bitsBetween(hashes, 4 * one, 4 * other),
          bitsBetween(hashes, 4 * one, 4 * other + 2),
        ) / unrelatedBits;
      const colour = colourBetween(colours, one, other);
      const far =
        compositionShare * composition + (1 - compositionShare) * colour;
      return shareWord(words[one], words[other]) ? far * sameWord : far;
    },
  };
}

/** Four words of 32 bits for each picture: as it lies, and mirrored. */
function hashesOf(images: readonly ImageFacts[]): Int32Array {
  const hashes = new Int32Array(images.length * 4);
  images.forEach(({ pixels }, index) => {
    [0, 4].forEach((turn, at) => {
      const hash = pixels?.perceptualHashes[turn] ?? "";
      hashes[4 * index + 2 * at] = Number.parseInt(hash.slice(0, 8), 16);
      hashes[4 * index + 2 * at + 1] = Number.parseInt(hash.slice(8), 16);
    });
  });
  return hashes;
}

function bitsBetween(hashes: Int32Array, one: number, other: number): number {
  return (
    bitCount((hashes[one] ?? 0) ^ (hashes[other] ?? 0)) +
    bitCount((hashes[one + 1] ?? 0) ^ (hashes[other + 1] ?? 0))
  );
}

/** In usual spreads, over the distance at which nothing is in common. */
function coloursOf(images: readonly ImageFacts[]): Float32Array {
  const size = colourIndices.length;
  const colours = new Float32Array(images.length * size);
  images.forEach(({ pixels }, index) => {
    colourIndices.forEach((at, place) => {
      const value = comparable(at, pixels?.style.values[at] ?? 0);
      const spread = Math.max(styleCalibration.usualSpread[at] ?? 1, 1e-6);
      colours[index * size + place] = value / spread / unrelatedColours;
    });
  });
  return colours;
}

function colourBetween(
  colours: Float32Array,
  one: number,
  other: number,
): number {
  const size = colourIndices.length;
  let sum = 0;
  for (let at = 0; at < size; at++) {
    const difference =
      (colours[one * size + at] ?? 0) - (colours[other * size + at] ?? 0);
    sum += difference * difference;
  }
  return Math.min(1, Math.sqrt(sum / size));
}

/** Of each text the words that only few others have. Numbers say nothing. */
function rareWords(texts: readonly string[]): readonly ReadonlySet<string>[] {
  const words = texts.map((text) =>
    [...contentWords(text).keys()].filter((word) => !/^\d+$/.test(word)),
  );
  const counts = new Map<string, number>();
  for (const word of words.flat()) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const most = Math.max(2, mostCommon * texts.length);
  return words.map(
    (each) => new Set(each.filter((word) => (counts.get(word) ?? 0) <= most)),
  );
}

function shareWord(
  one: ReadonlySet<string> | undefined,
  other: ReadonlySet<string> | undefined,
): boolean {
  if (!one || !other) return false;
  for (const word of one) if (other.has(word)) return true;
  return false;
}
