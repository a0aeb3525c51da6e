import type { ImageFacts } from "../../dataset/facts.ts";
import type { Manifest } from "../../dataset/manifest.ts";
import { contentWords } from "../contentWords.ts";
import type { Check } from "./check.ts";
import { fullest } from "./check.ts";

/** A thing that is in every fourth picture of a set is shown often as it is. */
const wordChance = 0.25;

/** The word that most of the images' own prompts have in common. */
export function promptCheck(
  images: readonly ImageFacts[],
  { provenance }: Manifest,
): Check {
  const prompts = images.flatMap(({ file }) => {
    const prompt = provenance.get(file);
    return prompt === undefined ? [] : [{ file, words: contentWords(prompt) }];
  });
  const stems = [...new Set(prompts.flatMap(({ words }) => [...words.keys()]))];
  const word = fullest(stems, prompts, ({ words }, stem) => words.has(stem));
  const [first] = word?.members ?? [];
  return {
    name: "subject",
    value: first?.words.get(word?.value ?? "") ?? "",
    members: word?.members.map(({ file }) => file) ?? [],
    of: prompts.length,
    chance: wordChance,
    alternatives: Math.max(1, stems.length),
    data: { from: "prompts" },
  };
}
