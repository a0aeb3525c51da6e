import type { PromptRow } from "../../shared/testImages.ts";
import type { TestImagesStrings } from "../../shared/testImagesStrings.ts";

/** "1536 × 1024 · High". */
export function sizeAndQuality(
  prompt: PromptRow,
  strings: TestImagesStrings,
): string {
  const quality =
    prompt.quality === "high" ? strings.qualityHigh : strings.qualityLow;
  return `${prompt.width} × ${prompt.height} · ${quality}`;
}
