import type { Plane } from "./plane.ts";
import type { Window } from "./sampleWindow.ts";
import { sampleWindow } from "./sampleWindow.ts";
import { solveLeastSquares } from "./solveLeastSquares.ts";

/** A round may move the window by this share of the picture: linear is only what is near. */
const mostStep = 0.06;
/** Without contrast in common there is no direction to move in. */
const leastGain = 0.05;
const leastSize = 0.7;
const mostSize = 1.05;

/**
 * Moves a window of `whole` until it looks like `part`: Gauss-Newton on its
 * place and size, with brightness and contrast free (Lucas and Kanade 1981).
 *
 * @param part a square plane
 * @param start where to begin; its proportions are kept
 */
export function alignWindow(
  whole: Plane,
  part: Plane,
  start: Window,
  rounds: number,
): Window {
  const side = part.width;
  let { width, height } = start;
  let x = start.left + width / 2;
  let y = start.top + height / 2;
  const windowHere = () => ({
    left: x - width / 2,
    top: y - height / 2,
    width,
    height,
  });
  for (let round = 0; round < rounds; round++) {
    const seen = sampleWindow(whole, windowHere(), side);
    const step = stepTowards(part.values, seen, side);
    const gain = step[1] ?? 0;
    if (Math.abs(gain) < leastGain) break;
    const right = (step[2] ?? 0) / gain / side;
    const down = (step[3] ?? 0) / gain / side;
    const outwards = (step[4] ?? 0) / gain;
    x += held(right, mostStep) * width;
    y += held(down, mostStep) * height;
    const grown = 1 + held(outwards, mostStep);
    const size = Math.sqrt(width * height);
    const factor = Math.min(mostSize / size, Math.max(leastSize / size, grown));
    width *= factor;
    height *= factor;
  }
  return windowHere();
}

function held(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

/**
 * Least squares of what is wanted against what is seen and how it would change:
 * brightness, contrast, cells to the right, cells down, share outwards.
 */
function stepTowards(
  wanted: Float32Array,
  seen: Float32Array,
  side: number,
): Float64Array {
  // One sum a product: as a loop over the unknowns it takes five times as long.
  let n = 0;
  let s = 0,
    a = 0,
    d = 0,
    o = 0,
    w = 0;
  let ss = 0,
    as = 0,
    ds = 0,
    os = 0,
    ws = 0;
  let aa = 0,
    da = 0,
    oa = 0,
    wa = 0;
  let dd = 0,
    od = 0,
    wd = 0;
  let oo = 0,
    wo = 0;
  const middle = (side - 1) / 2;
  for (let y = 1; y < side - 1; y++) {
    for (let x = 1, at = y * side + 1; x < side - 1; x++, at++) {
      const want = wanted[at] ?? 0;
      const here = seen[at] ?? 0;
      const across = ((seen[at + 1] ?? 0) - (seen[at - 1] ?? 0)) / 2;
      const down = ((seen[at + side] ?? 0) - (seen[at - side] ?? 0)) / 2;
      const out = (x - middle) * across + (y - middle) * down;
      n++;
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
  return solveLeastSquares(
    // prettier-ignore
    Float64Array.of(
      n, s, a, d, o,
      s, ss, as, ds, os,
      a, as, aa, da, oa,
      d, ds, da, dd, od,
      o, os, oa, od, oo,
    ),
    Float64Array.of(w, ws, wa, wd, wo),
  );
}
