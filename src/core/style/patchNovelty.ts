import { withKernels } from "./kernels.ts";
import type { Words } from "./patchWords.ts";

/** Pictures nearest to each word that are kept, as src/kernels/novelty.ts has them. */
const nearestKept = 3;
/** Any number of pictures is looked at, so many of them at a time. */
const picturesAtOnce = 1000;

/**
 * How foreign each picture's patches are to the other pictures: the mean
 * distance from its words to the nearest words in the others, in usual spreads.
 * For each word the two pictures that come nearest count: a pair of outliers
 * can't vouch for each other.
 *
 * @param pictures how often each has each of the words, up to 255 times
 */
export function patchNovelties(
  pictures: readonly (readonly number[])[],
  words: Words,
): readonly number[] {
  const far = distancesOf(words);
  const near = new Float32Array(nearestKept * words.count).fill(Infinity);
  const whose = new Int32Array(nearestKept * words.count);
  const parts = partsOf(pictures, words.count);
  for (const { counts, count, first } of parts) {
    withKernels((kernels, at) =>
      kernels.keepNearest(
        at.read(far),
        words.count,
        at.read(counts),
        count,
        first,
        at.write(near),
        at.write(whose),
        at.read(new Float32Array(words.count)),
      ),
    );
  }
  return parts.flatMap(({ counts, count, first }) => {
    const found = new Float64Array(count);
    withKernels((kernels, at) =>
      kernels.novelties(
        at.read(near),
        at.read(whose),
        words.count,
        at.read(counts),
        count,
        first,
        at.write(found),
      ),
    );
    return Array.from(found);
  });
}

interface Part {
  /** Picture by picture, so many words each. */
  readonly counts: Uint8Array;
  /** Pictures. */
  readonly count: number;
  /** The place of the first. */
  readonly first: number;
}

function partsOf(
  pictures: readonly (readonly number[])[],
  wordCount: number,
): readonly Part[] {
  const parts: Part[] = [];
  for (let first = 0; first < pictures.length; first += picturesAtOnce) {
    const some = pictures.slice(first, first + picturesAtOnce);
    const counts = new Uint8Array(some.length * wordCount);
    some.forEach((own, index) => counts.set(own, index * wordCount));
    parts.push({ counts, count: some.length, first });
  }
  return parts;
}

/** From every word to every other; measured once for each dictionary. */
function distancesOf(words: Words): Float32Array {
  const far = measured.get(words) ?? measure(words);
  measured.set(words, far);
  return far;
}

const measured = new WeakMap<Words, Float32Array>();

function measure({ count, places }: Words): Float32Array {
  const far = new Float32Array(count * count);
  withKernels((kernels, at) =>
    kernels.wordDistances(at.read(places), count, at.write(far)),
  );
  return far;
}
