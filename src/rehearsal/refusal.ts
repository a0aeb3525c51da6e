/** Why a task is not done, in the terms of the service's error list. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** What the whole request answers with when nothing in it succeeded. */
  readonly httpStatus: number;
  /** Dotted path of the field, or several when the rule spans fields. */
  readonly parameter?: string | readonly string[];
  /** Extra keys of the error object: type, min, max, multiplier, allowedValues. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** One entry of the answer's `data`. */
export type Item = Readonly<Record<string, unknown>>;

/** What became of one task. */
export interface Outcome {
  readonly items: readonly Item[];
  readonly refusals: readonly Refusal[];
}

/** The outcome of a task that went well. */
export function answered(...items: readonly Item[]): Outcome {
  return { items, refusals: [] };
}

/** The outcome of a task that was not done. */
export function refused(...refusals: readonly Refusal[]): Outcome {
  return { items: [], refusals };
}

/** Whether a value is an object with keys, neither null nor an array. */
export function isRecord(
  value: unknown,
): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
