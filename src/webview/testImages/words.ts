import type { Repeat } from "../../core/evaluation/copiedFrom.ts";
import { element } from "../parts/element.ts";
import type { PromptRow } from "../../shared/testImages.ts";
import type { TestImagesStrings } from "../../shared/testImagesStrings.ts";

/** The reference it is sent with and the user's notes, where there are any. */
export function aboutPrompt({
  reference,
  notes,
}: PromptRow): readonly HTMLElement[] {
  return [reference, notes].flatMap((text) =>
    text === undefined || text === ""
      ? []
      : [element("p", { class: "quiet about-prompt", text, title: text })],
  );
}

/** "1536 × 1024 · High". */
export function sizeAndQuality(
  prompt: PromptRow,
  strings: TestImagesStrings,
): string {
  const quality =
    prompt.quality === "high" ? strings.qualityHigh : strings.qualityLow;
  return `${prompt.width} × ${prompt.height} · ${quality}`;
}

/** What is said of a picture that repeats a training picture: in a word, and in a sentence. */
export function repeatStrings(
  strings: TestImagesStrings,
  { kind, isMirrored }: Repeat,
): readonly [badge: string, sentence: string] {
  if (kind === "layout") return [strings.layout, strings.layoutHint];
  return [
    strings.repeats,
    isMirrored ? strings.mirroredHint : strings.repeatsHint,
  ];
}
