import { randomUUID } from "node:crypto";
import type {
  FailureCategory,
  ServiceFailure,
} from "../../core/training/failure.ts";
import type { TrainingPlan } from "../../core/training/plan.ts";
import { trainingTask } from "../../core/training/plan.ts";
import type { Account, ServiceClient } from "../../service/answers.ts";
import { failureOf } from "../../service/serviceError.ts";

/** An answer, or why there is none. */
export type Checked<T> =
  | { readonly kind: "known"; readonly value: T }
  | { readonly kind: "unknown"; readonly failure: ServiceFailure };

/** What could be found out before money is spent. */
export interface PaymentCheck {
  /** Unknown when the key may not read it. */
  readonly account: Checked<Account>;
  /** `costUSD` is absent when the service doesn't tell. */
  readonly price: Checked<{ readonly costUSD?: number }>;
}

/**
 * Asks the service what can be asked without paying.
 *
 * @throws ServiceError of a category after which a training wouldn't get
 *   through either: a wrong key, or a service that can't be reached or is
 *   down; and the reason of an abort.
 */
export async function checkBeforePaying(options: {
  readonly client: ServiceClient;
  readonly plan: TrainingPlan;
  readonly signal?: AbortSignal;
}): Promise<PaymentCheck> {
  const { client, plan } = options;
  const signal = options.signal ?? new AbortController().signal;
  const [account, price] = await Promise.all([
    checked(client.account(signal), signal, needed),
    // Dry runs may not be known there at all; the account says who is reached.
    checked(client.dryRunTraining(harmlessTask(plan), signal), signal, ["key"]),
  ]);
  return { account, price };
}

const needed: readonly FailureCategory[] = [
  "key",
  "offline",
  "timeout",
  "server",
  "nonsense",
  "busy",
  "here",
];

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

async function checked<T>(
  answer: Promise<T>,
  signal: AbortSignal,
  fatal: readonly FailureCategory[],
): Promise<Checked<T>> {
  try {
    return { kind: "known", value: await answer };
  } catch (error) {
    signal.throwIfAborted();
    const failure = failureOf(error);
    if (fatal.includes(failure.category)) throw error;
    return { kind: "unknown", failure };
  }
}
