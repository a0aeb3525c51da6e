import { shownName } from "../../text.ts";
import { say } from "../../words/text.ts";
import type { Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { finding } from "../rule.ts";

/** Whether the manifest can be understood and speaks of files that are there. */
export const manifestRules: Rule = ({ dataset }) => {
  const { manifest, manifestProblems } = dataset;
  const present = new Set(dataset.entries.map(({ file }) => file));
  return [
    ...(manifestProblems ?? []).map(({ path, message, file }) =>
      finding("manifest/problem", message, {
        at: path,
        ...(file !== undefined && { in: file }),
      }),
    ),
    ...(dataset.lockProblems ?? []).map((message) =>
      finding("manifest/history", message, { at: [] }),
    ),
    ...manifest.exclude.flatMap(({ file }, index): readonly Finding[] => {
      if (present.has(file)) return [];
      const message = say`${shownName(file)} is excluded but isn't in the folder.`;
      const at = ["exclude", index];
      return [
        finding("manifest/missing-exclusion", message, { at, data: { file } }),
      ];
    }),
    ...[...manifest.provenance.keys()].flatMap((file): readonly Finding[] => {
      if (present.has(file)) return [];
      const message = say`${shownName(file)} has a prompt but isn't in the folder.`;
      const at = ["images", file];
      return [
        finding("manifest/missing-image", message, { at, data: { file } }),
      ];
    }),
    ...manifest.accept.flatMap(
      ({ rule, reason }, index): readonly Finding[] => {
        if (reason.trim() !== "") return [];
        const message = say`${shownName(rule)} is accepted without a reason.`;
        const at = ["accept", index];
        return [finding("manifest/no-reason", message, { at, data: { rule } })];
      },
    ),
  ];
};
