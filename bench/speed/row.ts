/** One line of the table: a ratio or a size of one run, against what it has to be. */
export interface Row {
  readonly what: string;
  /** Such as "2.1×", "38 MB"; with what it is made of. */
  readonly value: string;
  readonly must: string;
  readonly goal: string;
  /** Undefined: it couldn't be measured here; `value` says why. */
  readonly meets: "goal" | "must" | "neither" | undefined;
}

/** A row about a number that had better be small. */
export function atMost(
  what: string,
  measured: number,
  unit: "×" | "MB" | "ms",
  { must, goal }: { readonly must: number; readonly goal: number },
  details = "",
): Row {
  const shown = (value: number) => {
    const digits = unit === "×" ? 2 : unit === "ms" ? 1 : 0;
    return `${value.toFixed(digits)}${unit === "×" ? unit : ` ${unit}`}`;
  };
  return {
    what,
    value: details === "" ? shown(measured) : `${shown(measured)} (${details})`,
    must: `≤ ${shown(must)}`,
    goal: `≤ ${shown(goal)}`,
    meets: measured <= goal ? "goal" : measured <= must ? "must" : "neither",
  };
}

export function unmeasured(what: string, why: string): Row {
  return { what, value: why, must: "", goal: "", meets: undefined };
}
