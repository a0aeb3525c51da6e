import path from "node:path";
import { manifestFileName } from "../../core/dataset/manifest.ts";
import type { Finding } from "../../core/lint/finding.ts";
import { rulesById } from "../../core/lint/ruleCatalog.ts";
import type { LintedDataset } from "../../core/reports/lintReport.ts";
import { locate } from "../../engine/dataset/manifestEdits.ts";
import { repository } from "../../../package.json";

/** A linted dataset with what formats for other programs need of it. */
export interface LintedFolder extends LintedDataset {
  /** Undefined: there is no manifest. */
  readonly manifestText: string | undefined;
}

/** Where a finding is: programs that mark lines know files alone. */
export interface Place {
  /** From the working folder, with `/`. */
  readonly file: string;
  /** From 1; 1 in a picture. */
  readonly line: number;
}

/** A finding on a dataset is at the line of the manifest that is about it. */
export function placeOf(
  { folder, manifestText }: LintedFolder,
  { file, at }: Pick<Finding, "file" | "at">,
): Place {
  if (file !== null) return { file: relative(folder, file), line: 1 };
  if (manifestText === undefined) return { file: relative(folder), line: 1 };
  const { offset } = locate(manifestText, at ?? []);
  const line = manifestText.slice(0, offset).split("\n").length;
  return { file: relative(folder, manifestFileName), line };
}

/** The page of a rule. */
export function ruleUrl(rule: string): string {
  const site = repository.url.replace(/\.git$/, "");
  const anchor = rulesById.get(rule)?.docsAnchor ?? "";
  return `${site}/blob/main/docs/rules.md#${anchor}`;
}

function relative(folder: string, file = ""): string {
  const found = path.relative(process.cwd(), path.resolve(folder, file));
  return (found || ".").split(path.sep).join("/");
}
