import type { Hosting } from "../../core/dataset/manifest.ts";
import type { TrainingPlan } from "../../core/training/plan.ts";
import type { ServiceClient } from "../../service/answers.ts";
import { checkOwnUrl } from "./checkOwnUrl.ts";
import { uploadPackage } from "./uploadPackage.ts";

/** Told as the ZIP is sent or read; totals are those of the ZIP. */
export type OnHostingProgress = (doneBytes: number, totalBytes: number) => void;

/**
 * Sees to it that the service can get at the ZIP, and returns what goes into
 * `inputs.dataset`: the UUID of the uploaded media, or the user's own URL after
 * it was read as the service would read it.
 *
 * @throws EngineError when the ZIP isn't as planned, can't travel this way, or
 *   the URL gives something else. ServiceError when the service refuses it.
 */
export function hostPackage(options: {
  readonly hosting: Hosting;
  readonly zip: TrainingPlan["zip"];
  readonly client: ServiceClient;
  readonly signal: AbortSignal;
  readonly onProgress?: OnHostingProgress;
  readonly fetch?: typeof globalThis.fetch;
}): Promise<string> {
  const { hosting } = options;
  return hosting.kind === "url"
    ? checkOwnUrl(hosting.url, options)
    : uploadPackage(options);
}
