/**
 * p values of several questions asked at once, each made so much larger that
 * the chance of any false yes among them stays what it is for one (Holm 1979).
 * Same order as given.
 */
export function holmAdjusted(ps: readonly number[]): readonly number[] {
  const order = ps
    .map((p, at) => ({ p, at }))
    .sort((one, other) => one.p - other.p || one.at - other.at);
  const adjusted = ps.map(() => 1);
  let largest = 0;
  order.forEach(({ p, at }, rank) => {
    largest = Math.max(largest, Math.min(1, p * (ps.length - rank)));
    adjusted[at] = largest;
  });
  return adjusted;
}
