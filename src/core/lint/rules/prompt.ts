import type { Manifest, TestPrompt } from "../../dataset/manifest.ts";
import { unusableWords } from "../../evaluation/reference.ts";
import { isGeneratedSide, limits } from "../../limits.ts";
import { shownName } from "../../text.ts";
import { sizeInPixels, whole } from "../../words/amounts.ts";
import { enumerated } from "../../words/lists.ts";
import { say } from "../../words/text.ts";
import { contentWords, sharedWords } from "../contentWords.ts";
import type { Finding } from "../finding.ts";
import type { Rule, Subject } from "../rule.ts";
import { finding } from "../rule.ts";

/** The prompts a trained model will be judged by. Without a manifest there are none to speak of. */
export const promptRules: Rule = (subject) => {
  const { manifest, manifestProblems } = subject.dataset;
  if (!manifestProblems || manifest.prompts.length === 0) return [];
  const sources = sourcesOf(subject);
  return [
    ...countFindings(manifest.prompts.length),
    ...manifest.prompts.flatMap((prompt, index) => {
      const place = placeOf(manifest, index);
      return [
        ...textFindings(manifest, prompt, place),
        ...sizeFindings(prompt, place),
        ...subjectFindings(sources, prompt, place),
        ...referenceFindings(prompt, place),
      ];
    }),
    ...repeated(manifest),
  ];
};

function countFindings(count: number): readonly Finding[] {
  const { minTestPrompts: least, maxTestPrompts: most } = limits;
  if (count >= least && count <= most) return [];
  const rule = count < least ? "prompt/too-few" : "prompt/too-many";
  const message =
    count === 1
      ? say`1 test prompt; ${least} to ${most} show whether a style took.`
      : say`${whole(count)} test prompts; ${least} to ${most} show whether a style took.`;
  return [
    finding(rule, message, { at: ["prompts"], data: { count, least, most } }),
  ];
}

/** Where a prompt stands: in the manifest, or in the file of prompts it names. */
interface Place {
  readonly at: readonly (string | number)[];
  readonly in?: string;
}

function placeOf({ promptFile }: Manifest, index: number): Place {
  return promptFile && index >= promptFile.from
    ? { at: ["prompts", index - promptFile.from], in: promptFile.file }
    : { at: ["prompts", index] };
}

function textFindings(
  manifest: Manifest,
  { prompt }: TestPrompt,
  place: Place,
): readonly Finding[] {
  if (prompt.trim() === "") {
    return [finding("prompt/empty", say`The prompt is empty.`, place)];
  }
  const restated = restatedStyle(manifest, prompt);
  const unquoted = unquotedWordmark(manifest, prompt);
  return [
    ...(restated.length > 0
      ? [
          finding(
            "prompt/restates-style",
            say`Says what the model has learnt (${enumerated(restated.map((word) => say`“${shownName(word)}”`))}); name the subject alone, or the result looks overdone.`,
            { ...place, data: { words: restated } },
          ),
        ]
      : []),
    ...(unquoted === undefined
      ? []
      : [
          finding(
            "prompt/wordmark",
            say`“${shownName(unquoted)}” isn't in straight quotes ("…"), so it may be paraphrased instead of written.`,
            { ...place, data: { text: unquoted } },
          ),
        ]),
  ];
}

const stylePhrase =
  /\b(?:in|of) (?:the|this|our|a|an) [\p{L}\s-]{0,30}?style\b|\b[\p{L}-]+ style\b|\bstyle of\b|\bstyled? like\b/iu;

/** Two words of the brief's summary, or any phrase that speaks of a style. */
function restatedStyle({ brief }: Manifest, prompt: string): readonly string[] {
  const phrase = stylePhrase.exec(outsideQuotes(prompt))?.[0];
  const shared = sharedWords(
    contentWords(outsideQuotes(prompt)),
    contentWords(brief.summary ?? ""),
  );
  if (phrase !== undefined) return [phrase];
  return shared.length >= 2 ? shared : [];
}

