import type { SmallCopy } from "../../shared/testImages.ts";

/** A copy may be this much narrower than what it is shown at: nobody sees it. */
const stretchedAtMost = 1.1;

/**
 * The address of the smallest copy that is wide enough; undefined: none is.
 * @param width pixels of the screen
 */
export function copyFor(
  width: number,
  small: readonly SmallCopy[],
): string | undefined {
  return small.find((copy) => copy.width * stretchedAtMost >= width)?.src;
}
