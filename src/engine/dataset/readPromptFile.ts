import path from "node:path";
import type { TestPrompt } from "../../core/dataset/manifest.ts";
import type { ManifestProblem } from "../../core/dataset/parseManifest.ts";
import { parsePrompts } from "../../core/dataset/parsePrompts.ts";
import { isRecord } from "../../core/json.ts";
import { shownName } from "../../core/text.ts";
import type { Text } from "../../core/words/text.ts";
import { say, verbatim } from "../../core/words/text.ts";
import { systemCode } from "../errors.ts";
import { parseText } from "./parseText.ts";
import { withFoundReferences } from "./readReference.ts";
import { readSmallText } from "./readSmallText.ts";

/** Thousands of prompts; what is larger is no list of prompts. */
const mostBytes = 1_000_000;

/**
 * The prompts of a file that a manifest names, with its references named from
 * the dataset's folder. Never throws.
 */
export async function readPromptFile(
  folder: string,
  file: string,
): Promise<{
  readonly prompts: readonly TestPrompt[];
  readonly problems: readonly ManifestProblem[];
}> {
  const at = path.join(folder, file);
  const name = verbatim(shownName(file));
  let text: string;
  try {
    const found = await readSmallText(at, name, mostBytes);
    if ("problem" in found) return unreadable(found.problem);
    text = found.text;
  } catch (error) {
    const code = systemCode(error);
    return unreadable(
      code === "ENOENT"
        ? say`${name} isn't there; create it, or take \`promptFile\` out.`
        : say`${name} can't be read (${code ?? String(error)}).`,
    );
  }
  const problems: ManifestProblem[] = [];
  const { json, problem } = parseText(text, name);
  if (problem !== undefined)
    problems.push({ file, path: [], message: problem });
  if (!isRecord(json)) {
    problems.push({
      file,
      path: [],
      message: say`A file of prompts is ${'{"prompts": […]}'}.`,
    });
    return { prompts: [], problems };
  }
  const prompts = parsePrompts(json, (place, message) =>
    problems.push({ file, path: place, message }),
  );
  return {
    prompts: await withFoundReferences(
      folder,
      path.posix.dirname(file),
      prompts,
    ),
    problems,
  };
}

/** Said at the manifest's line that names the file. */
function unreadable(message: Text): Awaited<ReturnType<typeof readPromptFile>> {
  return { prompts: [], problems: [{ path: ["promptFile"], message }] };
}
