import fs from "node:fs";
import sharp from "sharp";
import { closenessOf } from "../../src/core/evaluation/closeness.ts";
import { isToldApart } from "../../src/core/evaluation/evidenceWords.ts";
import { styleAxes } from "../../src/core/evaluation/styleAxes.ts";
import type { StyleDescriptor } from "../../src/core/style/descriptor.ts";
import { describeStyle } from "../../src/core/style/describeStyle.ts";
import { decode } from "../../src/engine/worker/measurePixels.ts";
import { draw, randomFrom } from "../style/random.ts";
import { engraving } from "./engravings.ts";
import { shareOf } from "./families.ts";
import type { Pictures } from "./pictures.ts";

/** On each side. */
const side = 12;
/** Pictures as large as that stand for large ones once they are enlarged. */
const leastSide = 400;
type Size = 4096 | 2048 | 1024 | 512 | 384;

/** Long sides in pixels: of the training images, of the test images. */
const cases: readonly (readonly [Size, Size])[] = [
  [1024, 1024],
  [4096, 2048],
  [4096, 1024],
  [2048, 1024],
  [512, 1024],
  [384, 1024],
];

/**
 * How often two halves of one style are called different because of their sizes
 * alone: every picture is enlarged to 4096 pixels and scaled down from there.
 * Engravings, whose strokes are finer than what is measured, are counted apart.
 */
export async function measureSizes(
  { families }: Pictures,
  draws: number,
): Promise<void> {
  const styles = new Map<string, readonly MeasuredAtSizes[]>();
  for (const [family, all] of families) {
    const large = all.filter(
      ({ facts: { header } }) =>
        header !== undefined &&
        Math.max(header.width, header.height) >= leastSide,
    );
    if (large.length < 2 * side) continue;
    const random = randomFrom(57 * family.length + large.length);
    const drawn = draw(large, 2 * side, random);
    styles.set(
      family,
      await measured(drawn.map(({ path }) => fs.readFileSync(path))),
    );
  }
  const seeds = Array.from({ length: 2 * side }, (_, seed) => seed);
  const engraved = await measured(seeds.map((seed) => engraving(seed, 4096)));
  console.log(
    `\n${side} images on each side, ${styles.size} styles, halves of one style at other sizes`,
  );
  for (const [training, outputs] of cases) {
    const found = [...styles].map(([family, pictures]) => ({
      family,
      ...toldApart(pictures, training, outputs, draws),
    }));
    const told = found.reduce((sum, each) => sum + each.told, 0);
    const ofEngravings = toldApart(engraved, training, outputs, draws);
    console.log(
      `training ${training} px, test images ${outputs} px: different in ${shareOf(told, draws * styles.size)}; engravings ${ofEngravings.told} of ${draws}`,
    );
    const byAxis = styleAxes.map((axis) => {
      const count = found.flatMap((each) => each.axes);
      return `${axis} ${count.filter((each) => each === axis).length}`;
    });
    const often = found.filter((each) => each.told > 0.1 * draws);
    console.log(
      `  ${byAxis.join(", ")}${often.length === 0 ? "" : `; above one in ten: ${often.map((each) => `${each.family} ${each.told}`).join(", ")}`}`,
    );
  }
}

type MeasuredAtSizes = Readonly<Record<Size, StyleDescriptor>>;

function toldApart(
  pictures: readonly MeasuredAtSizes[],
  training: Size,
  outputs: Size,
  draws: number,
) {
  const random = randomFrom(29);
  const found = Array.from({ length: draws }, () => {
    const dealt = draw(pictures, 2 * side, random);
    const closeness = closenessOf(
      dealt.slice(0, side).map((each) => each[training]),
      dealt.slice(side).map((each) => each[outputs]),
    );
    if (closeness.kind === "tooFew") throw new Error("Too few.");
    return closeness.axes.filter(isToldApart).map(({ axis }) => axis);
  });
  return {
    told: found.filter((axes) => axes.length > 0).length,
    axes: found.flat(),
  };
}

async function measured(
  originals: readonly Buffer[],
): Promise<readonly MeasuredAtSizes[]> {
  const found: MeasuredAtSizes[] = [];
  for (const original of originals) {
    const largest = await scaled(original, 4096);
    const styleAt = async (size: Size) => {
      const content = size === 4096 ? largest : await scaled(largest, size);
      return describeStyle((await decode(content)).raster);
    };
    found.push({
      4096: await styleAt(4096),
      2048: await styleAt(2048),
      1024: await styleAt(1024),
      512: await styleAt(512),
      384: await styleAt(384),
    });
  }
  return found;
}

/** Without loss, and without the time that compressing takes. */
function scaled(content: Buffer, longSide: number): Promise<Buffer> {
  return sharp(content)
    .flatten({ background: "#ffffff" })
    .resize(longSide, longSide, { fit: "inside" })
    .png({ compressionLevel: 0 })
    .toBuffer();
}
