import type { Dataset } from "../dataset/facts.ts";
import type { Acceptance } from "../dataset/manifest.ts";
import { shownName } from "../text.ts";
import { enumerated } from "../words/lists.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";
import type { Finding } from "./finding.ts";
import { finding } from "./rule.ts";
import { rulesById } from "./ruleCatalog.ts";

/**
 * Sorts findings into those to show and those the manifest accepts. An
 * acceptance that matches nothing is a finding itself, and can't be accepted.
 */
export function applyAcceptances(
  dataset: Dataset,
  all: readonly Finding[],
): {
  readonly findings: readonly Finding[];
  readonly accepted: readonly Finding[];
} {
  const { accept } = dataset.manifest;
  const wanted = new Set(accept.map(keyOfAcceptance));
  const isAccepted = (finding: Finding) =>
    keysOf(finding).some((key) => wanted.has(key));
  const found = new Set(all.flatMap(keysOf));
  const stale = accept.flatMap((acceptance, index): readonly Finding[] => {
    if (found.has(keyOfAcceptance(acceptance))) return [];
    const { rule, file, like } = acceptance;
    const data = {
      rule,
      ...(file !== undefined && { file }),
      ...(like !== undefined && { like }),
    };
    const at = ["accept", index];
    return [
      finding("manifest/stale-acceptance", staleWords(acceptance), {
        at,
        data,
      }),
    ];
  });
  return {
    findings: [...all.filter((each) => !isAccepted(each)), ...stale],
    accepted: all.filter(isAccepted),
  };
}

function staleWords({ rule, file, like }: Acceptance): Text {
  const name = shownName(rule);
  const isKnown = rulesById.has(rule);
  if (file === undefined) {
    return isKnown
      ? say`${name} is accepted for the dataset, but there is nothing to accept any more.`
      : say`${name} is accepted for the dataset, but there is no such rule.`;
  }
  const about = enumerated(
    [file, ...(like === undefined ? [] : [like])].map((each) =>
      shownName(each),
    ),
  );
  return isKnown
    ? say`${name} is accepted for ${about}, but there is nothing to accept any more.`
    : say`${name} is accepted for ${about}, but there is no such rule.`;
}

/** The other image of the pair a finding is about, which its acceptance names. */
export function otherOfPair({
  rule,
  file,
  related,
}: Finding): string | undefined {
  return file !== null && rule.startsWith("duplicate/")
    ? related[0]
    : undefined;
}

/** Every acceptance that would do: of the image's finding, and of the pair's. */
function keysOf(finding: Finding): readonly string[] {
  const { rule, file } = finding;
  const other = otherOfPair(finding);
  const own = keyOfAcceptance({ rule, ...(file !== null && { file }) });
  return file === null || other === undefined
    ? [own]
    : [own, keyOfAcceptance({ rule, file, like: other })];
}

/** Which of a pair is the better one may change; the pair stays the same. */
function keyOfAcceptance({
  rule,
  file = null,
  like,
}: {
  readonly rule: string;
  readonly file?: string | null;
  readonly like?: string;
}): string {
  const pair = like === undefined || file === null ? [file] : [file, like];
  return JSON.stringify([rule, ...pair.toSorted()]);
}
