import path from "node:path";
import type { Manifest } from "../../core/dataset/manifest.ts";
import {
  emptyManifest,
  manifestFileName,
} from "../../core/dataset/manifest.ts";
import type { ManifestProblem } from "../../core/dataset/parseManifest.ts";
import { parseManifest } from "../../core/dataset/parseManifest.ts";
import type { Text } from "../../core/words/text.ts";
import { say } from "../../core/words/text.ts";
import { systemCode } from "../errors.ts";
import { parseText } from "./parseText.ts";
import { readPromptFile } from "./readPromptFile.ts";
import { withFoundReferences } from "./readReference.ts";
import { readSmallText } from "./readSmallText.ts";

export interface ReadManifest {
  readonly manifest: Manifest;
  readonly problems: readonly ManifestProblem[];
}

const theManifest = say`The manifest`;

/** A manifest that excludes 10,000 images by name, with reasons, has half of it. */
const mostBytes = 4_000_000;

/**
 * A folder's manifest with the prompts of the file it names and what the
 * folder says of their references; undefined when it has none. Never throws.
 */
export async function readManifest(
  folder: string,
): Promise<ReadManifest | undefined> {
  let read: ReadManifest;
  try {
    const file = path.join(folder, manifestFileName);
    const found = await readSmallText(file, theManifest, mostBytes);
    if ("problem" in found) return unread(found.problem);
    read = parseManifestText(found.text);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    const code = systemCode(error) ?? String(error);
    return unread(say`The manifest can't be read (${code}).`);
  }
  const { manifest } = read;
  const own = await withFoundReferences(folder, "", manifest.prompts);
  if (!manifest.promptFile) {
    return { ...read, manifest: { ...manifest, prompts: own } };
  }
  const shared = await readPromptFile(folder, manifest.promptFile.file);
  return {
    manifest: { ...manifest, prompts: [...own, ...shared.prompts] },
    problems: [...read.problems, ...shared.problems],
  };
}

/** Parses a manifest's text; prompts of a file it names aren't in it. */
export function parseManifestText(text: string): ReadManifest {
  const { json, problem } = parseText(text, theManifest);
  if (problem !== undefined && json === undefined) return unread(problem);
  const { manifest, problems } = parseManifest(json);
  if (problem === undefined) return { manifest, problems };
  return { manifest, problems: [{ path: [], message: problem }, ...problems] };
}

function unread(message: Text): ReadManifest {
  return { manifest: emptyManifest, problems: [{ path: [], message }] };
}