const curlyQuoted = /[“”„«»][^“”„«»]{1,60}[“”«»]/u;

/** Text in typographic quotes, or the model's own name in capitals without any. */
function unquotedWordmark(
  { model, name }: Manifest,
  prompt: string,
): string | undefined {
  const curly = curlyQuoted.exec(prompt)?.[0];
  if (curly !== undefined) return curly.slice(1, -1);
  const words = new Set(outsideQuotes(prompt).split(/[^\p{L}\p{N}]+/u));
  return [model.name, name]
    .map((each) => (each ?? "").toUpperCase())
    .find((each) => each.length > 2 && words.has(each));
}

function outsideQuotes(prompt: string): string {
  return prompt.replace(/"[^"]*"/g, " ");
}

function sizeFindings(
  { width, height }: TestPrompt,
  place: Place,
): readonly Finding[] {
  const { minGeneratedPixels, maxGeneratedPixels, generatedPixelStep } = limits;
  const bad = (["width", "height"] as const).filter(
    (side) => !isGeneratedSide(side === "width" ? width : height),
  );
  const [first] = bad;
  if (first === undefined) return [];
  const message = say`${sizeInPixels(width, height)} can't be generated; width and height are ${minGeneratedPixels} to ${maxGeneratedPixels} px in steps of ${generatedPixelStep}.`;
  return [
    finding("prompt/size", message, {
      ...place,
      at: [...place.at, first],
      data: { width, height },
    }),
  ];
}

function referenceFindings(
  { reference }: TestPrompt,
  place: Place,
): readonly Finding[] {
  const found = reference?.found;
  if (!found || found.kind === "readable") return [];
  const message = say`${unusableWords(reference)} Its test images can't be generated.`;
  return [
    finding("prompt/reference", message, {
      ...place,
      at: [...place.at, "reference"],
      data: { image: reference.image, problem: found.kind },
    }),
  ];
}

interface Source {
  readonly file: string;
  readonly words: ReadonlyMap<string, string>;
}

function sourcesOf({ dataset, usable }: Subject): readonly Source[] {
  return usable.flatMap(({ file }) => {
    const prompt = dataset.manifest.provenance.get(file);
    return prompt === undefined ? [] : [{ file, words: contentWords(prompt) }];
  });
}

/** From this share of a prompt's words on, it asks for a picture that is in the dataset. */
const sameSubjectShare = 0.6;

function subjectFindings(
  sources: readonly Source[],
  { prompt }: TestPrompt,
  place: Place,
): readonly Finding[] {
  const words = contentWords(prompt);
  const same = sources
    .map(({ file, words: others }) => ({
      file,
      shared: sharedWords(words, others),
    }))
    .filter(
      ({ shared }) =>
        shared.length >= 2 && shared.length >= sameSubjectShare * words.size,
    )
    .sort((one, other) => other.shared.length - one.shared.length)[0];
  if (!same) return [];
  const message = say`The subject is in the dataset (${shownName(same.file)}: ${enumerated(same.shared.map((word) => shownName(word)))}); only new subjects show whether the style was learnt.`;
  const data = { words: same.shared };
  const related = [same.file];
  return [
    finding("prompt/known-subject", message, { ...place, data, related }),
  ];
}

function repeated(manifest: Manifest): readonly Finding[] {
  const first = new Map<string, number>();
  return manifest.prompts.flatMap((each, index): readonly Finding[] => {
    const { prompt, width, height, quality, reference } = each;
    const key = JSON.stringify([
      prompt.trim().toLowerCase(),
      width,
      height,
      quality,
      reference?.type,
      reference?.image,
      reference?.strength,
    ]);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, index);
      return [];
    }
    return [
      finding("prompt/repeated", say`The same as prompt ${before + 1}.`, {
        ...placeOf(manifest, index),
        data: { first: before },
      }),
    ];
  });
}
