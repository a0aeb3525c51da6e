import { decimal, significant } from "../../words/amounts.ts";
import type { Amount, Text } from "../../words/text.ts";
import { say } from "../../words/text.ts";
import type { Finding } from "../finding.ts";
import type { Flaw, FlawKind } from "../qualityFlaws.ts";
import { qualityFlaws } from "../qualityFlaws.ts";
import type { Rule } from "../rule.ts";
import { finding } from "../rule.ts";

/** Pictures that are worse than the others of their own set: ink, flat colour and night are styles. */
export const qualityRules: Rule = ({ usable }) =>
  qualityFlaws(usable).map(flawFinding);

function flawFinding({ file, kind, value, usual }: Flaw): Finding {
  return finding(`quality/${kind}`, sentenceOf(kind, value, usual), {
    file,
    data: kind === "compressed" ? { quality: value, usual } : { value, usual },
  });
}

function sentenceOf(kind: FlawKind, value: number, usual: number): Text {
  switch (kind) {
    case "soft":
      return say`Softer than the others: its finest detail is ${decimal(value / Math.max(usual, 1e-6), 1)} times as strong as usual here (${significant(value, 2)} against ${significant(usual, 2)}). Blurred, or enlarged from a smaller picture; export it anew at full size.`;
    case "noisy":
      return say`Noisier than the others: ${percent(value)} % of it is even, where ${percent(usual)} % is usual here. Noise, or the blocks of strong compression; take a cleaner original, or leave it out.`;
    case "dull":
      return say`Duller than the others: its light parts have lightness ${Math.round(value)} of 100, where ${Math.round(usual)} is usual here, and most of it is middle grey. Check how it was exported, or leave it out.`;
    case "compressed":
      return say`More compressed than the others: JPEG quality ${value} against ${Math.round(usual)}, which is usual here. Take the original: blocks and halos are learned too.`;
  }
}

function percent(share: number): Amount {
  const of100 = 100 * share;
  return decimal(of100, of100 < 10 ? 1 : 0);
}
