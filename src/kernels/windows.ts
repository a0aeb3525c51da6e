// Windows of a square plane, as shares of its sides: f64 left, top, width, height. They
// are seen in cells, at most so many a side.
const mostCells = 32;
/** A round may move the window by this share of the picture: linear is only what is near. */
const mostStep: f64 = 0.06;
/** Without contrast in common there is no direction to move in. */
const leastGain: f64 = 0.05;
const leastSize: f64 = 0.7;
const mostSize: f64 = 1.05;
/** What rounding and compression leave, per cell of lightness. */
const noise: f64 = 9;

const columns = memory.data(4 * mostCells);
const seen = memory.data(4 * (mostCells * mostCells + 4));

/** The window in `side` × `side` cells, between those of the plane; beyond the border it repeats. */
export function sampleWindow(
  plane: usize,
  planeSide: i32,
  window: usize,
  side: i32,
  cells: usize,
): void {
  const left = load<f64>(window);
  const top = load<f64>(window, 8);
  const width = load<f64>(window, 16);
  const height = load<f64>(window, 24);
  sample(plane, planeSide, left, top, width, height, side, cells);
}

/**
 * Moves a window of the whole until it looks like the part, which is `side` cells wide
 * and high: Gauss-Newton on its place and size, with brightness and contrast free
 * (Lucas and Kanade 1981). Its proportions are kept.
 */
export function alignWindow(
  whole: usize,
  wholeSide: i32,
  part: usize,
  side: i32,
  window: usize,
  rounds: i32,
): void {
  let width = load<f64>(window, 16);
  let height = load<f64>(window, 24);
  let x = load<f64>(window) + width / 2;
  let y = load<f64>(window, 8) + height / 2;
  for (let round = 0; round < rounds; round++) {
    const left = x - width / 2;
    const top = y - height / 2;
    sample(whole, wholeSide, left, top, width, height, side, seen);
    stepTowards(part, side);
    const gain = load<f64>(step, 8);
    if (abs(gain) < leastGain) break;
    x += held(load<f64>(step, 16) / gain / side) * width;
    y += held(load<f64>(step, 24) / gain / side) * height;
    const grown = 1 + held(load<f64>(step, 32) / gain);
    const size = sqrt(width * height);
    const factor = min(mostSize / size, max(leastSize / size, grown));
    width *= factor;
    height *= factor;
  }
  store<f64>(window, x - width / 2);
  store<f64>(window, y - height / 2, 8);
  store<f64>(window, width, 16);
  store<f64>(window, height, 24);
}

/**
 * What a window of the whole leaves of the part's variance, in the brightness and
 * contrast that fit best.
 *
 * @param cells what each leaves, as a share
 * @param left f64: the share that all leave, the contrast
 */
export function leftIn(
  whole: usize,
  wholeSide: i32,
  part: usize,
  side: i32,
  window: usize,
  cells: usize,
  left: usize,
): void {
  sampleWindow(whole, wholeSide, window, side, cells);
  const bytes = (<usize>(side * side)) << 2;
  const meanSeen = meanOf(cells, bytes);
  const meanWanted = meanOf(part, bytes);
  let both: f64 = 0;
  let own: f64 = 0;
  let wanted: f64 = 0;
  for (let at: usize = 0; at < bytes; at += 4) {
    const around = <f64>load<f32>(cells + at) - meanSeen;
    const other = <f64>load<f32>(part + at) - meanWanted;
    both += around * other;
    own += around * around;
    wanted += other * other;
  }
  const gain = own > 1e-6 ? both / own : 0;
  const offset = meanWanted - gain * meanSeen;
  const variance = wanted / (side * side) + noise;
  let all: f64 = 0;
  for (let at: usize = 0; at < bytes; at += 4) {
    const foreseen = offset + gain * <f64>load<f32>(cells + at);
    const apart = foreseen - <f64>load<f32>(part + at);
    const share = <f32>((apart * apart) / variance);
    store<f32>(cells + at, share);
    all += share;
  }
  store<f64>(left, all / (side * side));
  store<f64>(left, gain, 8);
}

function sample(
  plane: usize,
  planeSide: i32,
  left: f64,
  top: f64,
  width: f64,
  height: f64,
  side: i32,
  cells: usize,
): void {
  for (let x = 0; x < side; x++) {
    const place = <f32>placeOf(x, left, width, planeSide, side);
    store<f32>(columns + ((<usize>x) << 2), place);
  }
  const last = planeSide - 1;
  for (let y = 0; y < side; y++) {
    const row = <f64>(<f32>placeOf(y, top, height, planeSide, side));
    const above = <i32>row;
    const down = row - above;
    const upper = plane + ((<usize>(above * planeSide)) << 2);
    const lower = plane + ((<usize>(min(last, above + 1) * planeSide)) << 2);
    for (let x = 0; x < side; x++, cells += 4) {
      const column = <f64>load<f32>(columns + ((<usize>x) << 2));
      const before = <i32>column;
      const here = (<usize>before) << 2;
      const next = (<usize>min(last, before + 1)) << 2;
      const across = column - before;
      const over =
        (1 - across) * <f64>load<f32>(upper + here) +
        across * <f64>load<f32>(upper + next);
      const under =
        (1 - across) * <f64>load<f32>(lower + here) +
        across * <f64>load<f32>(lower + next);
      store<f32>(cells, <f32>((1 - down) * over + down * under));
    }
  }
}

