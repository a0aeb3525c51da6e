import { sampleWindow } from "./windows";

// A picture's coarse look in cells, and how crops of it change when they are moved and
// sized a little.
const side = 8;
const bytes: usize = side * side * 4;
/** The crop itself, across, down, outwards. */
const vectors = 4;

/**
 * Of each crop four orthonormal vectors: itself, and how it changes with its place and
 * its size (tangent distance, Simard et al. 1993); zeros for what adds nothing.
 *
 * @param windows f64, four to a crop
 * @param tangents as many cells four times to a crop
 */
export function tangentsOf(
  coarse: usize,
  windows: usize,
  crops: i32,
  tangents: usize,
): void {
  for (let crop = 0; crop < crops; crop++) {
    sampleWindow(coarse, side, windows, side, tangents);
    changes(tangents);
    for (let vector = 0; vector < vectors; vector++) {
      const own = tangents + <usize>vector * bytes;
      centre(own);
      for (let other = tangents; other < own; other += bytes) {
        takeAway(own, dot(own, other), other);
      }
      const length = sqrt(dot(own, own));
      divide(own, length > 1e-3 ? length : Infinity);
    }
    windows += 32;
    tangents += <usize>vectors * bytes;
  }
}

/**
 * The crop that accounts best for the cells. The first one's in the middle: when it is
 * too far off, so are the others.
 *
 * @param energy of the cells, and a little for noise
 * @param distance f64: the share of the energy that the crop doesn't account for
 * @returns which crop
 */
export function nearestCrop(
  tangents: usize,
  crops: i32,
  cells: usize,
  energy: f64,
  mostFromTheMiddle: f64,
  distance: usize,
): i32 {
  let nearest = 0;
  let least = Infinity;
  for (let crop = 0; crop < crops; crop++) {
    const seen = seenBy(tangents + <usize>(crop * vectors) * bytes, cells);
    const share = seen < 0 ? 1 : (energy - seen) / energy;
    if (share < least) {
      least = share;
      nearest = crop;
    }
    if (least > mostFromTheMiddle) break;
  }
  store<f64>(distance, least);
  return nearest;
}

/** The energy that a crop accounts for; less than none for a negative, which isn't a copy. */
function seenBy(tangents: usize, cells: usize): f64 {
  const along = dot(tangents, cells);
  if (along < 0) return -1;
  let energy = along * along;
  for (let vector = 1; vector < vectors; vector++) {
    const moved = dot(tangents + <usize>vector * bytes, cells);
    energy += moved * moved;
  }
  return energy;
}

/** Across, down and outwards, behind what is seen. */
function changes(seen: usize): void {
  const middle = <f64>(side - 1) / 2;
  for (let y = 0; y < side; y++) {
    const row = seen + ((<usize>(y * side)) << 2);
    const upper = y > 0 ? row - side * 4 : row;
    const lower = y < side - 1 ? row + side * 4 : row;
    for (let x = 0; x < side; x++) {
      const here: usize = (<usize>x) << 2;
      const before = row + (x > 0 ? here - 4 : here);
      const after = row + (x < side - 1 ? here + 4 : here);
      const right = (<f64>load<f32>(after) - <f64>load<f32>(before)) / 2;
      const below =
        (<f64>load<f32>(lower + here) - <f64>load<f32>(upper + here)) / 2;
      const out = (<f64>x - middle) * right + (<f64>y - middle) * below;
      store<f32>(row + here + bytes, <f32>right);
      store<f32>(row + here + 2 * bytes, <f32>below);
      store<f32>(row + here + 3 * bytes, <f32>out);
    }
  }
}

function centre(cells: usize): void {
  let sum: f64 = 0;
  for (let at: usize = 0; at < bytes; at += 4) sum += load<f32>(cells + at);
  const mean = sum / (side * side);
  for (let at = cells; at < cells + bytes; at += 4) {
    store<f32>(at, <f32>(<f64>load<f32>(at) - mean));
  }
}

function takeAway(own: usize, times: f64, other: usize): void {
  for (let at: usize = 0; at < bytes; at += 4) {
    const less = times * <f64>load<f32>(other + at);
    store<f32>(own + at, <f32>(<f64>load<f32>(own + at) - less));
  }
}

function divide(cells: usize, by: f64): void {
  for (let at = cells; at < cells + bytes; at += 4) {
    store<f32>(at, <f32>(<f64>load<f32>(at) / by));
  }
}

function dot(one: usize, other: usize): f64 {
  let sum: f64 = 0;
  for (let at: usize = 0; at < bytes; at += 4) {
    sum += <f64>load<f32>(one + at) * <f64>load<f32>(other + at);
  }
  return sum;
}
