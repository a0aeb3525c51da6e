import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ParseError } from "jsonc-parser";
import { parse, printParseErrorCode } from "jsonc-parser";
import type { Manifest } from "../../core/dataset/manifest.ts";
import {
  emptyManifest,
  manifestFileName,
} from "../../core/dataset/manifest.ts";
import type { ManifestProblem } from "../../core/dataset/parseManifest.ts";
import { parseManifest } from "../../core/dataset/parseManifest.ts";
import { systemCode } from "../errors.ts";

export interface ReadManifest {
  readonly manifest: Manifest;
  readonly problems: readonly ManifestProblem[];
}

/** A folder's manifest, or undefined when it has none. Never throws. */
export async function readManifest(
  folder: string,
): Promise<ReadManifest | undefined> {
  try {
    const text = await readFile(path.join(folder, manifestFileName), "utf8");
    return parseManifestText(text);
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
}

/**
 * Parses a manifest's text, comments and trailing commas allowed. What a syntax
 * error leaves readable is used, so that a file half typed keeps its meaning.
 */
export function parseManifestText(text: string): ReadManifest {
  const errors: ParseError[] = [];
  const json: unknown = parse(text.replace(/^\uFEFF/, ""), errors, {
    allowTrailingComma: true,
  });
  const { manifest, problems } = parseManifest(json);
  const [first] = errors;
  if (!first) return { manifest, problems };
  const line = text.slice(0, first.offset).split("\n").length;
  const message = `The manifest isn't valid JSON: ${printParseErrorCode(first.error)} in line ${line}.`;
  return { manifest, problems: [{ path: [], message }, ...problems] };
}
