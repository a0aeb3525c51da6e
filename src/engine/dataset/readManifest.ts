import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Manifest } from "../../core/dataset/manifest.ts";
import {
  emptyManifest,
  manifestFileName,
} from "../../core/dataset/manifest.ts";
import type { ManifestProblem } from "../../core/dataset/parseManifest.ts";
import { parseManifest } from "../../core/dataset/parseManifest.ts";
import { systemCode } from "../errors.ts";
import { parseText } from "./parseText.ts";
import { readPromptFile } from "./readPromptFile.ts";
import { withFoundReferences } from "./readReference.ts";

export interface ReadManifest {
  readonly manifest: Manifest;
  readonly problems: readonly ManifestProblem[];
}

/**
 * A folder's manifest with the prompts of the file it names and what the
 * folder says of their references; undefined when it has none. Never throws.
 */
export async function readManifest(
  folder: string,
): Promise<ReadManifest | undefined> {
  let read: ReadManifest;
  try {
    const text = await readFile(path.join(folder, manifestFileName), "utf8");
    read = parseManifestText(text);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    const code = systemCode(error) ?? String(error);
    return {
      manifest: emptyManifest,
      problems: [
        { path: [], message: `The manifest can't be read (${code}).` },
      ],
    };
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
  const { json, problem } = parseText(text, "The manifest");
  const { manifest, problems } = parseManifest(json);
  if (problem === undefined) return { manifest, problems };
  return { manifest, problems: [{ path: [], message: problem }, ...problems] };
}
