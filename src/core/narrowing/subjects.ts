import type { ImageFacts } from "../dataset/facts.ts";
import { contentWords } from "../lint/contentWords.ts";
import { medianOf } from "../style/compareStyles.ts";
import { comparable, descriptorGroups } from "../style/descriptors.ts";
import { openMiniature } from "../style/miniature.ts";
import { resize } from "../style/plane.ts";
import { styleCalibration } from "../style/styleCalibration.ts";

/** What pictures show, as far as it can be told: composition, colours of the subject, and words. */
export interface Subjects {
  /** 0 the same, 1 nothing in common. */
  readonly between: (one: number, other: number) => number;
}

/** Where a picture is light and where dark is told in this many cells a side. */
const layoutCells = 8;
/** Two unrelated layouts differ in half of their cells. */
const unrelatedCells = layoutCells ** 2 / 2;
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
  const layouts = layoutsOf(images);
  const colours = coloursOf(images);
  const words = rareWords(images.map(wordsOf));
  return {
    between(one, other) {
      const composition =
        Math.min(
          unrelatedCells,
          cellsBetween(layouts, 4 * one, 4 * other),
          cellsBetween(layouts, 4 * one, 4 * other + 2),
        ) / unrelatedCells;
      const colour = colourBetween(colours, one, other);
      const far =
        compositionShare * composition + (1 - compositionShare) * colour;
      return shareWord(words[one], words[other]) ? far * sameWord : far;
    },
  };
}

/**
 * Four words of 32 bits for each picture, a bit for each cell that is lighter than
 * the picture's middle: as it lies, and mirrored.
 */
function layoutsOf(images: readonly ImageFacts[]): Int32Array {
  const layouts = new Int32Array(images.length * 4);
  images.forEach(({ pixels }, index) => {
    const lightness = pixels && openMiniature(pixels.miniature)?.lightness;
    if (!lightness) return;
    const { values } = resize(lightness, layoutCells, layoutCells);
    const middle = medianOf([...values]);
    values.forEach((value, cell) => {
      if (value <= middle) return;
      const column = cell % layoutCells;
      const mirrored = cell - column + (layoutCells - 1 - column);
      [cell, layoutCells ** 2 + mirrored].forEach((bit) => {
        const word = 4 * index + (bit >> 5);
        layouts[word] = (layouts[word] ?? 0) | (1 << (bit & 31));
      });
    });
  });
  return layouts;
}

function cellsBetween(layouts: Int32Array, one: number, other: number): number {
  return (
    bitCount((layouts[one] ?? 0) ^ (layouts[other] ?? 0)) +
    bitCount((layouts[one + 1] ?? 0) ^ (layouts[other + 1] ?? 0))
  );
}

/** How many bits of 32 are set, without a loop: it is asked millions of times. */
function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  bits = (bits + (bits >>> 4)) & 0x0f0f0f0f;
  return Math.imul(bits, 0x01010101) >>> 24;
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
