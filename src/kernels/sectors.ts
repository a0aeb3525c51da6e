/**
 * The sector of the whole turn that a direction lies in; what the arc tangent would
 * say, at a tenth of its cost.
 *
 * @param ends f64, the tangents of where the sectors of a quarter end, without the last
 */
export function sectorOf(x: f64, y: f64, ends: usize, quarter: i32): i32 {
  // Turned by quarters until it lies in the first.
  let across = x;
  let along = y;
  let sector = 0;
  if (along < 0 || (along == 0 && across < 0)) {
    across = -across;
    along = -along;
    sector = 2 * quarter;
  }
  if (across <= 0) {
    const before = across;
    across = along;
    along = -before;
    sector += quarter;
  }
  for (let end = 0; end < quarter - 1; end++) {
    const tangent = load<f64>(ends + ((<usize>end) << 3));
    if (along < tangent * across) return sector + end;
  }
  return sector + quarter - 1;
}
