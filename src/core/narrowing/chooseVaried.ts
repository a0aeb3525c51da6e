/** Pictures to choose from, by their number from 0. */
export interface Candidates {
  readonly count: number;
  /** 0 to 1. */
  readonly distance: (one: number, other: number) => number;
  /** What a picture is worth whatever else is chosen, 0 to 1. */
  readonly worth: (index: number) => number;
  /** Chosen before all others. */
  readonly first: readonly number[];
  /** Only taken when nothing else is left. */
  readonly isLast: (index: number) => boolean;
}

export interface Choice {
  /** In the order they were taken. */
  readonly chosen: readonly number[];
  /** Per picture: the chosen one it is most like; itself when chosen, -1 when nothing is. */
  readonly nearest: Int32Array;
  /** Per picture: how far that is. */
  readonly distance: Float32Array;
  /** As the candidates have it. */
  readonly between: Candidates["distance"];
}

/**
 * Takes the most worthy picture, then again and again the one that is both
 * worthy and farthest from all that were taken: farthest-point selection,
 * which leaves no subject farther from a chosen one than twice what the best
 * selection could (Gonzalez 1985). count × k comparisons.
 *
 * @param enough asked before each further one, with how new it is (0 to 1)
 */
export function chooseVaried(
  candidates: Candidates,
  enough: (taken: number, novelty: number) => boolean,
): Choice {
  const { count, worth, isLast } = candidates;
  const chosen: number[] = [];
  const isChosen = new Uint8Array(count);
  const nearest = new Int32Array(count).fill(-1);
  const distance = new Float32Array(count).fill(1);
  const take = (index: number) => {
    chosen.push(index);
    isChosen[index] = 1;
    for (let other = 0; other < count; other++) {
      const far = other === index ? 0 : candidates.distance(index, other);
      if (nearest[other] !== -1 && far >= (distance[other] ?? 0)) continue;
      if (isChosen[other] && other !== index) continue;
      nearest[other] = index;
      distance[other] = far;
    }
  };
  for (const index of candidates.first) take(index);
  for (;;) {
    const next =
      best(count, (index) =>
        isChosen[index] || isLast(index)
          ? -1
          : (distance[index] ?? 0) * worth(index),
      ) ??
      best(count, (index) =>
        isChosen[index] ? -1 : (distance[index] ?? 0) * worth(index),
      );
    if (next === undefined) break;
    if (enough(chosen.length, distance[next] ?? 0)) break;
    take(next);
  }
  return { chosen, nearest, distance, between: candidates.distance };
}

/** The number with the most gain, the first of equals; those below 0 are out. */
function best(
  count: number,
  gainOf: (index: number) => number,
): number | undefined {
  let found: number | undefined;
  let most = -0.5;
  for (let index = 0; index < count; index++) {
    const gain = gainOf(index);
    if (gain > most) [found, most] = [index, gain];
  }
  return found;
}
