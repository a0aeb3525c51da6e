const noBreak = "\u00a0";

/** Behind a number: its unit, as English, German and Japanese write it. */
const unit =
  /(?<=\d) (?=(?:%|px|[kMG]B|bytes?|Byte|USD|h|min|s)(?![\p{Script=Latin}\d]))/gu;
const size = /(?<=\d) × (?=\d)/g;
const probability = /(?<![\p{L}\d])p ([=<≤]) (?=\d)/gu;

/** The same text, in which no line ends between a number and what belongs to it: 92 %, 1024 × 768 px, p = 0.02. */
export function keepTogether(text: string): string {
  return text
    .replace(unit, noBreak)
    .replace(size, `${noBreak}×${noBreak}`)
    .replace(probability, `p${noBreak}$1${noBreak}`);
}
