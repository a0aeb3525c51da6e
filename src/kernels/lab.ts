/**
 * sRGB to Lab (D65), three planes.
 *
 * @param linear f64 for each byte, its share of light
 * @param curve f32, Lab's curve over 0 to 1 in so many steps and one more
 */
export function toLab(
  rgb: usize,
  pixels: i32,
  linear: usize,
  curve: usize,
  steps: f64,
  lightness: usize,
  a: usize,
  b: usize,
): void {
  for (let pixel = 0; pixel < pixels; pixel++, rgb += 3) {
    const red = load<f64>(linear + ((<usize>load<u8>(rgb)) << 3));
    const green = load<f64>(linear + ((<usize>load<u8>(rgb, 1)) << 3));
    const blue = load<f64>(linear + ((<usize>load<u8>(rgb, 2)) << 3));
    const x = curved(
      curve,
      steps * (0.433953 * red + 0.376219 * green + 0.189828 * blue),
    );
    const y = curved(
      curve,
      steps * (0.212671 * red + 0.71516 * green + 0.072169 * blue),
    );
    const z = curved(
      curve,
      steps * (0.017758 * red + 0.109477 * green + 0.872766 * blue),
    );
    const at: usize = pixel << 2;
    store<f32>(lightness + at, <f32>(116 * y - 16));
    store<f32>(a + at, <f32>(500 * (x - y)));
    store<f32>(b + at, <f32>(200 * (y - z)));
  }
}

/** Lab's lightness alone; the tables as for all of it. */
export function toLightness(
  rgb: usize,
  pixels: i32,
  linear: usize,
  curve: usize,
  steps: f64,
  lightness: usize,
): void {
  const end = lightness + ((<usize>pixels) << 2);
  for (let to = lightness; to < end; to += 4, rgb += 3) {
    const y = curved(
      curve,
      steps *
        (0.212671 * load<f64>(linear + ((<usize>load<u8>(rgb)) << 3)) +
          0.71516 * load<f64>(linear + ((<usize>load<u8>(rgb, 1)) << 3)) +
          0.072169 * load<f64>(linear + ((<usize>load<u8>(rgb, 2)) << 3))),
    );
    store<f32>(to, <f32>(116 * y - 16));
  }
}

function curved(curve: usize, position: f64): f64 {
  const step = <i32>position;
  const at = curve + ((<usize>step) << 2);
  const low: f64 = load<f32>(at);
  return low + (position - <f64>step) * (<f64>load<f32>(at, 4) - low);
}
