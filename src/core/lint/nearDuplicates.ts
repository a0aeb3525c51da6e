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

/** What is compared of an image; undefined when it is too plain, or wasn't measured. */
export function sketchOfImage({
  header,
  pixels,
}: ImageFacts): CopySketch | undefined {
  return header && pixels
    ? sketchOf(pixels.miniature, header.width / header.height)
    : undefined;
}
