import type { Locator } from "playwright-core";

/** Texts below a place that are hard to read, each with its contrast. */
export function faintTexts(place: Locator): Promise<readonly string[]>;
