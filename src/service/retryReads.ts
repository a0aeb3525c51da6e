import type { FailureCategory } from "../core/training/failure.ts";
import type { ClientOptions } from "./clientOptions.ts";
import { ServiceError } from "./serviceError.ts";

const maxAttempts = 3;
const firstDelayMs = 500;
/** Longer waits are the caller's business, who can show them. */
const maxDelayMs = 30_000;
const jitterShare = 0.3;

const passing: ReadonlySet<FailureCategory> = new Set([
  "busy",
  "timeout",
  "offline",
  "server",
  "nonsense",
]);

/** Repeats a question that changes nothing at the service, a few times. */
export async function retryReads<T>(
  ask: () => Promise<T>,
  { sleep, random = () => 0 }: Pick<ClientOptions, "sleep" | "random">,
  signal: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ServiceError) || attempt >= maxAttempts) {
        throw error;
      }
      // A good key has been refused once in a while; twice in a row is a fact.
      const isWorthIt =
        passing.has(error.category) ||
        (error.category === "key" && attempt === 1);
      const delayMs =
        error.retryAfterMs ??
        firstDelayMs * 2 ** (attempt - 1) * (1 + jitterShare * random());
      if (!isWorthIt || delayMs > maxDelayMs) throw error;
      await sleep(delayMs, signal);
    }
  }
}
