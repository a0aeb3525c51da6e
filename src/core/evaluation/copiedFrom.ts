import type { ImageFacts } from "../dataset/facts.ts";
import { nearDuplicateOf } from "../lint/nearDuplicates.ts";

/**
 * The first training picture that a model's picture repeats, mirrored, turned and
 * cropped ones too; undefined: none. Judged as repeats inside of a dataset are.
 */
export function copiedFrom(
  output: ImageFacts,
  training: readonly ImageFacts[],
): ImageFacts | undefined {
  return (
    training.find(
      ({ pixels }) =>
        pixels !== undefined && pixels.pixelHash === output.pixels?.pixelHash,
    ) ?? nearDuplicateOf(output, training)
  );
}
