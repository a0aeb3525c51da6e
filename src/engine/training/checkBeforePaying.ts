import { randomUUID } from "node:crypto";
import type { Lock, Version } from "../../core/dataset/lock.ts";
import type { ServiceFailure } from "../../core/training/failure.ts";
import type { TrainingPlan } from "../../core/training/plan.ts";
import { trainingTask } from "../../core/training/plan.ts";
import type {
  Account,
  FoundModel,
  ServiceClient,
} from "../../service/answers.ts";
import { failureOf } from "../../service/serviceError.ts";

/** An answer, or why there is none. */
export type Checked<T> =
  | { readonly kind: "known"; readonly value: T }
  | { readonly kind: "unknown"; readonly failure: ServiceFailure };

/** What could be found out before money is spent; nothing of it is a verdict. */
export interface PaymentCheck {
  readonly account: Checked<Account>;
  /** The model that has the AIR now; `undefined`: none of the visible ones. */
  readonly modelAtService: Checked<FoundModel | undefined>;
  /** Versions of this dataset that were trained, or are, under the same AIR. */
  readonly earlierVersions: readonly Version[];
  /** `costUSD` is absent when the service doesn't tell. */
  readonly price: Checked<{ readonly costUSD?: number }>;
}

/**
 * Asks the service what can be asked without paying.
 *
 * @throws ServiceError of category `key`: then nothing else would work either;
 *   and the reason of an abort.
 */
export async function checkBeforePaying(options: {
  readonly client: ServiceClient;
  readonly plan: TrainingPlan;
  readonly lock: Lock;
  readonly signal?: AbortSignal;
}): Promise<PaymentCheck> {
  const { client, plan, lock } = options;
  const signal = options.signal ?? new AbortController().signal;
  const [account, modelAtService, price] = await Promise.all([
    checked(client.account(signal), signal),
    checked(findModel(client, plan.model.air, signal), signal),
    checked(client.dryRunTraining(harmlessTask(plan), signal), signal),
  ]);
  return {
    account,
    modelAtService,
    earlierVersions: lock.versions.filter((version) => uses(version, plan)),
    price,
  };
}

/**
 * A dry run is a header. Should somebody on the way drop it, this request must
 * not become a training: it has a UUID of its own and a dataset that can't be
 * fetched, since no name under `.invalid` ever resolves.
 */
function harmlessTask(plan: TrainingPlan): ReturnType<typeof trainingTask> {
  return trainingTask(
    { ...plan, taskUUID: randomUUID() },
    "https://dry-run.invalid/dataset.zip",
  );
}

async function findModel(
  client: ServiceClient,
  air: string,
  signal: AbortSignal,
): Promise<FoundModel | undefined> {
  const found = await client
    .searchModels({ search: air, visibility: "owned" }, signal)
    .catch((error: unknown) => {
      // The name of this visibility has changed once; without it all are searched.
      if (failureOf(error).category !== "refused") throw error;
      return client.searchModels({ search: air }, signal);
    });
  return found.find((model) => model.air === air);
}

async function checked<T>(
  answer: Promise<T>,
  signal: AbortSignal,
): Promise<Checked<T>> {
  try {
    return { kind: "known", value: await answer };
  } catch (error) {
    signal.throwIfAborted();
    const failure = failureOf(error);
    if (failure.category === "key") throw error;
    return { kind: "unknown", failure };
  }
}

function uses({ air, training }: Version, plan: TrainingPlan): boolean {
  return (
    training !== undefined &&
    training.outcome !== "failed" &&
    (training.rehearsal ?? false) === (plan.service.kind === "rehearsal") &&
    (training.air ?? air) === plan.model.air
  );
}
