import type { PollAnswer, ServiceClient } from "../../service/answers.ts";
import { failureOf } from "../../service/serviceError.ts";

const shortestDelayMs = 1_000;
const longestDelayMs = 8_000;
const growth = 1.5;

/** Waits for the next news of one task. */
export type NextAnswer = (taskUUID: string) => Promise<PollAnswer>;

/**
 * One question for all tasks that wait, instead of one each. Asked more seldom
 * while nothing ends. That a question fails is an answer too: `unheard`.
 */
export function pollRounds(
  client: Pick<ServiceClient, "poll">,
  sleep: (ms: number, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): NextAnswer {
  let delayMs = shortestDelayMs;
  let waiting = new Set<string>();
  let round: Promise<ReadonlyMap<string, PollAnswer>> | undefined;

  async function ask(): Promise<ReadonlyMap<string, PollAnswer>> {
    await sleep(delayMs, signal);
    const asked = [...waiting];
    waiting = new Set();
    round = undefined;
    try {
      const answers = await client.poll(asked, signal);
      const hasEnded = [...answers.values()].some(
        ({ kind }) => kind === "succeeded" || kind === "failed",
      );
      delayMs = hasEnded
        ? shortestDelayMs
        : Math.min(delayMs * growth, longestDelayMs);
      return answers;
    } catch (error) {
      signal.throwIfAborted();
      const failure = failureOf(error);
      delayMs = Math.max(longestDelayMs, failure.retryAfterMs ?? 0);
      return new Map(
        asked.map((taskUUID) => [taskUUID, { kind: "unheard", ...failure }]),
      );
    }
  }

  return async (taskUUID) => {
    waiting.add(taskUUID);
    round ??= ask();
    const answers = await round;
    return answers.get(taskUUID) ?? { kind: "none" };
  };
}
