import { setTimeout as sleep } from "node:timers/promises";
import { trainingItem } from "./items.ts";
import { trainingStage } from "./progress.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { trainings } from "./state.ts";
import type { Training } from "./stateShape.ts";

/** Real milliseconds between two looks at what has ended. */
const lookEveryMs = 100;
/** Documented: 250 ms, doubling, at most 8 s. How often isn't. */
const firstPauseMs = 250;
const longestPauseMs = 8_000;
const mostAttempts = 8;
/** Documented: a receiver has about five seconds. */
const answerLimitMs = 5_000;

/**
 * Posts the result of every training that asked for it, once it has ended,
 * until the rehearsal stops. What isn't taken is repeated, ever more rarely.
 */
export async function postResults(rehearsal: Rehearsal): Promise<void> {
  const { signal } = rehearsal;
  const deliveries = new Set<Promise<void>>();
  while (!signal.aborted) {
    for (const training of due(rehearsal)) {
      rehearsal.state.putTask({ ...training, isPosted: true });
      const delivery = deliver(training, rehearsal)
        .catch(() => undefined)
        .finally(() => deliveries.delete(delivery));
      deliveries.add(delivery);
    }
    await sleep(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
  await Promise.all(deliveries);
}

function due({ state, clock, switches }: Rehearsal): readonly Training[] {
  const { webhook } = switches();
  if (webhook === "off") return [];
  return trainings(state).filter(
    (training) =>
      training.webhookURL !== undefined &&
      training.isPosted !== true &&
      trainingStage(training, clock.now(), switches()).stage !== "running",
  );
}

async function deliver(
  training: Training,
  rehearsal: Rehearsal,
): Promise<void> {
  const { webhook, webhookDelivery } = rehearsal.switches();
  const item = trainingItem(training, rehearsal);
  const body = JSON.stringify(webhook === "envelope" ? { data: [item] } : item);
  await untilTaken(training.webhookURL ?? "", body, rehearsal.signal);
  if (webhookDelivery === "twice") {
    await untilTaken(training.webhookURL ?? "", body, rehearsal.signal);
  }
}

async function untilTaken(
  url: string,
  body: string,
  signal: AbortSignal,
): Promise<void> {
  let pauseMs = firstPauseMs;
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    if (await isTaken(url, body, signal)) return;
    await sleep(pauseMs, undefined, { signal });
    pauseMs = Math.min(2 * pauseMs, longestPauseMs);
  }
}

async function isTaken(
  url: string,
  body: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        // Nobody's production may take it for the service.
        "x-style-trainer-rehearsal": "1",
      },
      body,
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerLimitMs)]),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}
