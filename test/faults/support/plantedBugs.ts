import { randomUUID } from "node:crypto";
import { stringIn } from "../../../src/core/json.ts";
import type { JobHappening } from "../../../src/core/training/job.ts";
import type { Journal } from "../../../src/engine/training/journalTypes.ts";
import type { ServiceClient } from "../../../src/service/answers.ts";

/**
 * Mistakes the product must not make, made on purpose, to show that the chaos
 * test sees them.
 * - fresh-uuid: what is sent again gets a UUID of its own.
 * - ack-before-journal: the request goes out before the journal knows of it.
 */
export const plantedBugs = ["fresh-uuid", "ack-before-journal"] as const;
export type PlantedBug = (typeof plantedBugs)[number];

export function plantIn(
  given: Readonly<Record<string, unknown>>,
): PlantedBug | undefined {
  const name = stringIn(given, "plant");
  return plantedBugs.find((each) => each === name);
}

/** A client that takes every further attempt for a new training. */
export function forgetfulClient(
  client: ServiceClient,
  journal: Journal,
): ServiceClient {
  const sent = new Set<string>();
  return {
    ...client,
    submitTraining(body, signal) {
      // Only the process that planned it sends it for the first time.
      const isAgain =
        sent.has(body.taskUUID) ||
        journal.job(body.taskUUID)?.processId !== process.pid;
      sent.add(body.taskUUID);
      return client.submitTraining(
        isAgain ? { ...body, taskUUID: randomUUID() } : body,
        signal,
      );
    },
  };
}

/** A journal that writes the request down together with what came of it. */
export function forgetfulJournal(journal: Journal): Journal {
  const unwritten = new Map<string, JobHappening>();
  return {
    ...journal,
    async append(taskUUID, happening) {
      const job = journal.job(taskUUID);
      if (happening.kind === "submitting" && job?.state === "hosting") {
        unwritten.set(taskUUID, happening);
        const { body } = happening;
        return { ...job, state: "submitting", body, submittedAtMs: Date.now() };
      }
      const before = unwritten.get(taskUUID);
      unwritten.delete(taskUUID);
      if (before) await journal.append(taskUUID, before);
      return journal.append(taskUUID, happening);
    },
  };
}
