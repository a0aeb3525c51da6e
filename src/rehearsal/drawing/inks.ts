import { chroma, difference, hex, mix, toLab } from "../colour.ts";
import type { Lab } from "../colour.ts";
import type { Style } from "../style.ts";

/** The colours of a scene, each by its part in it, as `#rrggbb`. */
export interface Inks {
  readonly isDark: boolean;
  readonly skyTop: string;
  readonly skyLow: string;
  /** Land from the horizon to the foreground. */
  readonly land: readonly [far: string, middle: string, near: string];
  /** Body of the subject, and its darker side. */
  readonly body: string;
  readonly shade: string;
  /** Line work. */
  readonly line: string;
  readonly accent: string;
  readonly second: string;
  /** Windows, moons, flames. */
  readonly glow: string;
  /** Strength of line work, 0.4 to 1. */
  readonly lineStrength: number;
}

const black: Lab = [4, 0, 0];
const white: Lab = [98, 0, 2];

/** Deals the colours of a dataset out to the parts of a scene. */
export function inksOf(style: Style): Inks {
  const colours = style.palette.map(({ red, green, blue }) =>
    toLab([red, green, blue]),
  );
  const byLightness = colours.toSorted((one, other) => one[0] - other[0]);
  const darkest = byLightness[0] ?? black;
  const lightest = byLightness.at(-1) ?? white;
  const isDark = style.lightness < 55;
  const ground = isDark ? darkest : lightest;
  const rest = colours.filter((colour) => colour !== ground);
  const nextToGround =
    rest.toSorted(
      (one, other) =>
        Math.abs(one[0] - ground[0]) - Math.abs(other[0] - ground[0]),
    )[0] ?? ground;
  const accent = liveliest(rest, ground) ?? lightest;
  const second =
    liveliest(
      rest.filter(
        (colour) => colour !== lightest && difference(colour, accent) > 22,
      ),
      ground,
    ) ?? mix(accent, ground, 0.4);
  const line = readable(isDark ? lightest : darkest, ground, isDark);
  const middle = byLightness[Math.floor(byLightness.length / 2)] ?? second;
  const depth = isDark ? black : darkest;
  return {
    isDark,
    skyTop: hex(mix(ground, isDark ? black : white, 0.25)),
    skyLow: hex(mix(nextToGround, ground, isDark ? 0.25 : 0.45)),
    land: [
      hex(mix(mix(ground, middle, 0.55), second, 0.15)),
      hex(mix(mix(ground, middle, isDark ? 0.25 : 0.75), second, 0.2)),
      hex(mix(isDark ? ground : middle, depth, isDark ? 0.35 : 0.3)),
    ],
    body: hex(mix(second, middle, 0.35)),
    shade: hex(mix(mix(second, middle, 0.35), depth, 0.45)),
    line: hex(line),
    accent: hex(accent),
    second: hex(second),
    glow: hex(isDark ? mix(lightest, accent, 0.25) : mix(accent, white, 0.35)),
    lineStrength: Math.min(1, 0.55 + style.lineDensity * 3),
  };
}

/** Colourful, and well apart from the ground. */
function liveliest(colours: readonly Lab[], ground: Lab): Lab | undefined {
  const score = (colour: Lab) =>
    chroma(colour) + difference(colour, ground) / 2;
  return colours.toSorted((one, other) => score(other) - score(one))[0];
}

/** Line work must stand off the ground even when the palette is narrow. */
function readable(colour: Lab, ground: Lab, isDark: boolean): Lab {
  const step = Math.abs(colour[0] - ground[0]);
  const wanted = 45;
  if (step >= wanted) return colour;
  return mix(colour, isDark ? white : black, (wanted - step) / wanted);
}
