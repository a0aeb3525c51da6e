import { isRecord } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";

/** Where in the request a value stands, and the word its error codes use. */
export interface Place {
  /** Dotted path, empty at the top. */
  readonly path: string;
  /** `Width` gives the codes `missingWidth` and `invalidWidth`. */
  readonly name: string;
}

/** What is gathered while one value is read. */
export interface Reading {
  readonly refusals: Refusal[];
  readonly undeclaredKeys: "refused" | "ignored";
}

/** A declared field: reads an unknown value, or notes why it cannot. */
export interface Shape<T> {
  readonly isOptional: boolean;
  /** Overrides the word in the error codes. */
  readonly name?: string;
  /** Undefined after noting at least one refusal, or for an absent optional. */
  readonly read: (
    value: unknown,
    place: Place,
    reading: Reading,
  ) => T | undefined;
}

export type ValueOf<S> = S extends Shape<infer T> ? T : never;

export type Read<T> =
  { readonly value: T } | { readonly refusals: readonly Refusal[] };

/** Reads a whole value; every field that is wrong gives a refusal. */
export function readShape<T>(
  shape: Shape<T>,
  value: unknown,
  undeclaredKeys: "refused" | "ignored" = "refused",
): Read<T> {
  const reading: Reading = { refusals: [], undeclaredKeys };
  const read = shape.read(value, { path: "", name: "Request" }, reading);
  return read === undefined || reading.refusals.length > 0
    ? { refusals: reading.refusals }
    : { value: read };
}

/** Notes that the value at a place breaks its rule. */
export function noteInvalid(
  { path, name }: Place,
  reading: Reading,
  wanted: string,
  detail: Readonly<Record<string, unknown>> = {},
): undefined {
  reading.refusals.push({
    code: `invalid${name}`,
    message: `${path === "" ? "The request" : path} must be ${wanted}.`,
    httpStatus: 400,
    parameter: path,
    detail,
  });
  return undefined;
}

/** The same shape, for a field that may be left out. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return { ...shape, isOptional: true };
}

/** The same shape under another word in its error codes. */
export function named<T>(name: string, shape: Shape<T>): Shape<T> {
  return { ...shape, name };
}

/** An object with exactly these keys. */
export function record<F extends Readonly<Record<string, Shape<unknown>>>>(
  fields: F,
): Shape<{ readonly [K in keyof F]: ValueOf<F[K]> }> {
  return {
    isOptional: false,
    read: (value, place, reading) => {
      if (!isRecord(value)) {
        noteInvalid(place, reading, "an object", { type: "object" });
        return;
      }
      noteUndeclared(value, fields, place, reading);
      const entries = Object.entries(fields).map(([key, shape]) => [
        key,
        readField(value[key], shape, below(place, key, shape), reading),
      ]);
      // Checked above field by field; readShape drops it if any was refused.
      return Object.fromEntries(entries) as {
        readonly [K in keyof F]: ValueOf<F[K]>;
      };
    },
  };
}

function readField(
  value: unknown,
  shape: Shape<unknown>,
  place: Place,
  reading: Reading,
): unknown {
  if (value !== undefined) return shape.read(value, place, reading);
  if (!shape.isOptional) {
    reading.refusals.push({
      code: `missing${place.name}`,
      message: `${place.path} is required.`,
      httpStatus: 400,
      parameter: place.path,
    });
  }
  return undefined;
}

function noteUndeclared(
  value: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, unknown>>,
  place: Place,
  reading: Reading,
): void {
  if (reading.undeclaredKeys === "ignored") return;
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(fields, key)) continue;
    const path = place.path === "" ? key : `${place.path}.${key}`;
    reading.refusals.push({
      code: "unsupportedParameter",
      message: `${path} is not a parameter of this task.`,
      httpStatus: 400,
      parameter: path,
    });
  }
}

/** The place of a key inside the object at `place`. */
export function below(
  place: Place,
  key: string,
  shape: { readonly name?: string },
): Place {
  return {
    path: place.path === "" ? key : `${place.path}.${key}`,
    name: shape.name ?? `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
  };
}
