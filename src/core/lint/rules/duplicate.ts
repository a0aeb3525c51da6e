import type { ImageFacts } from "../../dataset/facts.ts";
import type { CopyMatch } from "../../style/matchCopies.ts";
import type { Turn } from "../../style/turn.ts";
import { undone } from "../../style/turn.ts";
import { shownName } from "../../text.ts";
import { sizeInBytes, sizeInPixels } from "../../words/amounts.ts";
import type { Text } from "../../words/text.ts";
import { say } from "../../words/text.ts";
import type { Finding } from "../finding.ts";
import { groupBy } from "../groupBy.ts";
import { nearDuplicates } from "../nearDuplicates.ts";
import type { Rule } from "../rule.ts";
import { finding } from "../rule.ts";

/** Pictures that are there twice, which the model would learn twice as hard. */
export const duplicateRules: Rule = ({ usable }) => {
  const byBytes = sameBy(usable, ({ sha256 }) => sha256);
  const byPixels = sameBy(
    byBytes.flatMap(([best]) => best ?? []),
    ({ pixels }) => pixels?.pixelHash,
  );
  return [
    ...sameFindings(
      "duplicate/exact",
      (name, why) => say`The same file as ${name}. Keep that one: ${why}.`,
      byBytes,
    ),
    ...sameFindings(
      "duplicate/same-pixels",
      (name, why) => say`The same pixels as ${name}. Keep that one: ${why}.`,
      byPixels,
    ),
    ...nearFindings(byPixels.flatMap(([best]) => best ?? [])),
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
  return groups.map((group) => group.toSorted(better));
}

/** The one with the most pixels, of those the least compressed, of those the first by name. */
function better(one: ImageFacts, other: ImageFacts): number {
  return (
    pixelCount(other) - pixelCount(one) ||
    losslessness(other) - losslessness(one) ||
    other.bytes - one.bytes ||
    (one.file < other.file ? -1 : 1)
  );
}

function sameFindings(
  rule: "duplicate/exact" | "duplicate/same-pixels",
  sentenceOf: (name: string, why: Text) => Text,
  groups: readonly Group[],
): readonly Finding[] {
  return groups.flatMap(([keep, ...others]) =>
    keep === undefined
      ? []
      : others.map((image) =>
          finding(
            rule,
            sentenceOf(shownName(keep.file), whyKeep(keep, image)),
            {
              file: image.file,
              related: [keep.file],
              data: { keep: keep.file },
            },
          ),
        ),
  );
}

/** Each image with the best of those that it is a copy of; copies of copies stay pairs of their own. */
function nearFindings(images: readonly ImageFacts[]): readonly Finding[] {
  const copies = new Map<
    ImageFacts,
    { readonly keep: ImageFacts; readonly match: CopyMatch; turn: Turn }
  >();
  for (const { first, second, match } of nearDuplicates(images)) {
    const isFirstKept = better(first, second) < 0;
    const [keep, image] = isFirstKept ? [first, second] : [second, first];
    const known = copies.get(image);
    if (known && better(known.keep, keep) < 0) continue;
    const turn = isFirstKept ? match.turn : undone(match.turn);
    const part = turnedRound(match.part, isFirstKept);
    copies.set(image, { keep, match: { ...match, part }, turn });
  }
  return [...copies].map(([image, { keep, match, turn }]) =>
    finding(
      "duplicate/near",
      say`${howAlike(match, turn, keep)}. Keep that one: ${whyKeep(keep, image)}.`,
      {
        file: image.file,
        related: [keep.file],
        data: {
          keep: keep.file,
          degrees: turn.degrees,
          isMirrored: turn.isMirrored,
        },
      },
    ),
  );
}

/** Which is the part, when the kept one is called first. */
function turnedRound(
  part: CopyMatch["part"],
  isFirstKept: boolean,
): CopyMatch["part"] {
  if (isFirstKept || part === "neither") return part;
  return part === "first" ? "second" : "first";
}

/** "Shows 74 % of moon.png, mirrored and turned by 90°", and the like. */
function howAlike(
  { part, share }: CopyMatch,
  turn: Turn,
  keep: ImageFacts,
): Text {
  const name = shownName(keep.file);
  const lies = howTurned(turn);
  const percent = Math.round(share * 100);
  const what = {
    neither: say`Nearly the same picture as ${name}`,
    second: say`Shows ${percent} % of ${name}`,
    first: say`Nearly the same picture as ${name}, which shows ${percent} % of it`,
  }[part];
  return lies ? say`${what}, ${lies}` : what;
}

function howTurned({ isMirrored, degrees }: Turn): Text | undefined {
  if (degrees === 0) return isMirrored ? say`mirrored` : undefined;
  return isMirrored
    ? say`mirrored and turned by ${degrees}°`
    : say`turned by ${degrees}°`;
}

function whyKeep(keep: ImageFacts, other: ImageFacts): Text {
  const kept = keep.header;
  const left = other.header;
  if (kept && left && pixelCount(keep) > pixelCount(other)) {
    return say`it has more pixels (${sizeInPixels(kept.width, kept.height)} against ${sizeInPixels(left.width, left.height)})`;
  }
  if (losslessness(keep) > losslessness(other)) {
    return say`it isn't compressed with loss`;
  }
  if (keep.bytes > other.bytes) {
    return say`it is less compressed (${sizeInBytes(keep.bytes)} against ${sizeInBytes(other.bytes)})`;
  }
  return say`it comes first by name, and nothing else tells them apart`;
}

function pixelCount({ header }: ImageFacts): number {
  return header ? header.width * header.height : 0;
}

function losslessness({ header }: ImageFacts): number {
  return header?.format === "png" ? 1 : 0;
}
