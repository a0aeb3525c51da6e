import type { ImageFacts } from "../../dataset/facts.ts";
import type { Check } from "./check.ts";
import { everySecond, oneOfThree } from "./check.ts";

export type Orientation = "landscape" | "square" | "portrait";

export const orientations: readonly Orientation[] = [
  "landscape",
  "square",
  "portrait",
];

/** One side against the other; less is square to the eye. */
const leastRatio = 1.1;
const squareRatio = 1.05;

/** Blocks of 8 pixels begin to show below; cameras and editors save at 85 and more. */
const leastQuality = 70;

/** How a picture lies; undefined between square and oblong, and when unknown. */
export function orientationOf({ header }: ImageFacts): Orientation | undefined {
  if (!header || header.width === 0 || header.height === 0) return undefined;
  const ratio = header.width / header.height;
  if (ratio >= leastRatio) return "landscape";
  if (ratio <= 1 / leastRatio) return "portrait";
  return Math.max(ratio, 1 / ratio) <= squareRatio ? "square" : undefined;
}

/** What the files share before a pixel is looked at. */
export function formatChecks(images: readonly ImageFacts[]): readonly Check[] {
  const read = images.filter(({ header }) => header && header.width > 0);
  return [
    ...orientations.map((value) => {
      const members = read.filter((image) => orientationOf(image) === value);
      const size = commonSize(members);
      return {
        name: "orientation" as const,
        value,
        members: members.map(({ file }) => file),
        of: read.length,
        chance: oneOfThree,
        alternatives: 1,
        ...(size && { data: size }),
      };
    }),
    {
      name: "compression",
      members: read
        .filter(({ header }) => (header?.jpegQuality ?? 100) < leastQuality)
        .map(({ file }) => file),
      of: read.length,
      chance: everySecond,
      alternatives: 1,
      data: { limit: leastQuality },
    },
  ];
}

/** The size in pixels that all of them have. */
function commonSize(
  images: readonly ImageFacts[],
): { readonly width: number; readonly height: number } | undefined {
  const [first] = images;
  if (!first?.header) return undefined;
  const { width, height } = first.header;
  return images.every(
    ({ header }) => header?.width === width && header.height === height,
  )
    ? { width, height }
    : undefined;
}
