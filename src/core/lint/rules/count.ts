import { limits } from "../../limits.ts";
import { enumeration, plural } from "../../text.ts";
import { includedImages } from "../../dataset/membership.ts";
import type { Finding } from "../finding.ts";
import type { Rule, Subject } from "../rule.ts";
import { finding } from "../rule.ts";

/** "Ten carefully-chosen images is often enough": above this a word is due. */
const plentyOfImages = 30;

const range = `the service takes ${limits.minImages} to ${limits.maxImages}`;

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
    const message = `${howMany(subject)}; ${range}.`;
    return [finding("count/too-few", message, { data, at })];
  }
  if (count > limits.maxImages) {
    const message = `${plural(count, "image")}; ${range}.`;
    return [finding("count/too-many", message, { data, at: [] })];
  }
  if (count > plentyOfImages) {
    const message = `${plural(count, "image")}; ten strong ones teach a style better than fifty mediocre ones.`;
    return [finding("count/more-than-needed", message, { data, at: [] })];
  }
  return [];
};

function howMany({ dataset, included, usable }: Subject): string {
  const everything = {
    ...dataset,
    manifest: { ...dataset.manifest, exclude: [] },
  };
  const excluded = includedImages(everything).length - included.length;
  const unusable = included.length - usable.length;
  const gone = [
    ...(excluded > 0 ? [`${excluded} excluded`] : []),
    ...(unusable > 0 ? [`${unusable} unusable`] : []),
  ];
  const count = usable.length;
  if (gone.length === 0) return plural(count, "image");
  const verb = count === 1 ? "is" : "are";
  return `${plural(count, "image")} ${verb} left (${enumeration(gone)})`;
}
