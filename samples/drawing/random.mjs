/**
 * A repeatable stream of numbers in [0, 1): the pictures have to come out the
 * same on every machine, which Math.random cannot promise.
 */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number between two bounds. */
export function between(random, low, high) {
  return low + (high - low) * random();
}

/** One of the entries. */
export function pick(random, entries) {
  return entries[Math.floor(random() * entries.length)];
}

/** Smooth noise in [0, 1] with several octaves, periodless. */
export function fractalNoise(seed, octaves = 5) {
  return (x, y) => {
    let sum = 0;
    let weight = 0.5;
    let total = 0;
    let scale = 1;
    for (let octave = 0; octave < octaves; octave += 1) {
      sum += weight * latticeNoise(seed + octave * 1013, x * scale, y * scale);
      total += weight;
      weight *= 0.5;
      scale *= 2.03;
    }
    return sum / total;
  };
}

function latticeNoise(seed, x, y) {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const across = ease(x - column);
  const down = ease(y - row);
  const top = mix(
    latticeValue(seed, column, row),
    latticeValue(seed, column + 1, row),
    across,
  );
  const bottom = mix(
    latticeValue(seed, column, row + 1),
    latticeValue(seed, column + 1, row + 1),
    across,
  );
  return mix(top, bottom, down);
}

function latticeValue(seed, column, row) {
  let hash = Math.imul(column, 374761393) + Math.imul(row, 668265263);
  hash = Math.imul(hash ^ (seed * 2246822519), 3266489917);
  hash = Math.imul(hash ^ (hash >>> 13), 1274126177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

function ease(fraction) {
  return fraction * fraction * (3 - 2 * fraction);
}

function mix(from, to, share) {
  return from + (to - from) * share;
}

/** 0 below `low`, 1 above `high`, smooth between. */
export function smooth(low, high, value) {
  const t = Math.max(0, Math.min(1, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}
