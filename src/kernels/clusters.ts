// Colours that stand for many: f64, three numbers each as bytes and in Lab, and a weight.

const rounds = 12;
/** Squared difference in Lab below which two colours are one to the eye. */
const sameColour: f64 = 6 * 6;
const colourBytes: usize = 3 << 3;

/**
 * k-means that begins with the heaviest colour and then what is far and heavy: no chance
 * in it. What looks the same in the end becomes one.
 *
 * @param room for a number a colour
 * @param places u8, room for which of the found each colour belongs to
 * @param foundRgb for the most there may be, as are `foundLab` and `foundWeights`
 * @returns how many were found
 */
export function clusterColours(
  rgb: usize,
  lab: usize,
  weights: usize,
  count: i32,
  most: i32,
  room: usize,
  places: usize,
  foundRgb: usize,
  foundLab: usize,
  foundWeights: usize,
): i32 {
  let found = begin(lab, weights, count, most, room, foundLab);
  for (let round = 0; round < rounds; round++) {
    const changed = assign(lab, count, foundLab, found, places);
    if (round > 0 && !changed) break;
    memory.fill(foundRgb, 0, <usize>found * colourBytes);
    memory.fill(foundLab, 0, <usize>found * colourBytes);
    memory.fill(foundWeights, 0, (<usize>found) << 3);
    for (let index = 0; index < count; index++) {
      const place = <i32>load<u8>(places + <usize>index);
      const weight = load<f64>(weights + ((<usize>index) << 3));
      const total = foundWeights + ((<usize>place) << 3);
      store<f64>(total, load<f64>(total) + weight);
      addWeighed(colour(foundRgb, place), colour(rgb, index), weight);
      addWeighed(colour(foundLab, place), colour(lab, index), weight);
    }
    found = divideByWeights(foundRgb, foundLab, foundWeights, found);
  }
  return merge(foundRgb, foundLab, foundWeights, found);
}

/** The heaviest colour, then each time the one that is far from the chosen, and heavy. */
function begin(
  lab: usize,
  weights: usize,
  count: i32,
  most: i32,
  far: usize,
  chosen: usize,
): i32 {
  for (let index = 0; index < count; index++) {
    store<f64>(far + ((<usize>index) << 3), 1);
  }
  const wanted = min(most, count);
  for (let place = 0; place < wanted; place++) {
    let best = -1;
    let bestPull: f64 = 0;
    for (let index = 0; index < count; index++) {
      const at = (<usize>index) << 3;
      const pull = load<f64>(weights + at) * load<f64>(far + at);
      if (pull <= bestPull) continue;
      best = index;
      bestPull = pull;
    }
    if (best < 0) return place;
    const own = colour(lab, best);
    memory.copy(colour(chosen, place), own, colourBytes);
    for (let index = 0; index < count; index++) {
      const at = far + ((<usize>index) << 3);
      const distance = difference(colour(lab, index), own);
      store<f64>(at, place === 0 ? distance : min(load<f64>(at), distance));
    }
  }
  return wanted;
}

/** To the nearest, the first of those that are equally near. */
function assign(
  lab: usize,
  count: i32,
  centres: usize,
  centreCount: i32,
  places: usize,
): bool {
  let changed = false;
  for (let index = 0; index < count; index++) {
    let best = 0;
    let least: f64 = Infinity;
    for (let centre = 0; centre < centreCount; centre++) {
      const distance = difference(colour(lab, index), colour(centres, centre));
      if (distance >= least) continue;
      best = centre;
      least = distance;
    }
    const place = places + <usize>index;
    if (<i32>load<u8>(place) !== best) changed = true;
    store<u8>(place, <u8>best);
  }
  return changed;
}

/** Sums become means; those of nothing are left out. */
function divideByWeights(
  rgb: usize,
  lab: usize,
  weights: usize,
  count: i32,
): i32 {
  let kept = 0;
  for (let index = 0; index < count; index++) {
    const weight = load<f64>(weights + ((<usize>index) << 3));
    if (weight <= 0) continue;
    store<f64>(weights + ((<usize>kept) << 3), weight);
    moveDivided(colour(rgb, kept), colour(rgb, index), weight);
    moveDivided(colour(lab, kept), colour(lab, index), weight);
    kept++;
  }
  return kept;
}

/** Clusters that look the same become one. */
function merge(rgb: usize, lab: usize, weights: usize, count: i32): i32 {
  let kept = 0;
  for (let index = 0; index < count; index++) {
    let same = 0;
    while (
      same < kept &&
      difference(colour(lab, same), colour(lab, index)) >= sameColour
    ) {
      same++;
    }
    const own = weights + ((<usize>same) << 3);
    const weight = load<f64>(weights + ((<usize>index) << 3));
    const before: f64 = same < kept ? load<f64>(own) : 0;
    mix(colour(rgb, same), before, colour(rgb, index), weight);
    mix(colour(lab, same), before, colour(lab, index), weight);
    store<f64>(own, before + weight);
    if (same === kept) kept++;
  }
  return kept;
}

function colour(colours: usize, index: i32): usize {
  return colours + <usize>index * colourBytes;
}

/** Squared, in Lab. */
function difference(one: usize, other: usize): f64 {
  const light = load<f64>(one) - load<f64>(other);
  const red = load<f64>(one, 8) - load<f64>(other, 8);
  const yellow = load<f64>(one, 16) - load<f64>(other, 16);
  return light * light + red * red + yellow * yellow;
}

function addWeighed(sum: usize, own: usize, weight: f64): void {
  for (let at: usize = 0; at < colourBytes; at += 8) {
    store<f64>(sum + at, load<f64>(sum + at) + load<f64>(own + at) * weight);
  }
}

function moveDivided(to: usize, from: usize, by: f64): void {
  for (let at: usize = 0; at < colourBytes; at += 8) {
    store<f64>(to + at, load<f64>(from + at) / by);
  }
}

/** Their weighed mean takes the place of the first. */
function mix(first: usize, before: f64, second: usize, weight: f64): void {
  if (before === 0) {
    memory.copy(first, second, colourBytes);
    return;
  }
  for (let at: usize = 0; at < colourBytes; at += 8) {
    const sum =
      load<f64>(first + at) * before + load<f64>(second + at) * weight;
    store<f64>(first + at, sum / (before + weight));
  }
}
