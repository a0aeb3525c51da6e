import { readFile, stat } from "node:fs/promises";
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
import { byteSize, byteSizeOver } from "../../core/text.ts";
import { systemCode } from "../errors.ts";

export interface ReadManifest {
  readonly manifest: Manifest;
  readonly problems: readonly ManifestProblem[];
}

/** A manifest that excludes 10,000 images by name, with reasons, has half of it. */
const mostBytes = 4_000_000;

/** A folder's manifest, or undefined when it has none. Never throws. */
export async function readManifest(
  folder: string,
): Promise<ReadManifest | undefined> {
  const file = path.join(folder, manifestFileName);
  try {
    const stats = await stat(file);
    // A pipe would be waited for without end.
    if (!stats.isFile()) return unread("The manifest is no regular file.");
    if (stats.size > mostBytes) {
      return unread(
        `The manifest has ${byteSizeOver(stats.size, mostBytes)}; it is read up to ${byteSize(mostBytes)}. Take out what isn't about this dataset.`,
      );
    }
    return parseManifestText(await readFile(file, "utf8"));
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    const code = systemCode(error) ?? String(error);
    return unread(`The manifest can't be read (${code}).`);
  }
}

/**
 * Parses a manifest's text, comments and trailing commas allowed. What a syntax
 * error leaves readable is used, so that a file half typed keeps its meaning.
 */
export function parseManifestText(text: string): ReadManifest {
  const errors: ParseError[] = [];
  let json: unknown;
  try {
    json = parse(text.replace(/^\uFEFF/, ""), errors, {
      allowTrailingComma: true,
    });
  } catch (error) {
    // The parser calls itself for each level.
    if (!(error instanceof RangeError)) throw error;
    return unread("The manifest is nested too deeply to be read.");
  }
  const { manifest, problems } = parseManifest(json);
  const [first] = errors;
  if (!first) return { manifest, problems };
  const line = text.slice(0, first.offset).split("\n").length;
  const message = `The manifest isn't valid JSON: ${printParseErrorCode(first.error)} in line ${line}.`;
  return { manifest, problems: [{ path: [], message }, ...problems] };
}

function unread(message: string): ReadManifest {
  return { manifest: emptyManifest, problems: [{ path: [], message }] };
}
