import type { VersionTraining } from "../../core/dataset/lock.ts";
import type { ElsewhereTraining } from "../../core/training/adoption.ts";
import { withoutAddresses } from "../../core/text.ts";
import type { PollAnswer, ServiceClient } from "../../service/answers.ts";
import { updateVersion } from "../dataset/lockFile.ts";

/** What the service said of it. */
export type FetchedOutcome = PollAnswer;

/**
 * Asks the service for a training that was sent from another machine, its
 * archive too when it has nothing to say, and notes an end in the lock. Only
 * ever asks: what isn't known is never sent.
 *
 * @returns what the service said; `none` when it doesn't know it under this key
 * @throws {ServiceError}; {EngineError} as `updateVersion`; the signal's reason
 */
export async function fetchOutcome(
  folder: string,
  { version, training }: ElsewhereTraining,
  client: ServiceClient,
  signal: AbortSignal,
): Promise<FetchedOutcome> {
  const { taskUUID } = training;
  const answers = await client.poll([taskUUID], signal);
  const first = answers.get(taskUUID) ?? { kind: "none" };
  const answer =
    first.kind === "none" ? await client.taskDetails(taskUUID, signal) : first;
  const end = endOf(answer);
  if (end) {
    await updateVersion(folder, version.zip.sha256, {
      training: { taskUUID, ...end },
    });
  }
  return answer;
}

/** Undefined: no end yet. When it was isn't told, so it isn't noted. */
function endOf(answer: PollAnswer): Partial<VersionTraining> | undefined {
  switch (answer.kind) {
    case "succeeded": {
      const { air, costUSD, files } = answer;
      return {
        outcome: "succeeded",
        ...(air !== undefined && { air }),
        ...(costUSD !== undefined && { costUSD }),
        ...(files.length > 0 && { files: files.map(() => ({})) }),
      };
    }
    case "failed": {
      const { code, message, parameter } = answer;
      return {
        outcome: "failed",
        failure: {
          ...(code !== undefined && { code }),
          message: withoutAddresses(message),
          ...(parameter !== undefined && { parameter }),
        },
      };
    }
    case "none":
    case "processing":
    case "unheard":
      return undefined;
  }
}
