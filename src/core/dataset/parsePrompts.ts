import type { JsonPath } from "../json.ts";
import { isRecord, numberIn, own, stringIn } from "../json.ts";
import type { Text } from "../words/text.ts";
import { english, say, verbatim } from "../words/text.ts";
import type { Quality, ReferenceType } from "../limits.ts";
import { limits } from "../limits.ts";
import type { PromptReference, TestPrompt } from "./manifest.ts";
import { promptFileName } from "./manifest.ts";
import type { JsonRecord, Report } from "./manifestParts.ts";
import { list, textAt } from "./manifestParts.ts";

/** The prompts of a manifest, or of a file of prompts: both have a list `prompts`. */
export function parsePrompts(
  root: JsonRecord,
  report: Report,
): readonly TestPrompt[] {
  return list(root, ["prompts"], report).flatMap(([value, path]) =>
    parsePrompt(value, path, report),
  );
}

/**
 * Whether a path names a file of prompts. Only such names are read, so that a
 * manifest can't have any other file of the machine looked into.
 */
export function isPromptFile(file: string): boolean {
  return (
    /^(?:\.\.\/)*(?:[^/\\:]+\/)*[^/\\:]*$/.test(file) &&
    !file.split("/").slice(0, -1).includes(".") &&
    file.endsWith(promptFileName)
  );
}

function parsePrompt(
  value: unknown,
  path: JsonPath,
  report: Report,
): TestPrompt[] {
  const about: JsonRecord = isRecord(value) ? value : { prompt: value };
  const prompt = stringIn(about, "prompt");
  if (prompt === undefined) {
    report(
      path,
      say`A prompt is a text, or ${'{"prompt": "…", "width": 1024, …}'}.`,
    );
    return [];
  }
  for (const side of ["width", "height"]) {
    if (own(about, side) !== undefined && numberIn(about, side) === undefined) {
      report([...path, side], say`\`${side}\` is a number of pixels.`);
    }
  }
  const quality = own(about, "quality") ?? limits.qualities[0];
  if (!isQuality(quality)) {
    report([...path, "quality"], say`Quality is ${oneOf(limits.qualities)}.`);
  }
  const reference = parseReference(about, [...path, "reference"], report);
  const notes = textAt(about, [...path, "notes"], report);
  return [
    {
      prompt,
      width: numberIn(about, "width") ?? limits.minGeneratedPixels,
      height: numberIn(about, "height") ?? limits.minGeneratedPixels,
      quality: isQuality(quality) ? quality : limits.qualities[0],
      ...(reference && { reference }),
      ...(notes !== undefined && { notes }),
    },
  ];
}

function parseReference(
  about: JsonRecord,
  path: JsonPath,
  report: Report,
): PromptReference | undefined {
  const value = own(about, "reference");
  if (value === undefined) return undefined;
  const type = isRecord(value) ? own(value, "type") : undefined;
  const image = isRecord(value) ? stringIn(value, "image") : undefined;
  if (!isRecord(value) || image === undefined || !isReferenceType(type)) {
    report(
      path,
      say`A reference is ${`{"type": ${english(oneOf(limits.referenceTypes))}, "image": "sketches/fox.png"}`}.`,
    );
    return undefined;
  }
  const strength = own(value, "strength");
  if (strength === undefined) return { type, image };
  if (type !== "sketch") {
    report([...path, "strength"], say`Only a sketch has a \`strength\`.`);
    return { type, image };
  }
  if (isStrength(strength)) return { type, image, strength };
  report(
    [...path, "strength"],
    say`\`strength\` is a number from ${limits.minStrength} to ${limits.maxStrength}.`,
  );
  return { type, image };
}

function isStrength(value: unknown): value is number {
  return (
    typeof value === "number" &&
    value >= limits.minStrength &&
    value <= limits.maxStrength
  );
}

function isQuality(value: unknown): value is Quality {
  return (limits.qualities as readonly unknown[]).includes(value);
}

function isReferenceType(value: unknown): value is ReferenceType {
  return (limits.referenceTypes as readonly unknown[]).includes(value);
}

function oneOf(names: readonly string[]): Text {
  return names
    .map((name) => verbatim(`"${name}"`))
    .reduce((one, other) => say`${one} or ${other}`);
}
