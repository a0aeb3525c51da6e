import { limits } from "../../limits.ts";
import { images } from "../../words/counts.ts";
import { enumerated } from "../../words/lists.ts";
import type { Text } from "../../words/text.ts";
import { say } from "../../words/text.ts";
import { includedImages } from "../../dataset/membership.ts";
import type { Finding } from "../finding.ts";
import type { Rule, Subject } from "../rule.ts";
import { finding } from "../rule.ts";

/** "Ten carefully-chosen images is often enough": above this a word is due. */
const plentyOfImages = 30;

/** How many images there are to train on. */
export const countRules: Rule = (subject): readonly Finding[] => {
  const count = subject.usable.length;
  const data = {
    count,
    included: subject.included.length,
    least: limits.minImages,
    most: limits.maxImages,
  };
  const at = subject.dataset.manifest.exclude.length > 0 ? ["exclude"] : [];
  if (count < limits.minImages) {
    const message = outOfRange(howMany(subject));
    return [finding("count/too-few", message, { data, at })];
  }
  if (count > limits.maxImages) {
    const message = outOfRange(images(count));
    return [finding("count/too-many", message, { data, at: [] })];
  }
  if (count > plentyOfImages) {
    const message = say`${images(count)}; ten strong ones teach a style better than fifty mediocre ones.`;
    return [finding("count/more-than-needed", message, { data, at: [] })];
  }
  return [];
};

function outOfRange(count: Text): Text {
  return say`${count}; the service takes ${limits.minImages} to ${limits.maxImages}.`;
}

function howMany({ dataset, included, usable }: Subject): Text {
  const everything = {
    ...dataset,
    manifest: { ...dataset.manifest, exclude: [] },
  };
  const excluded = includedImages(everything).length - included.length;
  const unusable = included.length - usable.length;
  const gone = [
    ...(excluded > 0 ? [say`${excluded} excluded`] : []),
    ...(unusable > 0 ? [say`${unusable} unusable`] : []),
  ];
  const count = usable.length;
  if (gone.length === 0) return images(count);
  return count === 1
    ? say`1 image is left (${enumerated(gone)})`
    : say`${count} images are left (${enumerated(gone)})`;
}
