import type { Text } from "../core/words/text.ts";
import { english, verbatim } from "../core/words/text.ts";

/** What kind of thing went wrong; callers choose words and exit codes by it. */
export type EngineErrorReason =
  /** The folder of a dataset can't be read. */
  | "unreadable-folder"
  /** A text of the dataset can't be read, or isn't what it has to be. */
  | "unreadable-text"
  /** There is nothing to package, or the service could never take it. */
  | "refused"
  /** A file vanished, grew or changed between looking at it and packaging it. */
  | "changed"
  /** The disk is full, the folder read-only, or another process holds it. */
  | "unwritable"
  /** What was written isn't what was meant to be written. */
  | "unverified"
  /** The worker program doesn't start, or stopped without an answer. */
  | "worker";

/** A failure on this machine, as against a finding in somebody's pictures. */
export class EngineError extends Error {
  readonly reason: EngineErrorReason;
  /** What is wrong, and what to do. */
  readonly said: Text;
  /** The file it is about, when it is about one. */
  readonly file?: string;

  constructor(
    reason: EngineErrorReason,
    said: Text | string,
    about: { readonly file?: string; readonly cause?: unknown } = {},
  ) {
    const text = typeof said === "string" ? verbatim(said) : said;
    super(
      english(text),
      about.cause === undefined ? {} : { cause: about.cause },
    );
    this.name = "EngineError";
    this.reason = reason;
    this.said = text;
    if (about.file !== undefined) this.file = about.file;
  }
}

/** Whether a thrown value is ours, and of one of these reasons if any is given. */
export function isEngineError(
  error: unknown,
  ...reasons: readonly EngineErrorReason[]
): error is EngineError {
  return (
    error instanceof EngineError &&
    (reasons.length === 0 || reasons.includes(error.reason))
  );
}

/** What a thrown value says; what isn't ours is in the words of who threw it. */
export function saidBy(error: unknown): Text {
  if (error instanceof EngineError) return error.said;
  return verbatim(error instanceof Error ? error.message : String(error));
}

/** The operating system's code of an error, such as `ENOENT`. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
