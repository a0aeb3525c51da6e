/** The plane that hexadecimal digits (u8) say, two to a cell. */
export function readDigits(
  digits: usize,
  cells: i32,
  scale: f64,
  zero: f64,
  plane: usize,
): void {
  for (let cell = 0; cell < cells; cell++, digits += 2, plane += 4) {
    const step = 16 * nibble(load<u8>(digits)) + nibble(load<u8>(digits, 1));
    store<f32>(plane, <f32>((<f64>step - zero) / scale));
  }
}

/** The value of a hexadecimal digit: 0 to 9, a to f. */
export function nibble(code: u8): i32 {
  return code > 57 ? <i32>code - 87 : <i32>code - 48;
}

/** A square plane as it lies when each cell is fetched from elsewhere. */
export function turn(
  plane: usize,
  side: i32,
  start: i32,
  right: i32,
  down: i32,
  turned: usize,
): void {
  for (let y = 0; y < side; y++) {
    let from = start + y * down;
    for (let x = 0; x < side; x++, from += right, turned += 4) {
      store<f32>(turned, load<f32>(plane + ((<usize>from) << 2)));
    }
  }
}

const mostSums = 16 * 16;
const sums = memory.data(4 * mostSums);

/**
 * The lowest cosines of a square plane, as many across as down, rows from none down.
 *
 * @param basis the cosines of each wave at each cell
 */
export function cosines(
  plane: usize,
  side: i32,
  basis: usize,
  waves: i32,
  found: usize,
): void {
  for (let y = 0; y < side; y++) {
    for (let across = 0; across < waves; across++) {
      let sum: f64 = 0;
      for (let x = 0; x < side; x++) {
        sum += cell(plane, y * side + x) * cell(basis, across * side + x);
      }
      store<f32>(sums + ((<usize>(y * waves + across)) << 2), <f32>sum);
    }
  }
  for (let down = 0; down < waves; down++) {
    for (let across = 0; across < waves; across++, found += 4) {
      let sum: f64 = 0;
      for (let y = 0; y < side; y++) {
        sum += cell(sums, y * waves + across) * cell(basis, down * side + y);
      }
      store<f32>(found, <f32>sum);
    }
  }
}

function cell(plane: usize, at: i32): f64 {
  return load<f32>(plane + ((<usize>at) << 2));
}
