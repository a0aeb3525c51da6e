import { createHash } from "node:crypto";
import type { Dataset } from "../../core/dataset/facts.ts";
import { gitWarnings } from "../../core/dataset/gitWarnings.ts";
import type { LintReport } from "../../core/lint/lint.ts";
import type { Job } from "../../core/training/job.ts";
import type { TrainingPlan } from "../../core/training/plan.ts";
import type { Registration } from "../../core/training/registration.ts";
import type { Text } from "../../core/words/text.ts";
import type { ServiceClient } from "../../service/answers.ts";
import { tooLarge } from "../hosting/hostingLimits.ts";
import type { PackagedDataset } from "../package/packageDataset.ts";
import { gitKnowledge } from "../versions/gitKnowledge.ts";
import type { AirCheck } from "./checkAir.ts";
import { checkAir } from "./checkAir.ts";
import type { PaymentCheck } from "./checkBeforePaying.ts";
import { checkBeforePaying } from "./checkBeforePaying.ts";

/** A training as somebody can agree to it: all that would be sent, and what is known of its price. */
export interface TrainingProposal {
  readonly plan: TrainingPlan;
  readonly images: number;
  readonly check: PaymentCheck;
  readonly air: Exclude<AirCheck, { readonly kind: "taken" }>;
  readonly warnings: readonly Text[];
  /**
   * Of everything that is agreed to: bytes, model, way, service and price. The
   * same proposal has the same one; it changes with any of them. Hexadecimal.
   */
  readonly hash: string;
}

export type Proposed =
  | { readonly kind: "ready"; readonly proposal: TrainingProposal }
  /** Nothing was sent. `next`: a name that is free. */
  | {
      readonly kind: "refused";
      readonly message: string;
      readonly next?: { readonly air: string; readonly version: string };
    };

/**
 * Looks up names and price of a training that lint lets pass, without sending
 * anything that costs.
 *
 * @param options.pack makes the ZIP, once the names are known to be free
 * @throws ServiceError as `checkAir` and `checkBeforePaying`; EngineError as
 *   packaging; the signal's reason when aborted
 */
export async function proposeTraining(options: {
  readonly folder: string;
  readonly dataset: Dataset;
  readonly report: LintReport;
  readonly registration: Registration;
  readonly service: TrainingPlan["service"];
  readonly client: ServiceClient;
  readonly jobs: Iterable<Job>;
  readonly pack: () => Promise<PackagedDataset>;
  readonly newUUID: () => string;
  readonly signal: AbortSignal;
}): Promise<Proposed> {
  const { folder, dataset, report, registration, service, client } = options;
  const { signal } = options;
  const { model, hosting } = registration;
  const question = { model, service, lock: dataset.lock, jobs: options.jobs };
  const air = await checkAir(question, client, signal);
  if (air.kind === "taken")
    return { kind: "refused", ...taken(model.air, air) };
  const packaged = await options.pack();
  const refusal = tooLarge(hosting.kind, packaged.bytes);
  if (refusal !== undefined) return { kind: "refused", message: refusal };
  const { webhookURL } = dataset.manifest;
  const plan: TrainingPlan = {
    taskUUID: options.newUUID(),
    service,
    dataset: {
      folder,
      name: dataset.manifest.name ?? dataset.folderName,
    },
    model,
    zip: {
      file: packaged.file,
      bytes: packaged.bytes,
      sha256: packaged.sha256,
    },
    hosting,
    ...(webhookURL !== undefined && { webhookURL }),
  };
  const check = await checkBeforePaying({ client, plan, signal });
  const { images } = packaged.version;
  const files = images.map(({ file }) => file);
  const known = await gitKnowledge(folder, files);
  const warnings = [
    ...report.findings.flatMap(({ severity, message }) =>
      severity === "warning" ? [message] : [],
    ),
    ...(known ? gitWarnings(images, known) : []),
  ];
  return {
    kind: "ready",
    proposal: {
      plan,
      images: images.length,
      check,
      air,
      warnings,
      hash: hashOf(plan, check),
    },
  };
}

function taken(
  air: string,
  { by, next }: Extract<AirCheck, { readonly kind: "taken" }>,
): {
  readonly message: string;
  readonly next: { readonly air: string; readonly version: string };
} {
  const holder = {
    version: "an earlier version of this dataset was trained under it",
    training: "another training of yours uses it",
    account: "a model in your account at the service has it",
  }[by];
  return {
    message: `The AIR ${air} is taken: ${holder}. Training under it again may replace that model; ${next.air} is free.`,
    next,
  };
}

function hashOf(
  { service, model, zip, hosting, webhookURL }: TrainingPlan,
  { price }: PaymentCheck,
): string {
  const agreed = {
    endpoint: service.endpoint,
    sha256: zip.sha256,
    model: Object.entries(model).sort(([a], [b]) => (a < b ? -1 : 1)),
    hosting: Object.entries(hosting).sort(([a], [b]) => (a < b ? -1 : 1)),
    webhookURL: webhookURL ?? null,
    costUSD: price.kind === "known" ? (price.value.costUSD ?? null) : null,
  };
  return createHash("sha256").update(JSON.stringify(agreed)).digest("hex");
}
