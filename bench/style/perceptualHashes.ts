import type { Raster } from "../../src/core/style/raster.ts";

/** The picture is boiled down to this many cells a side before its frequencies are taken. */
const cells = 32;
const frequencies = 8;

/**
 * Brightness steps below this are rounding, not content: without it a flat or
 * symmetric picture would hash to chance.
 */
const noise = 0.02;

const cosines = Float64Array.from(
  { length: frequencies * cells },
  (_, index) => {
    const frequency = Math.floor(index / cells);
    const cell = index % cells;
    return Math.cos(((2 * cell + 1) * frequency * Math.PI) / (2 * cells));
  },
);

/**
 * 64-bit hashes of the lowest frequencies, hexadecimal, for the eight ways to
 * lie: as is, turned by 90°, 180°, 270° clockwise, then the same four of the
 * mirror image. Pictures with nothing in them hash to zeros.
 */
export function perceptualHashes(raster: Raster): readonly string[] {
  const spectrum = spectrumOf(grid(raster));
  const hash = (turned: boolean, flipX: boolean, flipY: boolean) =>
    hashOf(spectrum, turned, flipX, flipY);
  // Mirroring negates the odd frequencies of that axis; turning swaps the axes
  // and mirrors one of them: no picture has to be turned to be hashed turned.
  return [
    hash(false, false, false),
    hash(true, true, false),
    hash(false, true, true),
    hash(true, false, true),
    hash(false, true, false),
    hash(true, true, true),
    hash(false, false, true),
    hash(true, false, false),
  ];
}

/** Bits in which two hashes differ; 64 when one of them is no such hash. */
export function hammingDistance(a: string, b: string): number {
  let distance = 0;
  for (const at of [0, 8]) {
    const difference =
      Number.parseInt(a.slice(at, at + 8), 16) ^
      Number.parseInt(b.slice(at, at + 8), 16);
    distance += bitCount(difference);
  }
  return a.length === 16 && b.length === 16 ? distance : 64;
}

/** Ones in a 32-bit number. */
export function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Mean brightness of the cells, row by row. */
function grid({ width, height, rgb }: Raster): Float64Array {
  const means = new Float64Array(cells * cells);
  for (let row = 0; row < cells; row++) {
    const top = Math.floor((row * height) / cells);
    const bottom = Math.ceil(((row + 1) * height) / cells);
    for (let column = 0; column < cells; column++) {
      const left = Math.floor((column * width) / cells);
      const right = Math.ceil(((column + 1) * width) / cells);
      let sum = 0;
      for (let y = top; y < bottom; y++) {
        for (let at = (y * width + left) * 3; at < (y * width + right) * 3;) {
          sum += 0.299 * (rgb[at++] ?? 0);
          sum += 0.587 * (rgb[at++] ?? 0);
          sum += 0.114 * (rgb[at++] ?? 0);
        }
      }
      means[row * cells + column] = sum / ((bottom - top) * (right - left));
    }
  }
  return means;
}

/** The lowest frequencies, `[vertical * 8 + horizontal]`. */
function spectrumOf(means: Float64Array): Float64Array {
  const byRow = new Float64Array(cells * frequencies);
  for (let row = 0; row < cells; row++) {
    for (let frequency = 0; frequency < frequencies; frequency++) {
      let sum = 0;
      for (let cell = 0; cell < cells; cell++) {
        sum +=
          (means[row * cells + cell] ?? 0) *
          (cosines[frequency * cells + cell] ?? 0);
      }
      byRow[row * frequencies + frequency] = sum / cells;
    }
  }
  const spectrum = new Float64Array(frequencies * frequencies);
  for (let vertical = 0; vertical < frequencies; vertical++) {
    for (let horizontal = 0; horizontal < frequencies; horizontal++) {
      let sum = 0;
      for (let row = 0; row < cells; row++) {
        sum +=
          (byRow[row * frequencies + horizontal] ?? 0) *
          (cosines[vertical * cells + row] ?? 0);
      }
      spectrum[vertical * frequencies + horizontal] = sum / cells;
    }
  }
  return spectrum;
}

function hashOf(
  spectrum: Float64Array,
  turned: boolean,
  flipX: boolean,
  flipY: boolean,
): string {
  let hash = "";
  let nibble = 0;
  for (let bit = 0; bit < frequencies * frequencies; bit++) {
    const vertical = Math.floor(bit / frequencies);
    const horizontal = bit % frequencies;
    const from = turned ? horizontal * frequencies + vertical : bit;
    const negated =
      (flipX && horizontal % 2 === 1) !== (flipY && vertical % 2 === 1);
    const value = (spectrum[from] ?? 0) * (negated ? -1 : 1);
    // The mean brightness (bit 0) says nothing of what is in the picture.
    nibble = nibble * 2 + (bit > 0 && value > noise ? 1 : 0);
    if (bit % 4 === 3) {
      hash += nibble.toString(16);
      nibble = 0;
    }
  }
  return hash;
}
