import type { Json } from "../../json.ts";

/** The names of what a set can share; each is a rule, and what the brief calls it. */
export const consistencyNames = [
  "orientation",
  "centred",
  "low-key",
  "high-key",
  "dominant-hue",
  "background",
  "frame",
  "corner-mark",
  "horizon",
  "compression",
  "subject",
] as const;

export type ConsistencyName = (typeof consistencyNames)[number];

/** One question put to a set, with its count. */
export interface Check {
  readonly name: ConsistencyName;
  /** Which of several alternatives: "landscape". */
  readonly value?: string;
  /** Files of which it is true. */
  readonly members: readonly string[];
  /** How many were looked at. */
  readonly of: number;
  /** How often it would be true by chance, with its source at the check. */
  readonly chance: number;
  /** Among how many alternatives the fullest was picked; each could have been it by accident. */
  readonly alternatives: number;
  /** More numbers for tools. */
  readonly data?: Readonly<Record<string, Json>>;
}

/**
 * Where nothing better is known: every second picture. It is the worst case of
 * a set that still shows both ways, so a finding says at least that one of them
 * is hardly shown. Rarer things would need fewer pictures to stand out.
 */
export const everySecond = 0.5;

/** Where there are three kinds and none is the usual one: shapes, and kinds of light. */
export const oneOfThree = 1 / 3;

/** The value most items have, with those items; undefined for no items. */
export function fullest<Item, Value>(
  values: readonly Value[],
  items: readonly Item[],
  has: (item: Item, value: Value) => boolean,
): { readonly value: Value; readonly members: readonly Item[] } | undefined {
  return values
    .map((value) => ({
      value,
      members: items.filter((item) => has(item, value)),
    }))
    .reduce<
      { readonly value: Value; readonly members: readonly Item[] } | undefined
    >(
      (best, each) =>
        best && best.members.length >= each.members.length ? best : each,
      undefined,
    );
}
