import type { Dataset, ImageFacts } from "../dataset/facts.ts";
import type { Json, JsonPath } from "../json.ts";
import type { StyleJudgement } from "../style/judgeStyle.ts";
import type { Text } from "../words/text.ts";
import type { Finding } from "./finding.ts";
import type { KnownRule } from "./ruleCatalog.ts";
import { rulesById } from "./ruleCatalog.ts";

/** What the rules look at; made once for all of them. */
export interface Subject {
  readonly dataset: Dataset;
  /** Pictures that aren't excluded. */
  readonly included: readonly ImageFacts[];
  /** Those of them that can be trained on. */
  readonly usable: readonly ImageFacts[];
  readonly style: StyleJudgement;
}

/** From facts to findings; the list of rules is data. */
export type Rule = (subject: Subject) => readonly Finding[];

/** A finding with its rule's severity. */
export function finding(
  rule: KnownRule,
  message: Text,
  about: {
    readonly file?: string;
    readonly related?: readonly string[];
    readonly data?: Readonly<Record<string, Json>>;
    readonly at?: JsonPath;
    readonly in?: string;
  },
): Finding {
  return {
    rule,
    severity: rulesById.get(rule)?.severity ?? "warning",
    message,
    file: about.file ?? null,
    related: about.related ?? [],
    data: about.data ?? {},
    ...(about.at && { at: about.at }),
    ...(about.in !== undefined && { in: about.in }),
  };
}
