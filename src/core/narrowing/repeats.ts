import { judgeStyle } from "../style/judgeStyle.ts";
import type { ImageFacts } from "../dataset/facts.ts";
import { emptyLock } from "../dataset/lock.ts";
import { emptyManifest } from "../dataset/manifest.ts";
import type { Finding } from "../lint/finding.ts";
import type { Rule, Subject } from "../lint/rule.ts";
import { duplicateRules } from "../lint/rules/duplicate.ts";
import { formatRules } from "../lint/rules/format.ts";
import { sizeRules } from "../lint/rules/size.ts";
import { shownName } from "../text.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";

/** What stands in an image's place, and why. */
export interface Repeat {
  readonly of: string;
  readonly words: Text;
}

/** What the service would refuse, by file: the message of the first error. */
export function errorsOf(
  images: readonly ImageFacts[],
): ReadonlyMap<string, Text> {
  const errors = [formatRules, sizeRules]
    .flatMap((rule) => findingsOf(rule, images))
    .filter(({ severity }) => severity === "error");
  return new Map(
    errors
      .toReversed()
      .flatMap(({ file, message }) =>
        file === null ? [] : [[file, message] as const],
      ),
  );
}

/**
 * Images that repeat another, which stays: the one lint would keep, or the one
 * that is pinned.
 */
export function repeatsOf(
  images: readonly ImageFacts[],
  isPinned: (file: string) => boolean,
): ReadonlyMap<string, Repeat> {
  const repeats = new Map<string, Repeat>();
  for (const { file, related, message } of findingsOf(duplicateRules, images)) {
    const [keep] = related;
    if (file !== null && keep !== undefined) {
      repeats.set(file, { of: keep, words: message });
    }
  }
  for (const [file, { of }] of [...repeats]) {
    if (!isPinned(file)) continue;
    repeats.delete(file);
    if (isPinned(of) || repeats.has(of)) continue;
    const words = say`Repeats ${shownName(file)}, which you keep.`;
    repeats.set(of, { of: file, words });
  }
  return repeats;
}

function findingsOf(
  rule: Rule,
  images: readonly ImageFacts[],
): readonly Finding[] {
  const subject: Subject = {
    dataset: {
      folderName: "",
      manifest: emptyManifest,
      entries: [],
      images,
      lock: emptyLock,
    },
    included: images,
    usable: images.filter(({ damage }) => damage === undefined),
    style: judgeStyle([]),
  };
  return rule(subject);
}