/** Where the middle of a cell lies among those of the plane. */
function placeOf(
  cell: i32,
  start: f64,
  length: f64,
  planeSide: i32,
  side: i32,
): f64 {
  const share = start + ((<f64>cell + 0.5) / side) * length;
  return max(0, min<f64>(planeSide - 1, share * planeSide - 0.5));
}

function held(value: f64): f64 {
  return max(-mostStep, min(mostStep, value));
}

function meanOf(cells: usize, bytes: usize): f64 {
  let sum: f64 = 0;
  for (let at: usize = 0; at < bytes; at += 4) sum += load<f32>(cells + at);
  return sum / <f64>(bytes >> 2);
}

/** Brightness, contrast, cells to the right, cells down, share outwards. */
const unknowns = 5;
const normal = memory.data(8 * unknowns * unknowns);
const step = memory.data(8 * unknowns);

/** Least squares of what is wanted against what is seen and how it would change. */
function stepTowards(wanted: usize, side: i32): void {
  // One sum a product: as a loop over the unknowns it takes five times as long.
  let s: f64 = 0,
    a: f64 = 0,
    d: f64 = 0,
    o: f64 = 0,
    w: f64 = 0;
  let ss: f64 = 0,
    as: f64 = 0,
    ds: f64 = 0,
    os: f64 = 0,
    ws: f64 = 0;
  let aa: f64 = 0,
    da: f64 = 0,
    oa: f64 = 0,
    wa: f64 = 0;
  let dd: f64 = 0,
    od: f64 = 0,
    wd: f64 = 0;
  let oo: f64 = 0,
    wo: f64 = 0;
  const middle = <f64>(side - 1) / 2;
  const row: usize = (<usize>side) << 2;
  for (let y = 1; y < side - 1; y++) {
    let at: usize = (<usize>(y * side + 1)) << 2;
    for (let x = 1; x < side - 1; x++, at += 4) {
      const want = <f64>load<f32>(wanted + at);
      const cell = seen + at;
      const here = <f64>load<f32>(cell);
      const across = (<f64>load<f32>(cell + 4) - <f64>load<f32>(cell - 4)) / 2;
      const down =
        (<f64>load<f32>(cell + row) - <f64>load<f32>(cell - row)) / 2;
      const out = (<f64>x - middle) * across + (<f64>y - middle) * down;
      s += here;
      a += across;
      d += down;
      o += out;
      w += want;
      ss += here * here;
      as += across * here;
      ds += down * here;
      os += out * here;
      ws += want * here;
      aa += across * across;
      da += down * across;
      oa += out * across;
      wa += want * across;
      dd += down * down;
      od += out * down;
      wd += want * down;
      oo += out * out;
      wo += want * out;
    }
  }
  // Symmetric: the lower half is enough.
  set(0, 0, <f64>((side - 2) * (side - 2)));
  set(1, 0, s);
  set(1, 1, ss);
  set(2, 0, a);
  set(2, 1, as);
  set(2, 2, aa);
  set(3, 0, d);
  set(3, 1, ds);
  set(3, 2, da);
  set(3, 3, dd);
  set(4, 0, o);
  set(4, 1, os);
  set(4, 2, oa);
  set(4, 3, od);
  set(4, 4, oo);
  store<f64>(step, w);
  store<f64>(step, ws, 8);
  store<f64>(step, wa, 16);
  store<f64>(step, wd, 24);
  store<f64>(step, wo, 32);
  solve();
}

/** Normal equations by Cholesky's method; an unknown that can't be told is 0. */
function solve(): void {
  for (let column = 0; column < unknowns; column++) {
    const whole = get(column, column);
    let pivot = whole;
    for (let k = 0; k < column; k++) pivot -= get(column, k) * get(column, k);
    const isTold = pivot > 1e-9 * whole && pivot > 1e-9;
    const root = isTold ? sqrt(pivot) : Infinity;
    set(column, column, root);
    for (let row = column + 1; row < unknowns; row++) {
      let sum = get(row, column);
      for (let k = 0; k < column; k++) sum -= get(row, k) * get(column, k);
      set(row, column, sum / root);
    }
  }
  for (let row = 0; row < unknowns; row++) {
    let sum = solved(row);
    for (let k = 0; k < row; k++) sum -= get(row, k) * solved(k);
    store<f64>(step + ((<usize>row) << 3), sum / get(row, row));
  }
  for (let row = unknowns - 1; row >= 0; row--) {
    let sum = solved(row);
    for (let k = row + 1; k < unknowns; k++) sum -= get(k, row) * solved(k);
    store<f64>(step + ((<usize>row) << 3), sum / get(row, row));
  }
}

function solved(row: i32): f64 {
  return load<f64>(step + ((<usize>row) << 3));
}

function get(row: i32, column: i32): f64 {
  return load<f64>(normal + ((<usize>(row * unknowns + column)) << 3));
}

function set(row: i32, column: i32, value: f64): void {
  store<f64>(normal + ((<usize>(row * unknowns + column)) << 3), value);
}
