import type { FormattingOptions } from "jsonc-parser";
import {
  applyEdits,
  findNodeAtLocation,
  modify,
  parse,
  parseTree,
} from "jsonc-parser";
import type { Json, JsonPath } from "../../core/json.ts";
import { arrayIn, isRecord, stringIn } from "../../core/json.ts";

/** A test prompt to add; what is absent has the service's defaults. */
export interface PromptToAdd {
  readonly prompt: string;
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly quality?: string;
}

/** The text of a new manifest. */
export function newManifest(name: string): string {
  const manifest = {
    name,
    brief: { summary: "", constants: [] },
    model: { name, version: "1.0.0", private: true },
    exclude: [],
    accept: [],
    prompts: [],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Leaves images out; those that are out already keep their reason. */
export function excludeImages(
  text: string,
  files: readonly string[],
  reason?: string,
): string {
  const excluded = new Set(namesIn(text, "exclude"));
  return [...new Set(files)]
    .filter((file) => !excluded.has(file))
    .reduce(
      (edited, file) =>
        append(edited, "exclude", {
          file,
          ...(reason !== undefined && reason !== "" && { reason }),
        }),
      text,
    );
}

/** Takes images back in. */
export function includeImages(text: string, files: readonly string[]): string {
  const wanted = new Set(files);
  return namesIn(text, "exclude").reduceRight<string>(
    (edited, file, index) =>
      file !== undefined && wanted.has(file)
        ? edit(edited, ["exclude", index], undefined)
        : edited,
    text,
  );
}

/** Notes that a finding is known and accepted; a second time replaces the reason. */
export function acceptFinding(
  text: string,
  finding: {
    readonly rule: string;
    readonly file?: string;
    readonly reason: string;
  },
): string {
  const { rule, file, reason } = finding;
  const index = listIn(text, "accept").findIndex(
    (item) =>
      isRecord(item) &&
      stringIn(item, "rule") === rule &&
      stringIn(item, "file") === file,
  );
  return index < 0
    ? append(text, "accept", {
        rule,
        ...(file !== undefined && { file }),
        reason,
      })
    : edit(text, ["accept", index, "reason"], reason);
}

/** Says in the brief that all images are meant to share something; what it says already is left alone. */
export function addConstant(text: string, name: string): string {
  const json: unknown = parse(text, [], { allowTrailingComma: true });
  const brief = isRecord(json) ? json["brief"] : undefined;
  const constants = isRecord(brief) ? brief["constants"] : undefined;
  if (!Array.isArray(constants)) {
    return edit(text, ["brief", "constants"], [name]);
  }
  return constants.includes(name)
    ? text
    : edit(text, ["brief", "constants", -1], name);
}

/** Sets one value; undefined removes it. Parents that are missing are made. */
export function setField(
  text: string,
  path: JsonPath,
  value: Json | undefined,
): string {
  return edit(text, path, value);
}

/** Adds test prompts; those that are there already are left alone. */
export function addPrompts(
  text: string,
  prompts: readonly (string | PromptToAdd)[],
): string {
  const known = new Set(
    listIn(text, "prompts").map((item) =>
      isRecord(item) ? stringIn(item, "prompt") : item,
    ),
  );
  return prompts.reduce<string>((edited, item) => {
    const prompt = typeof item === "string" ? item : item.prompt;
    if (known.has(prompt)) return edited;
    known.add(prompt);
    return append(edited, "prompts", item);
  }, text);
}

/**
 * The place of a path in the text, of its nearest existing parent when it isn't
 * there, of the beginning when the text can't be parsed.
 */
export function locate(
  text: string,
  path: JsonPath,
): { readonly offset: number; readonly length: number } {
  const root = parseTree(text, [], { allowTrailingComma: true });
  for (let depth = path.length; root && depth > 0; depth--) {
    const node = findNodeAtLocation(root, path.slice(0, depth));
    if (node) return { offset: node.offset, length: node.length };
  }
  return root ? { offset: root.offset, length: 1 } : { offset: 0, length: 0 };
}

function namesIn(text: string, key: string): readonly (string | undefined)[] {
  return listIn(text, key).map((item) =>
    isRecord(item) ? stringIn(item, "file") : undefined,
  );
}

function listIn(text: string, key: string): readonly unknown[] {
  const json: unknown = parse(text, [], { allowTrailingComma: true });
  return isRecord(json) ? arrayIn(json, key) : [];
}

function append(text: string, key: string, value: unknown): string {
  const json: unknown = parse(text, [], { allowTrailingComma: true });
  const isList = isRecord(json) && Array.isArray(json[key]);
  return isList ? edit(text, [key, -1], value) : edit(text, [key], [value]);
}

function edit(text: string, path: JsonPath, value: unknown): string {
  const edits = modify(text, [...path], value, {
    formattingOptions: formattingOf(text),
  });
  return applyEdits(text, edits);
}

/** The user's own indentation and line ends. */
function formattingOf(text: string): FormattingOptions {
  const indentation = /^([ \t]+)\S/m.exec(text)?.[1] ?? "  ";
  return {
    insertSpaces: !indentation.startsWith("\t"),
    tabSize: indentation.startsWith("\t") ? 4 : indentation.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}
