import { patchNumbers } from "./describePatches.ts";
import { withKernels } from "./kernels.ts";

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
  for (const word of nearestWords(
    patches,
    Float32Array.from(spread, (each) => 1 / each),
    places,
  )) {
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

/**
 * The word that each patch is nearest to.
 *
 * @param scales by which each of a patch's numbers is multiplied to compare with `places`
 */
export function nearestWords(
  patches: Float32Array,
  scales: Float32Array,
  places: Float32Array,
): Int32Array {
  const nearest = new Int32Array(patches.length / patchNumbers);
  withKernels((kernels, at) =>
    kernels.nearestWords(
      at.read(patches),
      nearest.length,
      at.read(scales),
      at.read(places),
      places.length / patchNumbers,
      at.write(nearest),
    ),
  );
  return nearest;
}
