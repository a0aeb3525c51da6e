import { patchNumbers } from "./describePatches.ts";
import type { Words } from "./patchWords.ts";

/**
 * How foreign each picture's patches are to the other pictures: the mean
 * distance from its words to the nearest words in the others, in usual spreads.
 * For each word the two pictures that come nearest count: a pair of outliers
 * can't vouch for each other.
 */
export function patchNovelties(
  pictures: readonly (readonly number[])[],
  words: Words,
): readonly number[] {
  const far = distancesOf(words);
  const nearest = pictures.map((counts) => nearestOf(counts, words.count, far));
  const closest = closestPictures(nearest, words.count);
  return pictures.map((counts, picture) => {
    let sum = 0;
    let total = 0;
    counts.forEach((count, word) => {
      if (count === 0) return;
      const others = (closest[word] ?? []).filter((each) => each !== picture);
      const [first, second] = others.map(
        (other) => nearest[other]?.[word] ?? 0,
      );
      sum += (count * ((first ?? 0) + (second ?? first ?? 0))) / 2;
      total += count;
    });
    return total > 0 ? sum / total : 0;
  });
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
  for (let one = 0; one < count; one++) {
    for (let other = 0; other < one; other++) {
      let sum = 0;
      for (let at = 0; at < patchNumbers; at++) {
        const aside =
          (places[one * patchNumbers + at] ?? 0) -
          (places[other * patchNumbers + at] ?? 0);
        sum += aside * aside;
      }
      const distance = Math.sqrt(sum / patchNumbers);
      far[one * count + other] = distance;
      far[other * count + one] = distance;
    }
  }
  return far;
}

/** From every word to the nearest that a picture has; endless for a picture without patches. */
function nearestOf(
  counts: readonly number[],
  wordCount: number,
  far: Float32Array,
): Float32Array {
  const nearest = new Float32Array(wordCount).fill(Infinity);
  counts.forEach((count, there) => {
    if (count === 0) return;
    keepNearer(nearest, far, there * wordCount);
  });
  return nearest;
}

function keepNearer(
  nearest: Float32Array,
  far: Float32Array,
  from: number,
): void {
  for (let word = 0; word < nearest.length; word++) {
    const distance = far[from + word] ?? 0;
    if (distance < (nearest[word] ?? 0)) nearest[word] = distance;
  }
}

/** For every word the three pictures that have the nearest ones, in that order. */
function closestPictures(
  nearest: readonly Float32Array[],
  wordCount: number,
): readonly (readonly number[])[] {
  return Array.from({ length: wordCount }, (_, word) => {
    const best: number[] = [];
    nearest.forEach((distances, picture) => {
      const distance = distances[word] ?? Infinity;
      if (distance === Infinity) return;
      let place = best.length;
      while (
        place > 0 &&
        (nearest[best[place - 1] ?? 0]?.[word] ?? 0) > distance
      ) {
        place--;
      }
      if (place < 3) best.splice(place, 0, picture);
      if (best.length > 3) best.pop();
    });
    return best;
  });
}
