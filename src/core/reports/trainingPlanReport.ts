import type { Hosting } from "../dataset/manifest.ts";
import type { TrainingPlan } from "../training/plan.ts";

/** All that a training would send, and what is known of its price. */
export interface TrainingPlanReport {
  /** Of all that is agreed to: it changes with any of it. Hexadecimal. */
  readonly hash: string;
  readonly service: TrainingPlan["service"];
  readonly dataset: TrainingPlan["dataset"];
  readonly images: number;
  readonly zip: { readonly bytes: number; readonly sha256: string };
  readonly model: TrainingPlan["model"];
  /** How the service gets at the ZIP. */
  readonly hosting: { readonly kind: Hosting["kind"]; readonly place?: string };
  readonly webhookURL?: string;
  /** US dollars, when the service tells beforehand. */
  readonly costUSD?: number;
  /** Of the account, when the key may read it. */
  readonly balance?: { readonly amount: number; readonly currency: string };
  readonly warnings: readonly string[];
}

/** @param known what the service told of price and balance */
export function trainingPlanReport(
  plan: TrainingPlan,
  known: Pick<
    TrainingPlanReport,
    "hash" | "images" | "costUSD" | "balance" | "warnings"
  >,
): TrainingPlanReport {
  const { service, dataset, zip, model, hosting, webhookURL } = plan;
  const { hash, images, costUSD, balance, warnings } = known;
  const place = placeOf(hosting);
  return {
    hash,
    service,
    dataset,
    images,
    zip: { bytes: zip.bytes, sha256: zip.sha256 },
    model,
    hosting: { kind: hosting.kind, ...(place !== undefined && { place }) },
    ...(webhookURL !== undefined && { webhookURL }),
    ...(costUSD !== undefined && { costUSD }),
    ...(balance !== undefined && { balance }),
    warnings,
  };
}

/** Without the part of an address that may be a signature. */
function placeOf(hosting: Hosting): string | undefined {
  switch (hosting.kind) {
    case "runware":
      return undefined;
    case "url":
      return hosting.url.split(/[?#]/)[0];
    case "s3":
      return `${hosting.endpoint}/${hosting.bucket}`;
  }
}
