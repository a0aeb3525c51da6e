import type { ServiceFailure } from "../core/training/failure.ts";
import { readAccount, readModels } from "./accountAnswers.ts";
import type { ImageAnswer, PollAnswer, ServiceClient } from "./answers.ts";
import type { ClientOptions } from "./clientOptions.ts";
import type { Envelope } from "./envelope.ts";
import { readEnvelope } from "./envelope.ts";
import { costOf, itemFor } from "./itemFor.ts";
import { pollAnswerFor, readItems } from "./pollAnswers.ts";
import { retryReads } from "./retryReads.ts";
import { ServiceError } from "./serviceError.ts";
import {
  accountTask,
  getResponseTask,
  imageInferenceTask,
  modelSearchTask,
  taskDetailsTask,
} from "./tasks.ts";
import { createPost } from "./transport.ts";
import { createUpload } from "./uploadMedia.ts";

/** A client of one endpoint with one key. */
export function createClient(options: ClientOptions): ServiceClient {
  const post = createPost(options);

  function read<T>(
    task: () => readonly object[],
    signal: AbortSignal,
    look: (envelope: Envelope) => T,
  ): Promise<T> {
    return retryReads(
      async () => look(await post({ tasks: task() }, signal)),
      options,
      signal,
    );
  }

  return {
    async submitTraining(body, signal) {
      itemFor(body.taskUUID, await post({ tasks: [body] }, signal));
      return "accepted";
    },

    poll: (taskUUIDs, signal) =>
      taskUUIDs.length === 0
        ? Promise.resolve(new Map())
        : read(
            () => taskUUIDs.map(getResponseTask),
            signal,
            (envelope) => readPoll(taskUUIDs, envelope),
          ),

    taskDetails: (taskUUID, signal) =>
      read(
        () => [taskDetailsTask(taskUUID)],
        signal,
        (envelope) => readDetails(taskUUID, envelope),
      ),

    async requestImages(task, signal) {
      const envelope = await post(
        { tasks: [imageInferenceTask(task)] },
        signal,
      );
      const item = itemFor(task.taskUUID, envelope);
      const answer = readItems([item], envelope);
      return answer.kind === "succeeded" || answer.kind === "failed"
        ? answer
        : ({ kind: "accepted" } satisfies ImageAnswer);
    },

    uploadMedia: createUpload(post, options),

    searchModels: ({ search, visibility }, signal) => {
      const taskUUID = options.newUUID();
      return read(
        () => [modelSearchTask(taskUUID, search, visibility)],
        signal,
        (envelope) => readModels(itemFor(taskUUID, envelope)),
      );
    },

    account: (signal) => {
      const taskUUID = options.newUUID();
      return read(
        () => [accountTask(taskUUID)],
        signal,
        (envelope) => readAccount(itemFor(taskUUID, envelope)),
      );
    },

    async dryRunTraining(body, signal) {
      const envelope = await post({ tasks: [body] }, signal, {
        headers: { "X-Runware-Dry-Run": "1" },
      });
      return costOf(itemFor(body.taskUUID, envelope));
    },
  };
}

function readPoll(
  taskUUIDs: readonly string[],
  envelope: Envelope,
): ReadonlyMap<string, PollAnswer> {
  const answers = new Map(
    taskUUIDs.map((taskUUID) => [taskUUID, pollAnswerFor(taskUUID, envelope)]),
  );
  const unheard = [...answers.values()].filter(
    (answer) => answer.kind === "unheard",
  );
  const first = unheard[0];
  if (first && unheard.length === answers.size) {
    throw new ServiceError(first satisfies ServiceFailure);
  }
  return answers;
}

/** The archive wraps the old answer: its words decide, its silence is "known". */
function readDetails(taskUUID: string, envelope: Envelope): PollAnswer {
  const item = envelope.items.find((each) => each["taskUUID"] === taskUUID);
  if (item === undefined) return pollAnswerFor(taskUUID, envelope);
  const inner = readEnvelope(
    JSON.stringify(item["response"] ?? {}),
    envelope.httpStatus,
  );
  const answer = pollAnswerFor(taskUUID, inner);
  return answer.kind === "none" ? { kind: "processing" } : answer;
}
