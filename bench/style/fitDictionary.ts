import { patchNumbers } from "../../src/core/style/describePatches.ts";
import type { PatchDictionary } from "../../src/core/style/patchWords.ts";
import { keptPlaces, nearestWords } from "../../src/core/style/patchWords.ts";
import type { Family } from "./families.ts";
import { randomFrom } from "./random.ts";

const wordCount = 256;
const patchesPerFamily = 800;
const rounds = 10;

/** Clusters patches of all families, as many of each, by k-means. */
export function fitDictionary(families: readonly Family[]): PatchDictionary {
  const spread = spreadOf(families);
  const random = randomFrom(20260502);
  const samples = families.flatMap((family) =>
    Array.from({ length: patchesPerFamily }, () => {
      const picture = family[Math.floor(random() * family.length)];
      const patches = picture?.patches ?? new Float32Array();
      const count = patches.length / patchNumbers;
      const start = Math.floor(random() * count) * patchNumbers;
      return patches
        .slice(start, start + patchNumbers)
        .map((value, at) => value / (spread[at] ?? 1));
    }).filter(({ length }) => length === patchNumbers),
  );
  const places = new Float32Array(wordCount * patchNumbers);
  for (let word = 0; word < wordCount; word++) {
    const sample = samples[Math.floor(random() * samples.length)];
    if (sample) places.set(sample, word * patchNumbers);
  }
  for (let round = 0; round < rounds; round++) move(places, samples);
  return { spread, words: keptPlaces(places) };
}

/** Every word to the middle of the patches that are nearest to it. */
function move(places: Float32Array, samples: readonly Float32Array[]): void {
  const sums = new Float64Array(places.length);
  const counts = new Float64Array(wordCount);
  const nearest = nearestWords(
    Float32Array.from(samples.flatMap((sample) => [...sample])),
    new Float32Array(patchNumbers).fill(1),
    places,
  );
  for (const [index, sample] of samples.entries()) {
    const word = nearest[index] ?? 0;
    counts[word] = (counts[word] ?? 0) + 1;
    sample.forEach((value, at) => {
      const place = word * patchNumbers + at;
      sums[place] = (sums[place] ?? 0) + value;
    });
  }
  sums.forEach((sum, place) => {
    const count = counts[Math.floor(place / patchNumbers)] ?? 0;
    if (count > 0) places[place] = sum / count;
  });
}

function spreadOf(families: readonly Family[]): readonly number[] {
  return Array.from({ length: patchNumbers }, (_, at) => {
    const variances = families.map((family) => {
      let sum = 0;
      let squares = 0;
      let count = 0;
      for (const { patches } of family) {
        for (let place = at; place < patches.length; place += patchNumbers) {
          const value = patches[place] ?? 0;
          sum += value;
          squares += value * value;
          count++;
        }
      }
      return squares / count - (sum / count) ** 2;
    });
    const mean = variances.reduce((sum, each) => sum + each, 0);
    return Number(Math.sqrt(mean / variances.length).toPrecision(4));
  });
}
