import { findSubset } from "../../src/core/style/findSubset.ts";
import type { StyleDescriptor } from "../../src/core/style/descriptor.ts";
import { styleCalibration } from "../../src/core/style/styleCalibration.ts";
import { placesInStyleSpace } from "../../src/core/style/styleSpace.ts";
import { describerOf, metricFitter } from "./calibrate.ts";
import type { Family } from "./families.ts";
import { draw, randomFrom } from "./random.ts";

/** How often a kind of dataset is said to be of two styles. */
export interface SplitRate {
  readonly name: string;
  readonly sets: number;
  readonly said: number;
  /** Said, with at least nine of ten pictures on their family's side. */
  readonly right: number;
}

const sizes = [10, 15, 25, 50];
const mixesPerSize = 150;
const cleanPerFamily = 8;

/** Draws sets of one family and of two, and divides them in directions found without the families in them. */
export function judgeSplits(
  families: ReadonlyMap<string, Family>,
): readonly SplitRate[] {
  const random = randomFrom(20260505);
  const describe = describerOf(styleCalibration.dictionary);
  const metricWithout = metricFitter(families, styleCalibration.usualSpread);
  const names = [...families.keys()];

  const judge = (parts: readonly { name: string; count: number }[]) => {
    const styles: StyleDescriptor[] = [];
    for (const { name, count } of parts) {
      const family = families.get(name) ?? [];
      if (family.length < count) return [];
      styles.push(...draw(family, count, random).map(describe));
    }
    const calibration = {
      ...styleCalibration,
      ...metricWithout(parts.map(({ name }) => name)),
    };
    const places = placesInStyleSpace(styles, calibration);
    const subset = findSubset(styles, places, calibration);
    const border = parts[0]?.count ?? 0;
    const first = (subset?.smaller ?? []).filter((at) => at < border).length;
    const second = (subset?.smaller.length ?? 0) - first;
    // How many stand with the family they belong to, whichever part is whose.
    const straight = first + (styles.length - border - second);
    const together = Math.max(straight, styles.length - straight);
    const said = subset !== undefined;
    return [{ said, right: said && together >= 0.9 * styles.length }];
  };
  const rate = (
    name: string,
    outcomes: readonly { said: boolean; right: boolean }[],
  ): SplitRate => ({
    name,
    sets: outcomes.length,
    said: outcomes.filter(({ said }) => said).length / outcomes.length,
    right: outcomes.filter(({ right }) => right).length / outcomes.length,
  });
  return sizes.flatMap((images) => [
    rate(
      `one family, n=${images}`,
      names.flatMap((name) =>
        Array.from({ length: cleanPerFamily }).flatMap(() =>
          judge([{ name, count: images }]),
        ),
      ),
    ),
    ...(
      [
        ["half and half", 1 / 2],
        ["two thirds and one", 1 / 3],
      ] as const
    ).map(([kind, share]) =>
      rate(
        `${kind}, n=${images}`,
        Array.from({ length: mixesPerSize }).flatMap(() => {
          const [one = "", other = ""] = draw(names, 2, random);
          const count = Math.round(share * images);
          return judge([
            { name: one, count: images - count },
            { name: other, count },
          ]);
        }),
      ),
    ),
  ]);
}
