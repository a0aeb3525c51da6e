import type { JsonPath } from "../json.ts";
import { isRecord, numberIn, own, stringIn } from "../json.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";
import type {
  Acceptance,
  Exclusion,
  Hosting,
  Manifest,
  ModelRegistration,
} from "./manifest.ts";
import { maxImagesPerPrompt, promptFileName } from "./manifest.ts";
import type { JsonRecord, Report } from "./manifestParts.ts";
import { list, recordAt, textAt } from "./manifestParts.ts";
import { isPromptFile, parsePrompts } from "./parsePrompts.ts";
import { isHosting, parseHosting } from "./parseHosting.ts";

/** Something in the manifest that isn't what it has to be. */
export interface ManifestProblem {
  readonly path: JsonPath;
  /** The file of prompts it is in; absent: the manifest. */
  readonly file?: string;
  readonly message: Text;
}

/**
 * Reads a manifest from parsed JSON. Never throws: what can't be used is left
 * out and named in `problems`, so that one typo doesn't hide the rest.
 */
export function parseManifest(json: unknown): {
  readonly manifest: Manifest;
  readonly problems: readonly ManifestProblem[];
} {
  const problems: ManifestProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  if (!isRecord(json)) report([], say`The manifest has to be a JSON object.`);
  const root: JsonRecord = isRecord(json) ? json : {};
  const brief = recordAt(root, "brief", report);
  const summary = textAt(brief, ["brief", "summary"], report);
  const name = textAt(root, ["name"], report);
  const webhookURL = textAt(root, ["webhookURL"], report);
  const hosting = readHosting(root, report);
  const prompts = parsePrompts(root, report);
  const promptFile = readPromptFile(root, report);
  const manifest: Manifest = {
    ...(name !== undefined && { name }),
    brief: {
      ...(summary !== undefined && { summary }),
      constants: list(brief, ["brief", "constants"], report).flatMap(
        ([value, path]) => {
          if (typeof value === "string") return [value];
          report(path, say`A constant is the name of a consistency.`);
          return [];
        },
      ),
    },
    model: parseModel(recordAt(root, "model", report), report),
    ...(hosting && { hosting }),
    ...(webhookURL !== undefined && { webhookURL }),
    exclude: list(root, ["exclude"], report).flatMap(([value, path]) =>
      parseExclusion(value, path, report),
    ),
    accept: list(root, ["accept"], report).flatMap(([value, path]) =>
      parseAcceptance(value, path, report),
    ),
    provenance: parseProvenance(recordAt(root, "images", report), report),
    prompts,
    ...(promptFile !== undefined && {
      promptFile: { file: promptFile, from: prompts.length },
    }),
    imagesPerPrompt: readImagesPerPrompt(root, report),
  };
  return { manifest, problems };
}

function readPromptFile(root: JsonRecord, report: Report): string | undefined {
  const file = textAt(root, ["promptFile"], report);
  if (file === undefined || isPromptFile(file)) return file;
  report(
    ["promptFile"],
    say`A file of prompts is named from the dataset's folder and ends in ${promptFileName}.`,
  );
  return undefined;
}

function readImagesPerPrompt(root: JsonRecord, report: Report): number {
  const value = own(root, "imagesPerPrompt");
  if (value === undefined) return 1;
  const count = numberIn(root, "imagesPerPrompt") ?? 0;
  if (Number.isInteger(count) && count >= 1 && count <= maxImagesPerPrompt) {
    return count;
  }
  report(
    ["imagesPerPrompt"],
    say`\`imagesPerPrompt\` is a whole number from 1 to ${maxImagesPerPrompt}.`,
  );
  return 1;
}

function parseModel(model: JsonRecord, report: Report): ModelRegistration {
  const text = (key: string) => textAt(model, ["model", key], report);
  const air = text("air");
  const name = text("name");
  const version = text("version");
  const shortDescription = text("shortDescription");
  const heroImageURL = text("heroImageURL");
  const isPrivate = own(model, "private");
  if (isPrivate !== undefined && typeof isPrivate !== "boolean") {
    report(["model", "private"], say`\`private\` is true or false.`);
  }
  return {
    ...(air !== undefined && { air }),
    ...(name !== undefined && { name }),
    ...(version !== undefined && { version }),
    ...(typeof isPrivate === "boolean" && { private: isPrivate }),
    ...(shortDescription !== undefined && { shortDescription }),
    ...(heroImageURL !== undefined && { heroImageURL }),
  };
}

function readHosting(root: JsonRecord, report: Report): Hosting | undefined {
  const hosting = recordAt(root, "hosting", report);
  if (own(hosting, "kind") === undefined) return undefined;
  const parsed = parseHosting(hosting);
  if (isHosting(parsed)) return parsed;
  report(["hosting", ...parsed.path], parsed.message);
  return undefined;
}

function parseExclusion(
  value: unknown,
  path: JsonPath,
  report: Report,
): Exclusion[] {
  const file = isRecord(value) ? stringIn(value, "file") : undefined;
  if (!isRecord(value) || file === undefined) {
    report(
      path,
      say`An exclusion is ${'{"file": "name.png", "reason": "why"}'}.`,
    );
    return [];
  }
  const reason = textAt(value, [...path, "reason"], report);
  return [{ file, ...(reason !== undefined && { reason }) }];
}

function parseAcceptance(
  value: unknown,
  path: JsonPath,
  report: Report,
): Acceptance[] {
  const rule = isRecord(value) ? stringIn(value, "rule") : undefined;
  if (!isRecord(value) || rule === undefined) {
    report(
      path,
      say`An accepted finding is ${'{"rule": "size/small", "file": "name.png", "reason": "why"}'}.`,
    );
    return [];
  }
  const file = textAt(value, [...path, "file"], report);
  const like = textAt(value, [...path, "like"], report);
  const reason = textAt(value, [...path, "reason"], report) ?? "";
  return [
    {
      rule,
      ...(file !== undefined && { file }),
      ...(like !== undefined && { like }),
      reason,
    },
  ];
}

function parseProvenance(
  images: JsonRecord,
  report: Report,
): ReadonlyMap<string, string> {
  const provenance = new Map<string, string>();
  for (const [file, about] of Object.entries(images)) {
    const prompt = isRecord(about) ? stringIn(about, "prompt") : undefined;
    if (prompt !== undefined) provenance.set(file, prompt);
    else
      report(
        ["images", file],
        say`About an image stands ${'{"prompt": "…"}'}.`,
      );
  }
  return provenance;
}
