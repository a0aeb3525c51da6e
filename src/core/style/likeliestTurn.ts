import { hammingDistance } from "./perceptualHashes.ts";

/** How a copy lies: mirrored left to right first, then turned clockwise. */
export interface Turn {
  readonly degrees: 0 | 90 | 180 | 270;
  readonly isMirrored: boolean;
}

const quarters = [0, 90, 180, 270] as const;

/**
 * How a picture has to be turned to lie like its copy, by the hashes of the
 * eight ways each can lie. In doubt not at all.
 */
export function likeliestTurn(
  hashes: readonly string[],
  copyHashes: readonly string[],
): Turn {
  const wanted = copyHashes[0] ?? "";
  let best = 0;
  hashes.forEach((hash, index) => {
    const nearest = hammingDistance(hashes[best] ?? "", wanted);
    if (hammingDistance(hash, wanted) < nearest) best = index;
  });
  return { degrees: quarters[best % 4] ?? 0, isMirrored: best >= 4 };
}
