import type { MeasuredStyle } from "../../src/core/style/describeStyle.ts";
import type { Case } from "./measure.ts";

/** Images of one style, none of them planted. */
export type Family = readonly MeasuredStyle[];

export function familiesOf(
  cases: readonly Case[],
  measured: ReadonlyMap<string, MeasuredStyle>,
): ReadonlyMap<string, Family> {
  return new Map(
    [...memberNames(cases)].map(([host, images]) => [
      host,
      images.flatMap((image) => measured.get(image) ?? []),
    ]),
  );
}

/** The images of every style as the manifest names them, none of them planted. */
export function memberNames(
  cases: readonly Case[],
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>();
  for (const { host, images, planted } of cases) {
    const family = names.get(host) ?? new Set();
    names.set(host, family);
    for (const image of images) {
      if (!planted.includes(image)) family.add(image);
    }
  }
  return new Map(
    [...names].map(([host, images]) => [host, [...images].sort()]),
  );
}
