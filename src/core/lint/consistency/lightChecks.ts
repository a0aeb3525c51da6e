import { hueSectors } from "../../style/composition/describeHues.ts";
import type { Check } from "./check.ts";
import { fullest, oneOfThree } from "./check.ts";
import type { MeasuredImage } from "./measuredImages.ts";

export type Key = "low" | "middle" | "high";

/** Half the picture is darker, and all of it on average: lightness from 0 to 100. */
const lowMiddle = 36;
const lowMean = 42;
/** Half the picture is lighter, and all of it on average. */
const highMiddle = 64;
const highMean = 48;

/** Two neighbouring sectors of the wheel hold at least half of a picture's colour. */
const leastHueShare = 0.5;
/**
 * A pair of sectors is a sixth of the wheel. Pictures lean to skin, wood and
 * sky, so a third is allowed for chance: rather silent than wrong.
 */
const hueChance = 1 / 3;

/** What each pair of sectors looks like, from 0° of Lab on: sRGB's red lies at 40°, its green at 136°, its blue at 306°. */
const hueNames = [
  "red",
  "orange",
  "amber",
  "yellow-green",
  "green",
  "turquoise",
  "cyan",
  "sky blue",
  "blue",
  "blue to violet",
  "purple",
  "pink",
] as const;
export type HueName = (typeof hueNames)[number];

export function keyOf({ value }: MeasuredImage): Key {
  const middle = value("tone.middle");
  const mean = value("tone.mean");
  if (middle < lowMiddle && mean < lowMean) return "low";
  return middle > highMiddle && mean > highMean ? "high" : "middle";
}

/** What light and colour they share. */
export function lightChecks(
  images: readonly MeasuredImage[],
): readonly Check[] {
  const sectors = Array.from({ length: hueSectors }, (_, sector) => sector);
  const hue = fullest(sectors, images, hasHue);
  const of = images.length;
  return [
    ...(["low", "high"] as const).map((key) => ({
      name: `${key}-key` as const,
      members: images
        .filter((image) => keyOf(image) === key)
        .map(({ file }) => file),
      of,
      chance: oneOfThree,
      alternatives: 1,
    })),
    {
      name: "dominant-hue",
      value: hueNames[hue?.value ?? 0] ?? "",
      members: hue?.members.map(({ file }) => file) ?? [],
      of,
      chance: hueChance,
      alternatives: hueSectors,
    },
  ];
}

/** Whether most of its colour lies in this sector and the next. */
function hasHue({ composition }: MeasuredImage, sector: number): boolean {
  const { hues } = composition;
  const next = (sector + 1) % hueSectors;
  return (hues[sector] ?? 0) + (hues[next] ?? 0) >= leastHueShare;
}
