import type { TestPrompt } from "../dataset/manifest.ts";
import { hashText } from "./hashText.ts";
import { usedReference } from "./reference.ts";

const slugLength = 40;

/**
 * What a test picture is called, whichever model draws it: the first words for
 * people, then a hash of prompt, size and quality, and of its reference's
 * bytes, type and strength. Lower case and ASCII, so that it is one file name
 * on every file system: `red-fox-on-a-mossy-rock-8c1f…`. Space around the
 * prompt and the way an accent is composed make no other picture and no other
 * key; nor does the name of the reference's file, while it can be read.
 */
export function promptKey(prompt: TestPrompt): string {
  const text = prompt.prompt.normalize("NFC").trim();
  const hash = hashText(
    JSON.stringify([
      text,
      prompt.width,
      prompt.height,
      prompt.quality,
      ...referenceParts(prompt),
    ]),
  );
  const slug = slugOf(text);
  return slug === "" ? hash : `${slug}-${hash}`;
}

/** Nothing without a reference: keys of such prompts are older than references. */
function referenceParts({
  reference,
}: TestPrompt): readonly (string | number | null)[] {
  if (!reference) return [];
  const used = usedReference(reference);
  const { type, image, strength } = reference;
  return [type, used?.sha256 ?? image, strength ?? null];
}

/** Whether a text can be a prompt's key, and so part of a file name. */
export function isPromptKey(text: string): boolean {
  return /^(?:[a-z0-9-]{1,40}-)?[0-9a-f]{16}$/.test(text);
}

function slugOf(text: string): string {
  const words = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .match(/[a-z0-9]+/g);
  let slug = "";
  for (const word of words ?? []) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if (longer.length > slugLength) break;
    slug = longer;
  }
  return slug;
}
