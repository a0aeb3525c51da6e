/** Decoded pixels: sRGB, 8 bits, three interleaved channels, rows from the top. */
export interface Raster {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** `width * height * 3` bytes. */
  readonly rgb: Uint8Array;
}
