/** Red, green, blue, each 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** CIE L*a*b* under D65. */
export type Lab = readonly [lightness: number, a: number, b: number];

const white = [0.95047, 1, 1.08883] as const;

export function toLab([red, green, blue]: Rgb): Lab {
  const r = linear(red);
  const g = linear(green);
  const b = linear(blue);
  const x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / white[0]);
  const y = root((0.2126 * r + 0.7152 * g + 0.0722 * b) / white[1]);
  const z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / white[2]);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export function toRgb([lightness, a, b]: Lab): Rgb {
  const fy = (lightness + 16) / 116;
  const x = white[0] * cube(fy + a / 500);
  const y = white[1] * cube(fy);
  const z = white[2] * cube(fy - b / 200);
  return [
    encoded(3.2406 * x - 1.5372 * y - 0.4986 * z),
    encoded(-0.9689 * x + 1.8758 * y + 0.0415 * z),
    encoded(0.0557 * x - 0.204 * y + 1.057 * z),
  ];
}

/** Distance in CIE L*a*b* (1976). */
export function difference(one: Lab, other: Lab): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/** How colourful: distance from the grey axis. */
export function chroma([, a, b]: Lab): number {
  return Math.hypot(a, b);
}

/** The colour on the way from one to the other, `share` 0 to 1. */
export function mix(one: Lab, other: Lab, share: number): Lab {
  return [
    one[0] + (other[0] - one[0]) * share,
    one[1] + (other[1] - one[1]) * share,
    one[2] + (other[2] - one[2]) * share,
  ];
}

/** `#rrggbb`. */
export function hex(lab: Lab): string {
  return `#${toRgb(lab)
    .map((value) => Math.round(value).toString(16).padStart(2, "0"))
    .join("")}`;
}

/** Looked up: a dataset has some hundred thousand pixels to convert. */
const linearShares = Float64Array.from({ length: 256 }, (_, value) =>
  linearShare(value / 255),
);

function linear(value: number): number {
  return linearShares[Math.round(value)] ?? linearShare(value / 255);
}

function linearShare(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function encoded(share: number): number {
  const bounded = Math.min(1, Math.max(0, share));
  const value =
    bounded <= 0.0031308
      ? bounded * 12.92
      : 1.055 * bounded ** (1 / 2.4) - 0.055;
  return 255 * value;
}

function root(t: number): number {
  return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116;
}

function cube(t: number): number {
  return t ** 3 > 0.008856 ? t ** 3 : (t - 16 / 116) / 7.787;
}
