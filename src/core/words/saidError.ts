import type { Text } from "./text.ts";
import { english, verbatim } from "./text.ts";

/** A failure that says itself: in English for logs and the terminal, as a text for people. */
export class SaidError extends Error {
  readonly said: Text;

  constructor(said: Text, cause?: unknown) {
    super(english(said), cause === undefined ? {} : { cause });
    this.said = said;
  }
}

/** What a thrown value says; what isn't ours is in the words of who threw it. */
export function saidBy(error: unknown): Text {
  if (error instanceof SaidError) return error.said;
  return verbatim(error instanceof Error ? error.message : String(error));
}
