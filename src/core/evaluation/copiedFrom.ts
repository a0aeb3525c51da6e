import type { ImageFacts } from "../dataset/facts.ts";
import { sketchOfImage } from "../lint/nearDuplicates.ts";
import { matchCopies } from "../style/matchCopies.ts";
import { matchLayouts } from "../style/matchLayouts.ts";

/** A training picture that a model's picture repeats. */
export interface Repeat {
  readonly file: string;
  /** `copy`: the picture itself; `layout`: where things are, in other colours or strokes. */
  readonly kind: "copy" | "layout";
  readonly isMirrored: boolean;
}

/**
 * Finds the training picture that a model's picture repeats: the same one,
 * mirrored, turned, cropped or retouched, as copies inside of a dataset are
 * judged; else the one whose layout it has. The training pictures are prepared
 * once for all pictures that are asked about.
 */
export function originalsAmong(
  training: readonly ImageFacts[],
): (output: ImageFacts) => Repeat | undefined {
  const originals = training.map((facts) => ({
    facts,
    sketch: sketchOfImage(facts),
  }));
  return (output) => {
    const hash = output.pixels?.pixelHash;
    if (hash === undefined) return undefined;
    const same = training.find(({ pixels }) => pixels?.pixelHash === hash);
    if (same) return { file: same.file, kind: "copy", isMirrored: false };
    const own = sketchOfImage(output);
    if (!own) return undefined;
    for (const { facts, sketch } of originals) {
      const match = sketch && matchCopies(sketch, own);
      if (!match) continue;
      const { isMirrored } = match.turn;
      return { file: facts.file, kind: "copy", isMirrored };
    }
    let nearest: (Repeat & { readonly left: number }) | undefined;
    for (const { facts, sketch } of originals) {
      const match = sketch && matchLayouts(sketch, own);
      if (!match || (nearest && nearest.left <= match.left)) continue;
      nearest = { file: facts.file, kind: "layout", ...match };
    }
    return (
      nearest && {
        file: nearest.file,
        kind: nearest.kind,
        isMirrored: nearest.isMirrored,
      }
    );
  };
}
