/** JPEG works in squares of this many pixels. */
const blockPixels = 8;
/** Steps above this are edges of what is shown. */
const mostStep: f64 = 8;

/**
 * Sums of the jumps of the lightness across the seams of 8 × 8 pixels, beyond what the
 * slopes on both sides foretell, and of those inside of blocks, two for each seam.
 *
 * @param jumps f64: across seams, inside
 * @returns how many places on seams
 */
export function blockJumps(
  plane: usize,
  width: i32,
  height: i32,
  jumps: usize,
): i32 {
  const row: usize = (<usize>width) << 2;
  let between: f64 = 0;
  let inside: f64 = 0;
  let seams = 0;
  // Across upright seams, in every third row; then across level ones.
  for (let y = 2; y < height - 1; y += 3) {
    for (let x = blockPixels; x < width - 6; x += blockPixels) {
      const at = plane + ((<usize>(y * width + x)) << 2);
      between += jumpAt(at, 4);
      inside += jumpAt(at + 12, 4) + jumpAt(at + 20, 4);
      seams++;
    }
  }
  for (let y = blockPixels; y < height - 6; y += blockPixels) {
    for (let x = 2; x < width - 1; x += 3) {
      const at = plane + ((<usize>(y * width + x)) << 2);
      between += jumpAt(at, row);
      // Far enough from a seam.
      inside += jumpAt(at + 3 * row, row) + jumpAt(at + 5 * row, row);
      seams++;
    }
  }
  store<f64>(jumps, between);
  store<f64>(jumps, inside, 8);
  return seams;
}

function jumpAt(at: usize, step: usize): f64 {
  const jump =
    <f64>load<f32>(at) -
    <f64>load<f32>(at - step) -
    (<f64>load<f32>(at + step) - <f64>load<f32>(at - 2 * step)) / 3;
  return min(mostStep, abs(jump));
}
