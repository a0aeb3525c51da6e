import type { ImageFacts } from "../dataset/facts.ts";
import { limits } from "../limits.ts";
import { medianOf } from "../style/compareStyles.ts";
import type { DescriptorName } from "../style/descriptors.ts";
import { comparable, descriptorNames } from "../style/descriptors.ts";
import { styleCalibration } from "../style/styleCalibration.ts";
import { pixelSize } from "../text.ts";

/** How good a picture is among its like. */
export interface Quality {
  /** 1 is as good as any here; poor ones are below `poorQuality`. */
  readonly value: number;
  /** What is worse about it than about the rest, in words. */
  readonly flaws: readonly string[];
}

/** Below this a picture is chosen only when there is nothing better. */
export const poorQuality = 0.6;

/** Deviations from the middle that are a flaw, in spreads. */
const leastDeviation = 2.5;
/** A picture a little smaller than the rest isn't worse to see. */
const hardlySmaller = 0.9;
const blurred = 0.5;
const blocky = 0.55;
const animated = 0.5;
const forPrint = 0.8;
/** Long and short side: beyond this hardly anything is left of one of them. */
const mostAspect = 3;
const stretched = 0.55;

/** The quality of each picture relative to these pictures: what all of them share is their style. */
export function qualitiesOf(images: readonly ImageFacts[]): readonly Quality[] {
  const softness = deviationsOf(images, "sharpness.edges", -1);
  const blocks = deviationsOf(images, "compression.blocks", 1);
  const usualSide = medianOf(images.map(longSideOf));
  // Where all are small, being small is no flaw of one.
  const wantedSide = Math.min(limits.minGeneratedPixels, usualSide);
  return images.map((image, index) => {
    const { header } = image;
    const flaws: string[] = [];
    let value = 1;
    const lower = (factor: number, flaw: string) => {
      value *= factor;
      flaws.push(flaw);
    };
    const side = longSideOf(image);
    if (header && side < hardlySmaller * wantedSide) {
      const size = pixelSize(header.width, header.height);
      lower(
        Math.max(0.2, (side / wantedSide) ** 1.5),
        `only ${size}, where ${Math.round(usualSide)} px are usual`,
      );
    }
    if ((softness[index] ?? 0) > leastDeviation) {
      lower(blurred, "blurred beside the rest");
    }
    if ((blocks[index] ?? 0) > leastDeviation) {
      lower(blocky, "more heavily compressed than the rest");
    }
    if (header?.isAnimated) lower(animated, "animated: one frame would count");
    if (header?.colourSpace === "cmyk") lower(forPrint, "in colours for print");
    if (header && aspectOf(header) > mostAspect) {
      lower(stretched, `stretched, ${pixelSize(header.width, header.height)}`);
    }
    return { value, flaws };
  });
}

/** By how many spreads each is beyond the middle, in the direction given. */
function deviationsOf(
  images: readonly ImageFacts[],
  name: DescriptorName,
  direction: 1 | -1,
): readonly number[] {
  const at = descriptorNames.indexOf(name);
  const values = images.map(({ pixels }) =>
    comparable(at, pixels?.style.values[at] ?? 0),
  );
  const middle = medianOf(values);
  const own =
    1.4826 * medianOf(values.map((value) => Math.abs(value - middle)));
  // Where nearly all are the same, a little more is no flaw yet.
  const spread = Math.max(own, (styleCalibration.usualSpread[at] ?? 1) / 2);
  return values.map((value) => ((value - middle) / spread) * direction);
}

function longSideOf({ header }: ImageFacts): number {
  return header ? Math.max(header.width, header.height) : 0;
}

function aspectOf({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): number {
  return Math.max(width, height) / Math.max(1, Math.min(width, height));
}
