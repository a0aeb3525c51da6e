import { sectorOf } from "./sectors";

/**
 * Adds the chroma of what isn't grey to sectors of the colour wheel, and up.
 *
 * @param ends f64, the tangents of where the sectors of a quarter end, without the last
 * @param sectors f64 each, added to
 * @param sums f64: chroma, a, b, chroma near to orange
 */
export function hues(
  a: usize,
  b: usize,
  length: i32,
  greyChroma: f64,
  ends: usize,
  quarter: i32,
  sectors: usize,
  sums: usize,
): void {
  let total: f64 = 0;
  let sumA: f64 = 0;
  let sumB: f64 = 0;
  let warm: f64 = 0;
  for (let index = 0; index < length; index++) {
    const at: usize = (<usize>index) << 2;
    const red: f64 = load<f32>(a + at);
    const yellow: f64 = load<f32>(b + at);
    // As 32 bits, in which chroma is kept elsewhere.
    const chroma: f64 = <f32>sqrt(red * red + yellow * yellow);
    if (chroma <= greyChroma) continue;
    total += chroma;
    sumA += red;
    sumB += yellow;
    // Orange lies at 60° in Lab.
    if (red * 0.5 + yellow * 0.866 > 0.3 * chroma) warm += chroma;
    const sector: usize = sectorOf(red, yellow, ends, quarter);
    const sum = sectors + (sector << 3);
    store<f64>(sum, load<f64>(sum) + chroma);
  }
  store<f64>(sums, total);
  store<f64>(sums, sumA, 8);
  store<f64>(sums, sumB, 16);
  store<f64>(sums, warm, 24);
}
