import { diffStates, stateOfVersion } from "../dataset/datasetDiff.ts";
import type { Version } from "../dataset/lock.ts";

/** Why a picture was probably taken out: what lint had said of it. */
export const removalReasons = [
  "outlier",
  "otherStyle",
  "copy",
  "weak",
  "other",
] as const;
export type RemovalReason = (typeof removalReasons)[number];

/** What changed in the dataset between two versions that can have changed what a model draws. */
export interface Cause {
  /** Pictures in each package. */
  readonly before: number;
  readonly after: number;
  readonly added: readonly string[];
  readonly removed: readonly Removal[];
  /** The same name, other bytes. */
  readonly redrawn: readonly string[];
  readonly isBriefChanged: boolean;
  /** Absent: one of the two was packaged before versions kept them. */
  readonly findings?: FindingCounts;
}

export interface Removal {
  readonly file: string;
  readonly reason: RemovalReason;
}

export interface FindingCounts {
  readonly before: number;
  readonly after: number;
  readonly gone: number;
  readonly come: number;
}

export function causeBetween(before: Version, after: Version): Cause {
  const { images, sections, unknown } = diffStates(
    stateOfVersion(before),
    stateOfVersion(after),
  );
  const names = (of: readonly { readonly file: string }[]) =>
    of.map(({ file }) => file);
  const found = sections.find(({ name }) => name === "findings")?.changes ?? [];
  return {
    before: before.images.length,
    after: after.images.length,
    added: names(images.added),
    removed: names(images.removed).map((file) => ({
      file,
      reason: reasonFor(file, before),
    })),
    redrawn: names(images.changed.map((pair) => pair.after)),
    isBriefChanged: sections.some(({ name }) => name === "brief"),
    ...(!unknown.includes("findings") && {
      findings: {
        before: before.findings?.length ?? 0,
        after: after.findings?.length ?? 0,
        gone: found.filter((each) => each.after === undefined).length,
        come: found.filter((each) => each.before === undefined).length,
      },
    }),
  };
}

function reasonFor(file: string, { findings }: Version): RemovalReason {
  const rules = (findings ?? [])
    .filter((finding) => finding.file === file)
    .map(({ rule }) => rule);
  const has = (start: string) => rules.some((rule) => rule.startsWith(start));
  if (has("style/outlier")) return "outlier";
  if (has("style/subset")) return "otherStyle";
  if (has("duplicate/")) return "copy";
  return has("quality/") ? "weak" : "other";
}
