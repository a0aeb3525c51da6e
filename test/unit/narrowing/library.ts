import type { ImageFacts } from "../../../src/core/dataset/facts.ts";
import { emptyManifest } from "../../../src/core/dataset/manifest.ts";
import type { Manifest } from "../../../src/core/dataset/manifest.ts";
import type { Library } from "../../../src/core/narrowing/narrowLibrary.ts";
import type { Wishes } from "../../../src/core/narrowing/proposal.ts";
import type { DescriptorName } from "../../../src/core/style/descriptors.ts";
import {
  comparable,
  descriptorNames,
} from "../../../src/core/style/descriptors.ts";
import { miniatureOf } from "../../../src/core/style/miniature.ts";
import type { Raster } from "../../../src/core/style/raster.ts";
import { styleCalibration } from "../../../src/core/style/styleCalibration.ts";
import { image } from "../lint/dataset.ts";

export const nothingAsked: Wishes = { pinned: [], dropped: [] };

export function library(
  images: readonly ImageFacts[],
  manifest: Partial<Manifest> = {},
): Library {
  return { images, manifest: { ...emptyManifest, ...manifest } };
}

/** Measured pictures of one style: `style` tells styles apart, `from` keeps subjects apart. */
export function drawn(
  count: number,
  { style = 0, from = 0, prefix = "picture" } = {},
): readonly ImageFacts[] {
  return Array.from({ length: count }, (_, index) =>
    measured(`${prefix}-${String(from + index).padStart(3, "0")}.png`, {
      style,
      subject: from + index,
    }),
  );
}

/** A measured picture; the same subject hashes and colours alike. */
export function measured(
  file: string,
  {
    style = 0,
    subject = 0,
    header = {},
    set = {},
  }: {
    readonly style?: number;
    readonly subject?: number;
    readonly header?: Partial<NonNullable<ImageFacts["header"]>>;
    readonly set?: Partial<Record<DescriptorName, number>>;
  } = {},
): ImageFacts {
  const chance = chanceOf(1 + subject * 7919);
  const values = descriptorNames.map((name, index) => {
    const own = set[name];
    if (own !== undefined) return own;
    const spread = styleCalibration.usualSpread[index] ?? 0;
    const shift = 6 * style * (index % 2 === 0 ? 1 : -1);
    return uncomparable(index, spread * (chance() + shift));
  });
  return image(file, {
    header: { width: 2048, height: 2048, ...header },
    pixels: {
      pixelHash: `pixels of ${file}`,
      miniature: miniatureOf(patchwork(chance)),
      style: {
        version: styleCalibration.descriptorVersion,
        values,
        words: [],
      },
      palette: [],
    },
  });
}

/** A value whose comparable is about this much from the middle. */
function uncomparable(index: number, deviation: number): number {
  const name = descriptorNames[index];
  const middle = { amount: 1, share: 0.4, level: 40 };
  const kind = comparable(index, 1e6) < 100 ? "amount" : "level";
  if (name === undefined) return deviation;
  if (comparable(index, 4) < 1.6 && comparable(index, 4) > 1.5) {
    const angle = Math.asin(Math.sqrt(middle.share)) + deviation;
    return Math.sin(Math.max(0, Math.min(Math.PI / 2, angle))) ** 2;
  }
  return kind === "amount"
    ? middle.amount * Math.exp(deviation)
    : middle.level + deviation;
}

/** -0.5 to 0.5, the same for the same seed. */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
}

/** Eight by eight patches, each of another grey. */
function patchwork(chance: () => number): Raster {
  const sides = 32;
  const greys = Array.from({ length: 64 }, () => 255 * (chance() + 0.5));
  const rgb = Uint8Array.from({ length: 3 * sides * sides }, (_, at) => {
    const pixel = Math.floor(at / 3);
    const column = Math.floor((pixel % sides) / 4);
    return greys[8 * Math.floor(pixel / sides / 4) + column] ?? 0;
  });
  return { width: sides, height: sides, rgb };
}
