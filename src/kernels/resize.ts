/** Every second pixel of every second row of a plane. */
export function halvePlane(
  plane: usize,
  width: i32,
  height: i32,
  half: usize,
): void {
  for (let y = 0; y < height; y += 2) {
    const row = plane + ((<usize>(y * width)) << 2);
    const end = row + ((<usize>width) << 2);
    for (let at = row; at < end; at += 8, half += 4) {
      store<f32>(half, load<f32>(at));
    }
  }
}

/** The same of a mask. */
export function halveMask(
  mask: usize,
  width: i32,
  height: i32,
  half: usize,
): void {
  for (let y = 0; y < height; y += 2) {
    const row = mask + <usize>(y * width);
    const end = row + <usize>width;
    for (let at = row; at < end; at += 2, half++) store<u8>(half, load<u8>(at));
  }
}

/**
 * A plane at another size: each new pixel is made of so many old ones.
 *
 * @param rowFirst i32, which old row a new one begins with; so are the columns
 * @param rowWeights f32, so many to a new row; so are the columns'
 * @param room for one old row
 */
export function resize(
  plane: usize,
  width: i32,
  height: i32,
  rowTaps: i32,
  rowFirst: usize,
  rowWeights: usize,
  columnTaps: i32,
  columnFirst: usize,
  columnWeights: usize,
  newWidth: i32,
  newHeight: i32,
  room: usize,
  resized: usize,
): void {
  const bytes: usize = (<usize>width) << 2;
  // One row at a time, first down and then across, while it is at hand.
  for (let y = 0; y < newHeight; y++) {
    memory.fill(room, 0, bytes);
    const first = load<i32>(rowFirst + ((<usize>y) << 2));
    for (let tap = 0; tap < rowTaps; tap++, rowWeights += 4) {
      const weight = load<f32>(rowWeights);
      if (weight == 0) continue;
      addRow(plane + <usize>(first + tap) * bytes, weight, bytes, room);
    }
    let weights = columnWeights;
    for (let x = 0; x < newWidth; x++, resized += 4) {
      let at =
        room + ((<usize>load<i32>(columnFirst + ((<usize>x) << 2))) << 2);
      let sum: f32 = 0;
      for (let tap = 0; tap < columnTaps; tap++, weights += 4, at += 4) {
        const weight = load<f32>(weights);
        if (weight != 0) sum += weight * load<f32>(at);
      }
      store<f32>(resized, sum);
    }
  }
}

function addRow(row: usize, weight: f32, bytes: usize, sums: usize): void {
  const weights = f32x4.splat(weight);
  // What the last has beyond the row belongs to nobody.
  for (let at: usize = 0; at < bytes; at += 16) {
    const more = f32x4.mul(weights, v128.load(row + at));
    v128.store(sums + at, f32x4.add(v128.load(sums + at), more));
  }
}
