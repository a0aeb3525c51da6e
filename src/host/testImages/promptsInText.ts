import type { TestPrompt } from "../../core/dataset/manifest.ts";
import { parsePrompts } from "../../core/dataset/parsePrompts.ts";
import { arrayIn, isRecord } from "../../core/json.ts";
import { verbatim } from "../../core/words/text.ts";
import { parseText } from "../../engine/dataset/parseText.ts";

/**
 * The prompts of a text that may not be saved yet, by their places in its
 * list, as they were last read with their references. What was typed since has
 * no counterpart and is left out.
 */
export function promptsInText(
  text: string,
  read: readonly TestPrompt[],
): readonly (readonly [index: number, prompt: TestPrompt])[] {
  const { json } = parseText(text, verbatim(""));
  const items = isRecord(json) ? arrayIn(json, "prompts") : [];
  const known = new Map(read.map((prompt) => [nameOf(prompt), prompt]));
  return items.flatMap((item, index) => {
    const [prompt] = parsePrompts({ prompts: [item] }, () => undefined);
    const found = prompt && known.get(nameOf(prompt));
    return found ? [[index, found] as const] : [];
  });
}

/** References are told by their file's name: a file of prompts names them from its own folder. */
function nameOf({
  prompt,
  width,
  height,
  quality,
  reference,
}: TestPrompt): string {
  const { type, image, strength } = reference ?? {};
  const file = image?.split("/").at(-1);
  return JSON.stringify([prompt, width, height, quality, type, file, strength]);
}
