/** How much every pixel's neighbours differ, three channels added up; the border repeats. */
export function edges(
  lightness: usize,
  a: usize,
  b: usize,
  width: i32,
  height: i32,
  found: usize,
): void {
  for (let y = 0; y < height; y++) {
    const row: isize = width << 2;
    const up: isize = y > 0 ? -row : 0;
    const down: isize = y < height - 1 ? row : 0;
    for (let x = 0; x < width; x++) {
      const at: usize = (<usize>(y * width + x)) << 2;
      const left: isize = x > 0 ? -4 : 0;
      const right: isize = x < width - 1 ? 4 : 0;
      const edge =
        steepness(lightness + at, left, right, up, down) +
        steepness(a + at, left, right, up, down) +
        steepness(b + at, left, right, up, down);
      store<f32>(found + at, <f32>edge);
    }
  }
}

function steepness(
  at: usize,
  left: isize,
  right: isize,
  up: isize,
  down: isize,
): f64 {
  const across = <f64>load<f32>(at + right) - <f64>load<f32>(at + left);
  const along = <f64>load<f32>(at + down) - <f64>load<f32>(at + up);
  return sqrt(across * across + along * along);
}

/**
 * How much every pixel attracts, 0 to 2: its edge, and how far its colour is from
 * the background's, each counted up to a limit.
 */
export function pull(
  lightness: usize,
  a: usize,
  b: usize,
  edges: usize,
  length: i32,
  backgroundLightness: f32,
  backgroundA: f32,
  backgroundB: f32,
  mostEdge: f32,
  mostContrast: f32,
  found: usize,
): void {
  const bytes: usize = (<usize>length) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const light = f32x4.sub(
      v128.load(lightness + at),
      f32x4.splat(backgroundLightness),
    );
    const red = f32x4.sub(v128.load(a + at), f32x4.splat(backgroundA));
    const yellow = f32x4.sub(v128.load(b + at), f32x4.splat(backgroundB));
    const contrast = f32x4.sqrt(
      f32x4.add(
        f32x4.mul(light, light),
        f32x4.add(f32x4.mul(red, red), f32x4.mul(yellow, yellow)),
      ),
    );
    const ofEdge = upTo(v128.load(edges + at), mostEdge);
    v128.store(found + at, f32x4.add(ofEdge, upTo(contrast, mostContrast)));
  }
}

function upTo(values: v128, most: f32): v128 {
  const limit = f32x4.splat(most);
  return f32x4.div(f32x4.min(values, limit), limit);
}
