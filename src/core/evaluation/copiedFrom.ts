import type { ImageFacts } from "../dataset/facts.ts";
import { nearDuplicates } from "../lint/nearDuplicates.ts";
import { hammingDistance } from "../style/perceptualHashes.ts";

/**
 * The training picture that a model's picture repeats, mirrored and turned ones
 * too; undefined: none. Judged as repeats inside of a dataset are.
 */
export function copiedFrom(
  output: ImageFacts,
  training: readonly ImageFacts[],
): ImageFacts | undefined {
  const group = nearDuplicates([output, ...training]).find((each) =>
    each.includes(output),
  );
  const hash = output.pixels?.perceptualHashes[0] ?? "";
  const bitsTo = ({ pixels }: ImageFacts) =>
    Math.min(
      ...(pixels?.perceptualHashes ?? []).map((each) =>
        hammingDistance(each, hash),
      ),
    );
  return group
    ?.filter((each) => each !== output)
    .sort((one, other) => bitsTo(one) - bitsTo(other))[0];
}
