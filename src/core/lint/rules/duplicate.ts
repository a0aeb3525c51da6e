import type { ImageFacts } from "../../dataset/facts.ts";
import { byteSize, pixelSize, shownName } from "../../text.ts";
import type { Finding } from "../finding.ts";
import { groupBy } from "../groupBy.ts";
import { nearDuplicates } from "../nearDuplicates.ts";
import type { Rule } from "../rule.ts";
import { finding } from "../rule.ts";
import type { KnownRule } from "../ruleCatalog.ts";

/** Pictures that are there twice, which the model would learn twice as hard. */
export const duplicateRules: Rule = ({ usable }) => {
  const byBytes = sameBy(usable, ({ sha256 }) => sha256);
  const byPixels = sameBy(
    byBytes.flatMap(([best]) => best ?? []),
    ({ pixels }) => pixels?.pixelHash,
  );
  const near = nearDuplicates(byPixels.flatMap(([best]) => best ?? []));
  return [
    ...findingsOf("duplicate/exact", "The same file as", byBytes),
    ...findingsOf("duplicate/same-pixels", "The same pixels as", byPixels),
    ...findingsOf(
      "duplicate/near",
      "Nearly the same picture as",
      near.map(bestFirst),
    ),
  ];
};

/** Never empty; the image to keep comes first. */
type Group = readonly ImageFacts[];

/** Images with the same key; those without a key are alone. */
function sameBy(
  images: readonly ImageFacts[],
  keyOf: (image: ImageFacts) => string | undefined,
): readonly Group[] {
  const groups = groupBy(images, (image) => {
    const key = keyOf(image);
    return key === undefined ? `file ${image.file}` : `key ${key}`;
  });
  return groups.map(bestFirst);
}

/** The one with the most pixels, of those the least compressed, of those the first by name. */
function bestFirst(group: Group): Group {
  return group.toSorted(
    (one, other) =>
      pixelCount(other) - pixelCount(one) ||
      losslessness(other) - losslessness(one) ||
      other.bytes - one.bytes ||
      (one.file < other.file ? -1 : 1),
  );
}

function findingsOf(
  rule: KnownRule,
  what: string,
  groups: readonly Group[],
): readonly Finding[] {
  return groups.flatMap(([keep, ...others]) =>
    keep === undefined
      ? []
      : others.map((image) =>
          finding(
            rule,
            `${what} ${shownName(keep.file)}. Keep that one: ${whyKeep(keep, image)}.`,
            {
              file: image.file,
              related: [keep.file],
              data: { keep: keep.file },
            },
          ),
        ),
  );
}

function whyKeep(keep: ImageFacts, other: ImageFacts): string {
  const kept = keep.header;
  const left = other.header;
  if (kept && left && pixelCount(keep) > pixelCount(other)) {
    return `it has more pixels (${pixelSize(kept.width, kept.height)} against ${pixelSize(left.width, left.height)})`;
  }
  if (losslessness(keep) > losslessness(other)) {
    return "it isn't compressed with loss";
  }
  if (keep.bytes > other.bytes) {
    return `it is less compressed (${byteSize(keep.bytes)} against ${byteSize(other.bytes)})`;
  }
  return "it comes first by name, and nothing else tells them apart";
}

function pixelCount({ header }: ImageFacts): number {
  return header ? header.width * header.height : 0;
}

function losslessness({ header }: ImageFacts): number {
  return header?.format === "png" ? 1 : 0;
}
