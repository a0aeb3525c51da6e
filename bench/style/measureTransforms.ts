import path from "node:path";
import type { MeasuredStyle } from "../../src/core/style/describeStyle.ts";
import { measureStyle } from "../../src/core/style/describeStyle.ts";
import { descriptorVersion } from "../../src/core/style/descriptor.ts";
import { decode } from "./decode.ts";
import { memberNames } from "./families.ts";
import type { Case } from "./measure.ts";
import { readMeasured, writeMeasured } from "./measure.ts";
import { draw, randomFrom } from "./random.ts";
import type { TransformName } from "./transforms.ts";
import { canBePutOnBlack, transform, transformNames } from "./transforms.ts";

/** A picture of a family that was made to break its style. */
export interface Transformed {
  readonly family: string;
  /** The picture it was made from, as the manifest names it. */
  readonly image: string;
  readonly name: TransformName;
  readonly measured: MeasuredStyle;
}

const picturesPerFamily = 8;

/** Some pictures of every family in every transform that can be seen in them; kept in out/ per version of the descriptors. */
export async function measureTransforms(
  manifest: string,
  cases: readonly Case[],
): Promise<readonly Transformed[]> {
  const folder = path.dirname(path.resolve(manifest));
  const cache = `out/bench/style/${path.basename(folder)}-transforms-v${descriptorVersion}.json`;
  const measured = new Map(readMeasured(cache));
  const known = measured.size;
  const random = randomFrom(20260503);
  const transformed: Transformed[] = [];
  let seed = 0;
  for (const [family, images] of memberNames(cases)) {
    for (const image of draw(images, picturesPerFamily, random)) {
      const file = path.join(folder, image);
      for (const name of transformNames) {
        seed++;
        const key = `${image} ${name}`;
        if (known === 0) {
          if (name === "on black" && !(await canBePutOnBlack(file))) continue;
          const raster = await decode(await transform(file, name, seed));
          measured.set(key, measureStyle(raster));
        }
        const each = measured.get(key);
        if (each) transformed.push({ family, image, name, measured: each });
      }
    }
  }
  if (known === 0) writeMeasured(cache, measured);
  return transformed;
}
