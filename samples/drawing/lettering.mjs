import { pathThrough, rotated, stroke } from "./shapes.mjs";

/**
 * Letters as strokes on a grid 4 wide and 6 high: fonts differ from machine to
 * machine, these do not. Only what the pictures need.
 */
const glyphs = {
  A: [
    [
      [0, 6],
      [2, 0],
      [4, 6],
    ],
    [
      [0.7, 4],
      [3.3, 4],
    ],
  ],
  E: [
    [
      [3.6, 0],
      [0.4, 0],
      [0.4, 6],
      [3.6, 6],
    ],
    [
      [0.4, 3],
      [3, 3],
    ],
  ],
  I: [
    [
      [2, 0],
      [2, 6],
    ],
    [
      [1.2, 0],
      [2.8, 0],
    ],
    [
      [1.2, 6],
      [2.8, 6],
    ],
  ],
  L: [
    [
      [0.4, 0],
      [0.4, 6],
      [3.6, 6],
    ],
  ],
  R: [
    [
      [0.4, 6],
      [0.4, 0],
      [2.4, 0],
      [3.4, 0.6],
      [3.6, 1.6],
      [3.3, 2.6],
      [2.4, 3.2],
      [0.4, 3.2],
    ],
    [
      [2, 3.2],
      [3.8, 6],
    ],
  ],
  S: [
    [
      [3.6, 1],
      [2.8, 0.2],
      [1.4, 0],
      [0.5, 0.7],
      [0.5, 1.9],
      [1.4, 2.7],
      [2.8, 3.3],
      [3.6, 4.2],
      [3.4, 5.3],
      [2.5, 6],
      [1.2, 5.9],
      [0.3, 5],
    ],
  ],
  T: [
    [
      [0, 0],
      [4, 0],
    ],
    [
      [2, 0],
      [2, 6],
    ],
  ],
  V: [
    [
      [0, 0],
      [2, 6],
      [4, 0],
    ],
  ],
  X: [
    [
      [0.2, 0],
      [3.8, 6],
    ],
    [
      [3.8, 0],
      [0.2, 6],
    ],
  ],
};

/** A word in strokes, centred on a point; `height` in pixels, `turn` in degrees. */
export function lettering(
  word,
  {
    x,
    y,
    height,
    colour,
    width = height / 12,
    spacing = 1.6,
    turn = 0,
    opacity,
  },
) {
  const unit = height / 6;
  const advance = (4 + spacing) * unit;
  const start = x - (advance * word.length - spacing * unit) / 2;
  const d = [...word].flatMap((letter, index) =>
    glyphs[letter].map((line) =>
      pathThrough(
        line.map(([gx, gy]) =>
          rotated(
            [start + index * advance + gx * unit, y + (gy - 3) * unit],
            [x, y],
            turn,
          ),
        ),
      ),
    ),
  );
  return stroke(d.join(""), colour, width, { opacity });
}
