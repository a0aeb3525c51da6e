import * as vscode from "vscode";
import { sizeInBytes } from "../core/words/amounts.ts";
import type { Amount, Language, Text } from "../core/words/text.ts";
import { saidIn } from "../core/words/text.ts";

/** What core and engine say, in the language of the editor. */
export function words(text: Text): string {
  return saidIn(language, text);
}

/** "812 bytes", "51.4 MB". */
export function byteSize(bytes: number): string {
  return words(sizeInBytes(bytes));
}

const language: Language = {
  fill: (template, parts) => vscode.l10n.t(template, ...parts),
  amount: ({ value, decimals }: Amount) => formats(decimals).format(value),
};

const made = new Map<number, Intl.NumberFormat>();

/** Making one takes longer than using it a hundred times. */
function formats(decimals: number): Intl.NumberFormat {
  const known =
    made.get(decimals) ??
    new Intl.NumberFormat(vscode.env.language, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  made.set(decimals, known);
  return known;
}
