import { patchNumbers } from "./describePatches.ts";

/** Typical patches, by which the patches of pictures are named. */
export interface PatchDictionary {
  /** The usual spread of each of a patch's numbers. */
  readonly spread: readonly number[];
  /** `patchNumbers` to a word, in sixteenths of the spread. */
  readonly words: readonly number[];
}

const fineness = 16;

/** A dictionary made ready to compare with. */
export interface Words {
  readonly count: number;
  /** `patchNumbers` to a word, on the scale on which differences count the same. */
  readonly places: Float32Array;
}

/** Made once for each dictionary. */
export function wordsIn(dictionary: PatchDictionary): Words {
  const { words } = dictionary;
  const ready = made.get(dictionary) ?? {
    count: words.length / patchNumbers,
    places: Float32Array.from(words, (value) => value / fineness),
  };
  made.set(dictionary, ready);
  return ready;
}

const made = new WeakMap<PatchDictionary, Words>();

/** Whole sixteenths: what a dictionary is kept in. */
export function keptPlaces(places: Float32Array): readonly number[] {
  return Array.from(places, (value) => Math.round(value * fineness));
}

/** How many of the patches are nearest to each word. */
export function countWords(
  patches: Float32Array,
  { spread }: PatchDictionary,
  { count, places }: Words,
): readonly number[] {
  const counts = new Array<number>(count).fill(0);
  const patch = new Float32Array(patchNumbers);
  for (let start = 0; start < patches.length; start += patchNumbers) {
    for (let at = 0; at < patchNumbers; at++) {
      patch[at] = (patches[start + at] ?? 0) / (spread[at] ?? 1);
    }
    const word = nearestWord(patch, places);
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

/** The word that a patch on the scale of `places` is nearest to. */
export function nearestWord(patch: Float32Array, places: Float32Array): number {
  let nearest = 0;
  let least = Infinity;
  for (let from = 0, word = 0; from < places.length; word++) {
    let sum = 0;
    const end = from + patchNumbers;
    // Most words are too far by the first numbers already.
    for (let at = 0; at < patchNumbers && sum < least; at++, from++) {
      const aside = (patch[at] ?? 0) - (places[from] ?? 0);
      sum += aside * aside;
    }
    from = end;
    if (sum < least) {
      least = sum;
      nearest = word;
    }
  }
  return nearest;
}
