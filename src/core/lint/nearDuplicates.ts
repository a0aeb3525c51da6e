import type { ImageFacts } from "../dataset/facts.ts";
import type { CopySketch } from "../style/copySketch.ts";
import { sketchOf } from "../style/copySketch.ts";
import type { CopyMatch } from "../style/matchCopies.ts";
import { matchCopies } from "../style/matchCopies.ts";

/** Two images that show the same, and how. */
export interface NearPair {
  readonly first: ImageFacts;
  readonly second: ImageFacts;
  readonly match: CopyMatch;
}

/** Pairs of copies: re-encoded, resized, cropped, turned, mirrored or retouched. Every pair is compared. */
export function nearDuplicates(
  images: readonly ImageFacts[],
): readonly NearPair[] {
  const sketched = images.flatMap((image) => {
    const sketch = sketchOfImage(image);
    return sketch ? [{ image, sketch }] : [];
  });
  return sketched.flatMap(({ image: first, sketch }, index) =>
    sketched.slice(index + 1).flatMap(({ image: second, sketch: other }) => {
      const match = matchCopies(sketch, other);
      return match ? [{ first, second, match }] : [];
    }),
  );
}

/** The first of some images that shows the same as this one. */
export function nearDuplicateOf(
  image: ImageFacts,
  others: readonly ImageFacts[],
): ImageFacts | undefined {
  const sketch = sketchOfImage(image);
  if (!sketch) return undefined;
  return others.find((each) => {
    const other = sketchOfImage(each);
    return other !== undefined && matchCopies(sketch, other) !== undefined;
  });
}

function sketchOfImage({ header, pixels }: ImageFacts): CopySketch | undefined {
  return header && pixels
    ? sketchOf(pixels.miniature, header.width / header.height)
    : undefined;
}
