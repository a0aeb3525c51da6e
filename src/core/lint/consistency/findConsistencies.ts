import type { ImageFacts } from "../../dataset/facts.ts";
import type { Manifest } from "../../dataset/manifest.ts";
import { holmAdjusted } from "../../statistics/holm.ts";
import type { Check } from "./check.ts";
import type { Interval } from "./exactTests.ts";
import { binomialTail, exactInterval } from "./exactTests.ts";
import { formatChecks } from "./formatChecks.ts";
import { lightChecks } from "./lightChecks.ts";
import { likenessChecks } from "./likenessChecks.ts";
import { measuredImages } from "./measuredImages.ts";
import { placeChecks } from "./placeChecks.ts";
import { promptCheck } from "./promptCheck.ts";

/** Something that nearly all pictures of a set have in common, beyond chance. */
export interface Consistency extends Check {
  readonly share: number;
  /** The shares that are not ruled out, 95 %. */
  readonly interval: Interval;
  /** Chance that even one of all checks would look as clear by accident. */
  readonly accident: number;
}

/** How often all checks together may speak on a set that shares nothing. */
const mostAccident = 0.05;
/** A quarter of exceptions shows a model that it can be otherwise. */
const leastShare = 0.75;

/**
 * Puts every question to a set and keeps what can't be chance: exact binomial
 * tails, times the alternatives a check chose from, made honest over all checks
 * by Holm's method. Sets too small for that get no answer.
 */
export function findConsistencies(
  images: readonly ImageFacts[],
  manifest: Manifest,
): readonly Consistency[] {
  const measured = measuredImages(images);
  const checks: readonly Check[] = [
    ...formatChecks(images),
    ...lightChecks(measured),
    ...placeChecks(measured),
    ...likenessChecks(measured),
    promptCheck(images, manifest),
  ];
  const accidents = holmAdjusted(
    checks.map(({ members, of, chance, alternatives }) =>
      Math.min(1, alternatives * binomialTail(members.length, of, chance)),
    ),
  );
  return checks.flatMap((check, index) => {
    const accident = accidents[index] ?? 1;
    const count = check.members.length;
    const share = count / Math.max(1, check.of);
    if (accident > mostAccident || share < leastShare) return [];
    return [
      { ...check, share, accident, interval: exactInterval(count, check.of) },
    ];
  });
}
