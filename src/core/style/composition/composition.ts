/** What pictures can have in common without being of one style, measured once per content. */
export interface Composition {
  /** Changes with every change of meaning, so that cached ones expire. */
  readonly version: number;
  /** Where the eye goes: `attentionCells`² cells in rows from the top, hexadecimal digits, the fullest has `f`; all `0` for a flat picture. */
  readonly attention: string;
  /** What stands out; absent where nothing does. */
  readonly focus?: Focus;
  /** Share of the colour in each of `hueSectors` sectors, from red on; they add up to 1, or are 0 for a picture without colour. */
  readonly hues: readonly number[];
  /** Width of a border drawn round the picture, of its shorter side; 0 without one. */
  readonly frame: number;
  /** What lies in the corners, `cornerCells`² cells of edges each: left top, right top, left bottom, right bottom. Empty: nothing. */
  readonly corners: readonly string[];
  /** Height of a line across the whole picture, from the top, 0 to 1. */
  readonly horizon?: number;
  /** The shape before a plain background, filled; absent without such a background. */
  readonly outline?: Outline;
}

export interface Focus {
  /** The middle of what stands out, 0 to 1 from the left and the top. */
  readonly x: number;
  readonly y: number;
  /** How much of what stands out lies in the middle half both ways: a quarter by chance, 1 at most. */
  readonly innerShare: number;
}

export interface Outline {
  /** `outlineCells`² cells of the shape's own box, `1` inside. */
  readonly cells: string;
  /** Width over height of that box. */
  readonly aspect: number;
}

/** Changes with every change of meaning. */
export const compositionVersion = 1;
