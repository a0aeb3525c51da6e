/** A share with what can be said of it from few pictures. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Chance of at least `count` hits in `of` tries that hit with `rate` each: the
 * exact upper tail of the binomial distribution.
 */
export function binomialTail(count: number, of: number, rate: number): number {
  if (count <= 0) return 1;
  if (count > of || rate <= 0) return 0;
  if (rate >= 1) return 1;
  let tail = 0;
  let logChoose = 0;
  for (let hits = 0; hits <= of; hits++) {
    if (hits > 0) logChoose += Math.log((of - hits + 1) / hits);
    if (hits < count) continue;
    tail += Math.exp(
      logChoose + hits * Math.log(rate) + (of - hits) * Math.log1p(-rate),
    );
  }
  return Math.min(1, tail);
}

/**
 * The shares that are not ruled out, 95 %, by the exact tails on both sides.
 * Source: Clopper and Pearson, Biometrika 26 (1934).
 */
export function exactInterval(count: number, of: number): Interval {
  const each = 0.025;
  return {
    low:
      count === 0 ? 0 : rateAt((rate) => binomialTail(count, of, rate), each),
    high:
      count >= of
        ? 1
        : rateAt((rate) => binomialTail(count + 1, of, rate), 1 - each),
  };
}

/** Where a rising function of a rate reaches a value, to a millionth. */
function rateAt(rising: (rate: number) => number, value: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2;
    if (rising(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The shares that chance gives 95 % of the time, when each of so many is so at this rate. */
export function usualShares(of: number, rate: number): Interval {
  let low = 0;
  while (low < of && binomialTail(low + 1, of, rate) >= 0.975) low++;
  let high = of;
  while (high > 0 && binomialTail(high, of, rate) <= 0.025) high--;
  return { low: low / Math.max(1, of), high: high / Math.max(1, of) };
}
