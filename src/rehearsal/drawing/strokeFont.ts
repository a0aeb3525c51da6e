/**
 * Letters as strokes on a grid 4 wide and 6 high, `0,0` at the top left.
 * A scene cannot count on any font being installed.
 */
const glyphs: Readonly<Record<string, string>> = {
  A: "0 6L2 0L4 6M0.8 3.8L3.2 3.8",
  B: "0 0L0 6L2.6 6Q4 6 4 4.5Q4 3 2.6 3L0 3M0 0L2.4 0Q3.6 0 3.6 1.5Q3.6 3 2.4 3",
  C: "4 1Q3.4 0 2 0Q0 0 0 3Q0 6 2 6Q3.4 6 4 5",
  D: "0 0L0 6L1.8 6Q4 6 4 3Q4 0 1.8 0L0 0",
  E: "4 0L0 0L0 6L4 6M0 3L3 3",
  F: "4 0L0 0L0 6M0 3L3 3",
  G: "4 1Q3.4 0 2 0Q0 0 0 3Q0 6 2 6Q4 6 4 3.4L2.4 3.4",
  H: "0 0L0 6M4 0L4 6M0 3L4 3",
  I: "2 0L2 6M1 0L3 0M1 6L3 6",
  J: "3.4 0L3.4 4.4Q3.4 6 1.8 6Q0.2 6 0.2 4.6",
  K: "0 0L0 6M4 0L0 3.4M1.3 2.4L4 6",
  L: "0 0L0 6L3.8 6",
  M: "0 6L0 0L2 3.6L4 0L4 6",
  N: "0 6L0 0L4 6L4 0",
  O: "2 0Q4 0 4 3Q4 6 2 6Q0 6 0 3Q0 0 2 0",
  P: "0 6L0 0L2.4 0Q4 0 4 1.7Q4 3.4 2.4 3.4L0 3.4",
  Q: "2 0Q4 0 4 3Q4 6 2 6Q0 6 0 3Q0 0 2 0M2.6 4.4L4.2 6.4",
  R: "0 6L0 0L2.4 0Q4 0 4 1.6Q4 3.2 2.4 3.2L0 3.2M1.8 3.2L4 6",
  S: "3.8 1Q3.2 0 2 0Q0.2 0 0.2 1.5Q0.2 2.8 2 3Q4 3.2 4 4.5Q4 6 2 6Q0.6 6 0 5",
  T: "0 0L4 0M2 0L2 6",
  U: "0 0L0 4Q0 6 2 6Q4 6 4 4L4 0",
  V: "0 0L2 6L4 0",
  W: "-0.4 0L0.8 6L2 2L3.2 6L4.4 0",
  X: "0 0L4 6M4 0L0 6",
  Y: "0 0L2 3L4 0M2 3L2 6",
  Z: "0 0L4 0L0 6L4 6",
  "0": "2 0Q4 0 4 3Q4 6 2 6Q0 6 0 3Q0 0 2 0M0.8 4.6L3.2 1.4",
  "1": "0.8 1.2L2.2 0L2.2 6M0.8 6L3.6 6",
  "2": "0.2 1.4Q0.6 0 2 0Q3.8 0 3.8 1.7Q3.8 3 0 6L4 6",
  "3": "0.2 0L3.8 0L1.8 2.4Q4 2.4 4 4.2Q4 6 2 6Q0.6 6 0 5",
  "4": "3 6L3 0L0 4L4 4",
  "5": "3.6 0L0.4 0L0.2 2.8Q1 2.2 2 2.2Q4 2.2 4 4.1Q4 6 2 6Q0.6 6 0 5.2",
  "6": "3.4 0.4Q0 0.8 0 4Q0 6 2 6Q4 6 4 4.2Q4 2.6 2.2 2.6Q0.4 2.6 0 4",
  "7": "0 0L4 0L1.4 6",
  "8": "2 0Q3.7 0 3.7 1.5Q3.7 2.9 2 2.9Q0.3 2.9 0.3 1.5Q0.3 0 2 0M2 2.9Q4 2.9 4 4.4Q4 6 2 6Q0 6 0 4.4Q0 2.9 2 2.9",
  "9": "0.6 5.6Q4 5.2 4 2Q4 0 2 0Q0 0 0 1.8Q0 3.4 1.8 3.4Q3.6 3.4 4 2",
  "-": "1 3.2L3 3.2",
  "'": "2 0L1.8 1.4",
  "&": "4 6L1 1.8Q0.6 0 1.8 0Q3 0 2.8 1.2Q2.6 2.2 1 3Q0 3.8 0.2 4.8Q0.6 6 2 6Q3.4 6 4 3.8",
  ".": "1.9 5.8L2.1 6",
  "!": "2 0L2 4M2 5.8L2 6",
};

const advance = 5.6;
const letterHeight = 6;

/** Width of a text, in heights of a letter. */
export function textWidth(text: string): number {
  return Math.max(0, (text.length * advance - (advance - 4)) / letterHeight);
}

/** SVG path of a text with its top left corner at `x`, `y`. */
export function textPath(
  text: string,
  x: number,
  y: number,
  height: number,
): string {
  const scale = height / letterHeight;
  return Array.from(text.toUpperCase())
    .map((letter, index) =>
      moved(glyphs[letter] ?? "", x + index * advance * scale, y, scale),
    )
    .join("");
}

function moved(glyph: string, x: number, y: number, scale: number): string {
  if (glyph === "") return "";
  return `M${glyph}`.replace(
    /(-?[\d.]+) (-?[\d.]+)/g,
    (_, pointX: string, pointY: string) =>
      `${(x + Number(pointX) * scale).toFixed(2)} ${(y + Number(pointY) * scale).toFixed(2)}`,
  );
}
