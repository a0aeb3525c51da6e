import type { S3Place } from "../../core/dataset/manifest.ts";
import type { TrainingPlan } from "../../core/training/plan.ts";
import type { ServiceClient } from "../../service/answers.ts";
import { checkOwnUrl } from "./checkOwnUrl.ts";
import type { OnHostingProgress } from "./hostingProgress.ts";
import type { S3Access } from "./s3/uploadToS3.ts";
import { uploadToS3 } from "./s3/uploadToS3.ts";
import type { MediaMemory } from "./uploadPackage.ts";
import { uploadPackage } from "./uploadPackage.ts";

/** A way of hosting, with all it needs. */
export type HostingWay =
  | { readonly kind: "runware"; readonly memory?: MediaMemory }
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "s3"; readonly place: S3Place; readonly access: S3Access };

/**
 * Sees to it that the service can get at the ZIP, and returns what goes into
 * `inputs.dataset`: the UUID of the uploaded media, the user's own URL, or a
 * signed address in the user's storage; addresses were read as the service
 * would read them.
 *
 * @throws EngineError when the ZIP isn't as planned, can't travel this way, or
 *   the URL gives something else. ServiceError when the service or the storage
 *   refuses it.
 */
export function hostPackage(options: {
  readonly way: HostingWay;
  readonly zip: TrainingPlan["zip"];
  readonly client: ServiceClient;
  readonly signal: AbortSignal;
  readonly onProgress?: OnHostingProgress;
  readonly fetch?: typeof globalThis.fetch;
}): Promise<string> {
  const { way } = options;
  switch (way.kind) {
    case "runware":
      return uploadPackage({
        ...options,
        ...(way.memory && { memory: way.memory }),
      });
    case "url":
      return checkOwnUrl(way.url, options);
    case "s3":
      return uploadToS3(way.place, { ...options, access: way.access });
  }
}
