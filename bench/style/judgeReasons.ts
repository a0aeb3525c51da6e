import { scaleStyles } from "../../src/core/style/compareStyles.ts";
import type { MeasuredStyle } from "../../src/core/style/describeStyle.ts";
import { descriptorNames } from "../../src/core/style/descriptors.ts";
import { differenceFinder } from "../../src/core/style/reasons.ts";
import { styleCalibration } from "../../src/core/style/styleCalibration.ts";
import { describerOf } from "./calibrate.ts";
import type { Transformed } from "./measureTransforms.ts";
import { draw, randomFrom } from "./random.ts";
import type { TransformName } from "./transforms.ts";
import { transformNames } from "./transforms.ts";

/** By hand: the groups of descriptors in which a person would name what was done. */
const rightGroups: Readonly<Record<TransformName, readonly string[]>> = {
  inverted: ["tone", "background", "subject"],
  desaturated: ["colour", "colourTexture", "subject", "palette"],
  "hue turned": ["colour", "subject"],
  blurred: ["sharpness", "grain", "edge", "pattern"],
  "heavily compressed": ["compression", "grain", "flat", "colourTexture"],
  enlarged: ["sharpness", "grain", "edge", "pattern"],
  filtered: ["tone", "background", "subject", "colour"],
  noisy: ["grain", "flat"],
  "on black": ["background", "tone"],
};

const othersCount = 14;

/** What changes nothing in a picture without colour has no reason to be named. */
const needsColour: readonly TransformName[] = ["desaturated", "hue turned"];
const strongestColour = descriptorNames.indexOf("colour.rich");

function isGrey(picture: MeasuredStyle | undefined): boolean {
  return (picture?.values[strongestColour] ?? 0) < 10;
}

/** How often the first reason, and one of the three, is right. */
export interface ReasonRate {
  readonly name: string;
  readonly count: number;
  readonly first: number;
  readonly oneOfThree: number;
}

/** Puts each transformed picture among fourteen others of its family and looks at what is said of it. */
export function judgeReasons(
  transformed: readonly Transformed[],
  members: ReadonlyMap<string, readonly string[]>,
  measured: ReadonlyMap<string, MeasuredStyle>,
): readonly ReasonRate[] {
  const random = randomFrom(20260504);
  const describe = describerOf(styleCalibration.dictionary);
  const outcomes = transformed.flatMap(
    ({ family, image, name, measured: own }) => {
      const others = (members.get(family) ?? []).filter(
        (each) => each !== image,
      );
      if (others.length < othersCount) return [];
      if (needsColour.includes(name) && isGrey(measured.get(image))) return [];
      const styles = [
        own,
        ...draw(others, othersCount, random).flatMap(
          (each) => measured.get(each) ?? [],
        ),
      ].map(describe);
      const scaled = scaleStyles(styles, styleCalibration.usualSpread);
      const named = differenceFinder(scaled)(0).map((index) =>
        (descriptorNames[index] ?? "").replace(/\..*/, ""),
      );
      const isRight = (group: string) => rightGroups[name].includes(group);
      return [
        {
          name,
          first: named.slice(0, 1).some(isRight),
          oneOfThree: named.some(isRight),
        },
      ];
    },
  );
  return [...transformNames, "all"].map((name) => {
    const these = outcomes.filter(
      (each) => name === "all" || each.name === name,
    );
    const share = (count: number) => count / Math.max(1, these.length);
    return {
      name,
      count: these.length,
      first: share(these.filter(({ first }) => first).length),
      oneOfThree: share(these.filter(({ oneOfThree }) => oneOfThree).length),
    };
  });
}
