import { medianOf } from "../style/compareStyles.ts";
import type { Looks } from "./looks.ts";
import { lookBetween } from "./looks.ts";

/** The pictures of one style. */
export interface OneStyle {
  /** Those that belong to it, in their order. */
  readonly members: readonly number[];
  /** Per picture: 0 is the heart of the style, 1 the edge, more is another style. */
  readonly strayed: Float32Array;
}

/** Enough to find where most pictures lie: compared pair by pair, 500,000 times. */
const mostSampled = 1000;
/** Enough of a style to know by, whatever its size. */
const mostKnown = 200;
/** The share of a library in which the pictures are looked for that are most alike. */
const heartShare = 0.2;
/** A style is known by this many of its pictures at least. */
const fewestKnown = 10;
/** A picture belongs to those it is nearest to, not to their middle. */
const nearestOthers = 3;
/** Pictures may stray this much farther than the style's own do in the middle. */
const mostStray = 1.5;
/** Closer than this is one style however much closer the others are, in usual spreads. */
const leastEdge = 0.6;
const rounds = 3;

/**
 * Finds the style that most pictures share, or that of the anchors. Begins
 * where pictures lie densest and takes in what is as near to its nearest
 * there as they are to each other. Takes n × 200 comparisons a round and no
 * square matrix.
 *
 * @param anchors pictures that are of the style in any case
 */
export function oneStyle(looks: Looks, anchors: readonly number[]): OneStyle {
  const all = Array.from({ length: looks.count }, (_, index) => index);
  const strayed = new Float32Array(looks.count);
  if (looks.count === 0) return { members: [], strayed };
  let known = around(
    looks,
    all,
    anchors.length > 0 ? anchors : [heartOf(looks, all)],
  );
  let members: readonly number[] = known;
  for (let round = 0; round < rounds; round++) {
    const distances = distancesTo(looks, known);
    const usual = medianOf(known.map((index) => distances[index] ?? 0));
    const edge = Math.max(leastEdge, usual * mostStray);
    distances.forEach((distance, index) => {
      strayed[index] = distance / edge;
    });
    for (const anchor of anchors) strayed[anchor] = 0;
    members = all.filter((index) => (strayed[index] ?? 0) <= 1);
    known = everyNth(members, mostKnown);
  }
  return { members, strayed };
}

/** The picture around which that share of the library is closest together. */
function heartOf(looks: Looks, all: readonly number[]): number {
  const sample = everyNth(all, mostSampled);
  const counted = nearTo(sample.length);
  let heart = sample[0] ?? 0;
  let least = Infinity;
  for (const index of sample) {
    const far = Float32Array.from(sample, (other) =>
      lookBetween(looks, index, other),
    ).sort();
    const reach = far[Math.min(counted, far.length - 1)] ?? 0;
    if (reach < least) [heart, least] = [index, reach];
  }
  return heart;
}

/** The pictures nearest to the given ones. */
function around(
  looks: Looks,
  all: readonly number[],
  centres: readonly number[],
): readonly number[] {
  const centre = everyNth(centres, mostKnown);
  const nearest = all
    .map((index) => ({
      index,
      far: centre.reduce(
        (least, each) =>
          Math.min(least, lookBetween(looks, index, each, least)),
        Infinity,
      ),
    }))
    .sort((one, other) => one.far - other.far || one.index - other.index)
    .slice(0, Math.max(nearTo(all.length), centre.length))
    .map(({ index }) => index);
  return everyNth(nearest, mostKnown);
}

function nearTo(count: number): number {
  return Math.max(fewestKnown, Math.round(heartShare * count));
}

/** Each picture's mean distance to its nearest among the known. */
function distancesTo(looks: Looks, known: readonly number[]): Float32Array {
  const distances = new Float32Array(looks.count);
  const nearest = new Float64Array(nearestOthers);
  for (let index = 0; index < looks.count; index++) {
    nearest.fill(Infinity);
    for (const other of known) {
      if (other === index) continue;
      let place = nearestOthers - 1;
      const farthest = nearest[place] ?? Infinity;
      const far = lookBetween(looks, index, other, farthest);
      if (far >= farthest) continue;
      for (; place > 0 && (nearest[place - 1] ?? 0) > far; place--) {
        nearest[place] = nearest[place - 1] ?? 0;
      }
      nearest[place] = far;
    }
    const found = nearest.filter(Number.isFinite);
    distances[index] =
      found.length > 0
        ? found.reduce((sum, far) => sum + far, 0) / found.length
        : 0;
  }
  return distances;
}

/** Evenly spread over the list, at most this many. */
function everyNth(list: readonly number[], most: number): readonly number[] {
  const step = Math.ceil(list.length / most);
  return step <= 1 ? list : list.filter((_, at) => at % step === 0);
}
