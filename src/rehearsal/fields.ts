import { below, noteInvalid } from "./shape.ts";
import type { Shape } from "./shape.ts";

const uuidPattern =
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of a UUID, of any version. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

export interface TextRule {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  /** How the message describes what the pattern accepts. */
  readonly wanted?: string;
}

export function text(rule: TextRule = {}): Shape<string> {
  const { minLength = 0, maxLength = Infinity, pattern } = rule;
  const length =
    maxLength === Infinity
      ? `a text of at least ${minLength} characters`
      : `a text of ${minLength} to ${maxLength} characters`;
  const wanted = rule.wanted ?? (minLength === 0 ? "a text" : length);
  return {
    isOptional: false,
    read: (value, place, reading) =>
      typeof value === "string" &&
      value.length >= minLength &&
      value.length <= maxLength &&
      (pattern?.test(value) ?? true)
        ? value
        : noteInvalid(place, reading, wanted, {
            type: "string",
            ...(maxLength === Infinity ? {} : { max: maxLength }),
          }),
  };
}

export function uuid(): Shape<string> {
  return text({ pattern: uuidPattern, wanted: "a UUID" });
}

export function webAddress(): Shape<string> {
  return {
    isOptional: false,
    read: (value, place, reading) =>
      typeof value === "string" &&
      /^https?:\/\//i.test(value) &&
      URL.canParse(value)
        ? value
        : noteInvalid(place, reading, "an http or https address", {
            type: "string",
          }),
  };
}

export interface NumberRule {
  readonly min?: number;
  readonly max?: number;
  /** The value must be a multiple of this; 1 asks for whole numbers. */
  readonly multiplier?: number;
}

export function numeric(rule: NumberRule = {}): Shape<number> {
  const { min = -Infinity, max = Infinity, multiplier } = rule;
  const isWhole = multiplier !== undefined;
  const wanted =
    (isWhole ? "a whole number" : "a number") +
    (min === -Infinity ? "" : ` from ${min}`) +
    (max === Infinity ? "" : ` to ${max}`) +
    (isWhole && multiplier !== 1 ? ` in steps of ${multiplier}` : "");
  return {
    isOptional: false,
    read: (value, place, reading) =>
      typeof value === "number" &&
      Number.isFinite(value) &&
      value >= min &&
      value <= max &&
      (!isWhole || value % multiplier === 0)
        ? value
        : noteInvalid(place, reading, wanted, {
            type: isWhole ? "integer" : "number",
            ...rule,
          }),
  };
}

export function truth(): Shape<boolean> {
  return {
    isOptional: false,
    read: (value, place, reading) =>
      typeof value === "boolean"
        ? value
        : noteInvalid(place, reading, "true or false", { type: "boolean" }),
  };
}

export function oneOf<const V extends string>(
  ...allowedValues: readonly V[]
): Shape<V> {
  return {
    isOptional: false,
    read: (value, place, reading) =>
      allowedValues.find((allowed) => allowed === value) ??
      noteInvalid(place, reading, `one of ${allowedValues.join(", ")}`, {
        type: "string",
        allowedValues,
      }),
  };
}

/** An array; `maxItems` has an error code of its own. */
export function list<T>(
  item: Shape<T>,
  maxItems = Infinity,
): Shape<readonly T[]> {
  return {
    isOptional: false,
    read: (value, place, reading) => {
      if (!Array.isArray(value)) {
        noteInvalid(place, reading, "an array", { type: "array" });
        return;
      }
      if (value.length > maxItems) {
        reading.refusals.push({
          code: "arrayTooLarge",
          message: `${place.path} has ${value.length} entries; at most ${maxItems} are taken.`,
          httpStatus: 400,
          parameter: place.path,
          detail: { type: "array", max: maxItems },
        });
        return undefined;
      }
      return value
        .map((one: unknown, index) =>
          item.read(one, below(place, String(index), item), reading),
        )
        .filter((one) => one !== undefined);
    },
  };
}

/** One value or an array of them: an older form some clients still send. */
export function oneOrMore<T>(item: Shape<T>): Shape<readonly T[]> {
  const many = list(item);
  return {
    isOptional: false,
    read: (value, place, reading) => {
      if (Array.isArray(value)) return many.read(value, place, reading);
      const one = item.read(value, place, reading);
      return one === undefined ? undefined : [one];
    },
  };
}

/** A value, or null for "none". */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return {
    ...shape,
    read: (value, place, reading) =>
      value === null ? null : shape.read(value, place, reading),
  };
}

/** Any object; what is in it is not looked at. */
export function anyRecord(): Shape<Readonly<Record<string, unknown>>> {
  return {
    isOptional: false,
    read: (value, place, reading) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? { ...value }
        : noteInvalid(place, reading, "an object", { type: "object" }),
  };
}

/** A value told apart by shape: the first alternative that fits. */
export function either<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return {
    isOptional: false,
    read: (value, place, reading) => {
      const attempt = { ...reading, refusals: [] };
      const read = first.read(value, place, attempt);
      return read !== undefined && attempt.refusals.length === 0
        ? read
        : second.read(value, place, reading);
    },
  };
}
