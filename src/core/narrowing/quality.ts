import type { Header, ImageFacts } from "../dataset/facts.ts";
import { limits } from "../limits.ts";
import { groupBy } from "../lint/groupBy.ts";
import type { FlawKind } from "../lint/qualityFlaws.ts";
import { qualityFlaws } from "../lint/qualityFlaws.ts";
import { medianOf } from "../style/compareStyles.ts";
import { sizeInPixels } from "../words/amounts.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";

/** How good a picture is among its like. */
export interface Quality {
  /** 1 is as good as any here; poor ones are below `poorQuality`. */
  readonly value: number;
  /** What is worse about it than about the rest, in words. */
  readonly flaws: readonly Text[];
}

/** Below this a picture is chosen only when there is nothing better. */
export const poorQuality = 0.6;

/** One thing that is worse, and what is left of the quality with it. */
interface Loss {
  readonly leaves: number;
  readonly flaw: Text;
}

/** What lint names beside the rest of a set. Dull is often meant. */
const lossOf: Readonly<Record<FlawKind, Loss>> = {
  soft: { leaves: 0.5, flaw: say`softer than the rest` },
  compressed: {
    leaves: 0.55,
    flaw: say`more heavily compressed than the rest`,
  },
  noisy: { leaves: 0.55, flaw: say`noisier than the rest` },
  dull: { leaves: 0.8, flaw: say`duller than the rest` },
};
const animated = { leaves: 0.5, flaw: say`animated: one frame would count` };
const forPrint = { leaves: 0.8, flaw: say`in colours for print` };

/** A picture a little smaller than the rest isn't worse to see. */
const hardlySmaller = 0.9;
/** Long and short side: beyond this hardly anything is left of one of them. */
const mostAspect = 3;
const stretched = 0.55;

/** The quality of each picture relative to these pictures: what all of them share is their style. */
export function qualitiesOf(images: readonly ImageFacts[]): readonly Quality[] {
  const grouped = groupBy(qualityFlaws(images), ({ file }) => file);
  const flawsOf = new Map(grouped.map((own) => [own[0]?.file ?? "", own]));
  const usualSide = medianOf(images.map(({ header }) => longSideOf(header)));
  return images.map(({ file, header }) => {
    const losses = [
      ...(header ? headerLosses(header, usualSide) : []),
      ...(flawsOf.get(file) ?? []).map(({ kind }) => lossOf[kind]),
    ];
    return {
      value: losses.reduce((value, { leaves }) => value * leaves, 1),
      flaws: losses.map(({ flaw }) => flaw),
    };
  });
}

/** What is known of a picture's use before a pixel is looked at. */
function headerLosses(header: Header, usualSide: number): readonly Loss[] {
  // Where all are small, being small is no flaw of one.
  const wantedSide = Math.min(limits.minGeneratedPixels, usualSide);
  const side = longSideOf(header);
  const size = sizeInPixels(header.width, header.height);
  return [
    ...(side < hardlySmaller * wantedSide
      ? [
          {
            leaves: Math.max(0.2, (side / wantedSide) ** 1.5),
            flaw: say`only ${size}, where ${Math.round(usualSide)} px are usual`,
          },
        ]
      : []),
    ...(header.isAnimated ? [animated] : []),
    ...(header.colourSpace === "cmyk" ? [forPrint] : []),
    ...(aspectOf(header) > mostAspect
      ? [{ leaves: stretched, flaw: say`stretched, ${size}` }]
      : []),
  ];
}

function longSideOf(header: Header | undefined): number {
  return header ? Math.max(header.width, header.height) : 0;
}

function aspectOf({ width, height }: Header): number {
  return Math.max(width, height) / Math.max(1, Math.min(width, height));
}
