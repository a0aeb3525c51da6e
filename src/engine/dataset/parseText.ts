import type { ParseError } from "jsonc-parser";
import { parse, printParseErrorCode } from "jsonc-parser";
import type { Text } from "../../core/words/text.ts";
import { say } from "../../core/words/text.ts";

/**
 * Parses JSON people write, comments and trailing commas allowed. What a syntax
 * error leaves readable is used, so that a file half typed keeps its meaning.
 */
export function parseText(
  text: string,
  what: Text,
): {
  readonly json: unknown;
  /** The first syntax error, in a sentence; all of it when there is no `json`. */
  readonly problem?: Text;
} {
  const errors: ParseError[] = [];
  let json: unknown;
  try {
    json = parse(text.replace(/^\uFEFF/, ""), errors, {
      allowTrailingComma: true,
    });
  } catch (error) {
    // The parser calls itself for each level.
    if (!(error instanceof RangeError)) throw error;
    return { json, problem: say`${what} is nested too deeply to be read.` };
  }
  const [first] = errors;
  if (!first) return { json };
  const line = text.slice(0, first.offset).split("\n").length;
  return {
    json,
    problem: say`${what} isn't valid JSON: ${printParseErrorCode(first.error)} in line ${line}.`,
  };
}
