import { distanceInStyleSpace } from "./styleSpace.ts";

/** A dataset in two parts, each more like itself than like the other. */
export interface TwoParts {
  /** Places of the smaller part's pictures in the dataset. */
  readonly smaller: readonly number[];
  readonly larger: readonly number[];
  /**
   * The mean silhouette, −1 to 1: 0 when the parts are no further apart than
   * what is in them, 1 when each is a single point far from the other
   * (Rousseeuw 1987). A distance that is usual inside a style counts for less.
   */
  readonly clarity: number;
}

/** Fewer pictures can't be told to be of two styles. */
export const minSplitImages = 10;

/** Fewer pictures on one side are outliers, not a style. */
const leastInPart = 3;
const leastShare = 0.2;
/** Pictures of one style are about 1.4 apart; parts that are hardly further apart are variations of it. */
const leastApart = 2.5;
/** Two parts are sought among this many pictures; the others follow. */
const mostCompared = 60;

/**
 * The best division of pictures into two, by their places in the style space:
 * around the two of them (medoids) to which all are nearest. Undefined when
 * every division leaves too few on one side.
 */
export function splitStyles(
  places: readonly Float64Array[],
): TwoParts | undefined {
  const step = Math.ceil(places.length / mostCompared);
  const compared = places.filter((_, index) => index % step === 0);
  const distances = distancesBetween(compared);
  const medoids = medoidsOf(distances);
  const [first, second] = medoids?.map((index) => compared[index]) ?? [];
  if (!medoids || !first || !second) return undefined;
  const isFirst = (place: Float64Array) =>
    distanceInStyleSpace(place, first) < distanceInStyleSpace(place, second);
  const sides = places.map(isFirst);
  const part = (side: boolean) =>
    sides.flatMap((each, index) => (each === side ? [index] : []));
  const [smaller = [], larger = []] = [part(true), part(false)].sort(
    (one, other) => one.length - other.length,
  );
  return {
    smaller,
    larger,
    clarity: clarityOf(distances, compared.map(isFirst)),
  };
}

/** Of each place to all. */
function distancesBetween(
  places: readonly Float64Array[],
): readonly Float64Array[] {
  const distances = places.map(() => new Float64Array(places.length));
  places.forEach((place, one) => {
    for (let other = 0; other < one; other++) {
      const distance = distanceInStyleSpace(place, places[other] ?? place);
      const [own, others] = [distances[one], distances[other]];
      if (own) own[other] = distance;
      if (others) others[one] = distance;
    }
  });
  return distances;
}

function medoidsOf(
  distances: readonly Float64Array[],
): readonly [number, number] | undefined {
  const count = distances.length;
  const least = Math.max(leastInPart, Math.ceil(leastShare * count));
  let best: readonly [number, number] | undefined;
  let lowest = Infinity;
  distances.forEach((fromOne, one) => {
    for (let other = 0; other < one; other++) {
      const fromOther = distances[other] ?? fromOne;
      let cost = 0;
      let nearOne = 0;
      // It only grows: what costs more than the best already is done with.
      for (let at = 0; at < count && cost < lowest; at++) {
        const toOne = fromOne[at] ?? 0;
        const toOther = fromOther[at] ?? 0;
        if (toOne < toOther) nearOne++;
        cost += Math.min(toOne, toOther);
      }
      if (nearOne < least || count - nearOne < least || cost >= lowest)
        continue;
      lowest = cost;
      best = [one, other];
    }
  });
  return best;
}

function clarityOf(
  distances: readonly Float64Array[],
  sides: readonly boolean[],
): number {
  const silhouettes = distances.map((own, index) => {
    const meanTo = (side: boolean) => {
      let sum = 0;
      let count = 0;
      own.forEach((distance, other) => {
        if (other === index || sides[other] !== side) return;
        sum += distance;
        count++;
      });
      return sum / Math.max(1, count);
    };
    const within = meanTo(sides[index] === true);
    const between = meanTo(sides[index] !== true);
    return (between - within) / Math.max(between, within, leastApart);
  });
  return silhouettes.reduce((sum, each) => sum + each, 0) / silhouettes.length;
}
