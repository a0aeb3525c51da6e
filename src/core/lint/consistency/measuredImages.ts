import type { ImageFacts } from "../../dataset/facts.ts";
import type { Composition } from "../../style/composition/composition.ts";
import { compositionVersion } from "../../style/composition/composition.ts";
import type { DescriptorName } from "../../style/descriptors.ts";
import { descriptorNames } from "../../style/descriptors.ts";

/** A picture whose composition was measured in today's meaning. */
export interface MeasuredImage {
  readonly file: string;
  readonly composition: Composition;
  /** A value of its style's descriptor. */
  readonly value: (name: DescriptorName) => number;
}

export function measuredImages(
  images: readonly ImageFacts[],
): readonly MeasuredImage[] {
  return images.flatMap(({ file, pixels }) => {
    const composition = pixels?.composition;
    if (composition?.version !== compositionVersion) return [];
    const { values } = pixels?.style ?? { values: [] };
    if (values.length !== descriptorNames.length) return [];
    const value = (name: DescriptorName) =>
      values[descriptorNames.indexOf(name)] ?? 0;
    return [{ file, composition, value }];
  });
}
