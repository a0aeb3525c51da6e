import type { PromptRow } from "../../shared/testImages.ts";
import type { TestImagesStrings } from "../../shared/testImagesStrings.ts";

/** Puts values into a localised text: `{0} of {1}`. */
export function fill(
  text: string,
  ...values: readonly (string | number)[]
): string {
  return text.replace(/\{(\d)\}/g, (hole, index: string) =>
    String(values[Number(index)] ?? hole),
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
