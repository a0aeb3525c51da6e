const rounds = 12;
/** Squared difference in Lab below which two colours are one to the eye. */
const sameColour = 6 ** 2;

/** Colours side by side, three numbers each; flat, because thousands of small objects cost more than what is done with them. */
export interface Colours {
  readonly count: number;
  /** Bytes, not rounded. */
  readonly rgb: Float64Array;
  readonly lab: Float64Array;
  readonly weights: Float64Array;
}

/** At most so many colours that stand for all of them, each with the weight of those it stands for. */
export function clusterColours(colours: Colours, most: number): Colours {
  return merged(clusters(colours, most));
}

/** k-means that begins with the heaviest colour and then what is far and heavy: no chance in it. */
function clusters(colours: Colours, most: number): Colours {
  let centres = taken(colours, beginnings(colours, most));
  const places = new Uint8Array(colours.count);
  for (let round = 0; round < rounds; round++) {
    let isSettled = round > 0;
    for (let index = 0; index < colours.count; index++) {
      const place = nearest(colours, index, centres);
      if (place !== places[index]) isSettled = false;
      places[index] = place;
    }
    if (isSettled) break;
    centres = means(colours, places, centres.count);
  }
  return centres;
}

function beginnings(colours: Colours, most: number): readonly number[] {
  const { count, weights } = colours;
  const chosen: number[] = [];
  const far = new Float64Array(count).fill(1);
  while (chosen.length < Math.min(most, count)) {
    let best = -1;
    let bestPull = 0;
    for (let index = 0; index < count; index++) {
      const pull = (weights[index] ?? 0) * (far[index] ?? 0);
      if (pull > bestPull) {
        best = index;
        bestPull = pull;
      }
    }
    if (best < 0) break;
    const isFirst = chosen.length === 0;
    chosen.push(best);
    for (let index = 0; index < count; index++) {
      const distance = difference(colours, index, colours, best);
      far[index] = isFirst ? distance : Math.min(far[index] ?? 0, distance);
    }
  }
  return chosen;
}

/** Clusters that look the same become one. */
function merged(centres: Colours): Colours {
  let kept = taken(centres, []);
  for (let index = 0; index < centres.count; index++) {
    const same = Array.from({ length: kept.count }).findIndex(
      (_, place) => difference(kept, place, centres, index) < sameColour,
    );
    const places = Uint8Array.from({ length: kept.count + 1 }, (_, place) =>
      place < kept.count || same < 0 ? place : same,
    );
    const more = joined(kept, taken(centres, [index]));
    kept = means(more, places, same < 0 ? more.count : kept.count);
  }
  return kept;
}

function nearest(colours: Colours, index: number, centres: Colours): number {
  let best = 0;
  let least = Infinity;
  for (let centre = 0; centre < centres.count; centre++) {
    const distance = difference(colours, index, centres, centre);
    if (distance < least) {
      best = centre;
      least = distance;
    }
  }
  return best;
}

/** The weighed mean of the colours of each place; places without any are left out. */
function means(
  { count, rgb, lab, weights }: Colours,
  places: Uint8Array,
  placeCount: number,
): Colours {
  const sums = {
    count: placeCount,
    rgb: new Float64Array(3 * placeCount),
    lab: new Float64Array(3 * placeCount),
    weights: new Float64Array(placeCount),
  };
  for (let index = 0; index < count; index++) {
    const place = places[index] ?? 0;
    const weight = weights[index] ?? 0;
    sums.weights[place] = (sums.weights[place] ?? 0) + weight;
    for (let channel = 0; channel < 3; channel++) {
      const from = 3 * index + channel;
      const to = 3 * place + channel;
      sums.rgb[to] = (sums.rgb[to] ?? 0) + (rgb[from] ?? 0) * weight;
      sums.lab[to] = (sums.lab[to] ?? 0) + (lab[from] ?? 0) * weight;
    }
  }
  for (let at = 0; at < 3 * placeCount; at++) {
    const weight = sums.weights[Math.floor(at / 3)] ?? 0;
    sums.rgb[at] = (sums.rgb[at] ?? 0) / (weight || 1);
    sums.lab[at] = (sums.lab[at] ?? 0) / (weight || 1);
  }
  const isUsed = [...sums.weights.keys()].filter(
    (place) => (sums.weights[place] ?? 0) > 0,
  );
  return isUsed.length === placeCount ? sums : taken(sums, isUsed);
}

function taken(from: Colours, places: readonly number[]): Colours {
  const three = (values: Float64Array) =>
    Float64Array.from(
      places.flatMap((place) => [...values.subarray(3 * place, 3 * place + 3)]),
    );
  return {
    count: places.length,
    rgb: three(from.rgb),
    lab: three(from.lab),
    weights: Float64Array.from(places, (place) => from.weights[place] ?? 0),
  };
}

function joined(one: Colours, other: Colours): Colours {
  const both = (first: Float64Array, second: Float64Array) =>
    Float64Array.of(...first, ...second);
  return {
    count: one.count + other.count,
    rgb: both(one.rgb, other.rgb),
    lab: both(one.lab, other.lab),
    weights: both(one.weights, other.weights),
  };
}

/** Squared, in Lab. */
function difference(
  { lab }: Colours,
  index: number,
  { lab: otherLab }: Colours,
  other: number,
): number {
  const light = (lab[3 * index] ?? 0) - (otherLab[3 * other] ?? 0);
  const red = (lab[3 * index + 1] ?? 0) - (otherLab[3 * other + 1] ?? 0);
  const yellow = (lab[3 * index + 2] ?? 0) - (otherLab[3 * other + 2] ?? 0);
  return light * light + red * red + yellow * yellow;
}
