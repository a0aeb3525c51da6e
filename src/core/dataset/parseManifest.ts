import type { JsonPath } from "../json.ts";
import { arrayIn, isRecord, numberIn, own, stringIn } from "../json.ts";
import type { Quality } from "../limits.ts";
import { limits } from "../limits.ts";
import type {
  Acceptance,
  Exclusion,
  Hosting,
  Manifest,
  ModelRegistration,
  TestPrompt,
} from "./manifest.ts";
import { isHosting, parseHosting } from "./parseHosting.ts";

/** Something in the manifest that isn't what it has to be. */
export interface ManifestProblem {
  readonly path: JsonPath;
  readonly message: string;
}

type Report = (path: JsonPath, message: string) => void;
type JsonRecord = Readonly<Record<string, unknown>>;

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
  if (!isRecord(json)) report([], "The manifest has to be a JSON object.");
  const root: JsonRecord = isRecord(json) ? json : {};
  const brief = recordAt(root, "brief", report);
  const summary = textAt(brief, ["brief", "summary"], report);
  const name = textAt(root, ["name"], report);
  const webhookURL = textAt(root, ["webhookURL"], report);
  const hosting = readHosting(root, report);
  const manifest: Manifest = {
    ...(name !== undefined && { name }),
    brief: {
      ...(summary !== undefined && { summary }),
      constants: list(brief, ["brief", "constants"], report).flatMap(
        ([value, path]) => {
          if (typeof value === "string") return [value];
          report(path, "A constant is the name of a consistency.");
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
    prompts: list(root, ["prompts"], report).flatMap(([value, path]) =>
      parsePrompt(value, path, report),
    ),
  };
  return { manifest, problems };
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
    report(["model", "private"], "`private` is true or false.");
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
    report(path, 'An exclusion is {"file": "name.png", "reason": "why"}.');
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
      'An accepted finding is {"rule": "size/small", "file": "name.png", "reason": "why"}.',
    );
    return [];
  }
  const file = textAt(value, [...path, "file"], report);
  const reason = textAt(value, [...path, "reason"], report) ?? "";
  return [{ rule, ...(file !== undefined && { file }), reason }];
}

function parseProvenance(
  images: JsonRecord,
  report: Report,
): ReadonlyMap<string, string> {
  const provenance = new Map<string, string>();
  for (const [file, about] of Object.entries(images)) {
    const prompt = isRecord(about) ? stringIn(about, "prompt") : undefined;
    if (prompt !== undefined) provenance.set(file, prompt);
    else report(["images", file], 'About an image stands {"prompt": "…"}.');
  }
  return provenance;
}

function parsePrompt(
  value: unknown,
  path: JsonPath,
  report: Report,
): TestPrompt[] {
  const about: JsonRecord = isRecord(value) ? value : { prompt: value };
  const prompt = stringIn(about, "prompt");
  if (prompt === undefined) {
    report(path, 'A prompt is a text, or {"prompt": "…", "width": 1024, …}.');
    return [];
  }
  for (const side of ["width", "height"]) {
    if (own(about, side) !== undefined && numberIn(about, side) === undefined) {
      report([...path, side], `\`${side}\` is a number of pixels.`);
    }
  }
  const quality = own(about, "quality") ?? limits.qualities[0];
  if (!isQuality(quality)) {
    report(
      [...path, "quality"],
      `Quality is ${limits.qualities.map((name) => `"${name}"`).join(" or ")}.`,
    );
  }
  return [
    {
      prompt,
      width: numberIn(about, "width") ?? limits.minGeneratedPixels,
      height: numberIn(about, "height") ?? limits.minGeneratedPixels,
      quality: isQuality(quality) ? quality : limits.qualities[0],
    },
  ];
}

function isQuality(value: unknown): value is Quality {
  return (limits.qualities as readonly unknown[]).includes(value);
}

function recordAt(root: JsonRecord, key: string, report: Report): JsonRecord {
  const value = own(root, key);
  if (isRecord(value)) return value;
  if (value !== undefined) report([key], `\`${key}\` has to be an object.`);
  return {};
}

function textAt(
  record: JsonRecord,
  path: JsonPath,
  report: Report,
): string | undefined {
  const key = String(path.at(-1));
  const value = own(record, key);
  if (value !== undefined && typeof value !== "string") {
    report(path, `\`${key}\` has to be a text.`);
  }
  return typeof value === "string" ? value : undefined;
}

function list(
  record: JsonRecord,
  path: JsonPath,
  report: Report,
): (readonly [unknown, JsonPath])[] {
  const key = String(path.at(-1));
  const value = own(record, key);
  if (value !== undefined && !Array.isArray(value)) {
    report(path, `\`${key}\` has to be a list.`);
  }
  return arrayIn(record, key).map((item, index) => [item, [...path, index]]);
}
