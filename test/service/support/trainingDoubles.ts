import type { TrainingTask } from "../../../src/core/training/plan.ts";
import type {
  PollAnswer,
  ServiceClient,
} from "../../../src/service/answers.ts";
import { ServiceError } from "../../../src/service/serviceError.ts";

/** What a service says about trainings; a test changes it as it goes. */
export interface TrainingDesk {
  submit: (body: TrainingTask) => "accepted";
  poll: (taskUUID: string) => PollAnswer;
  details: (taskUUID: string) => PollAnswer;
  /** What was asked, in order: `submit a`, `poll a b`, `details a`. */
  readonly asked: string[];
  readonly client: ServiceClient;
}

export function trainingDesk(): TrainingDesk {
  const asked: string[] = [];
  const unused = () => Promise.reject(new Error("not asked in these tests"));
  // Promises, whatever the test's functions throw.
  const answer = async <T>(question: string, say: () => T): Promise<T> => {
    asked.push(question);
    return Promise.resolve().then(say);
  };
  const desk: TrainingDesk = {
    submit: () => "accepted",
    poll: () => ({ kind: "none" }),
    details: () => ({ kind: "none" }),
    asked,
    client: {
      submitTraining: (body) =>
        answer(`submit ${body.taskUUID}`, () => desk.submit(body)),
      poll: (taskUUIDs) =>
        answer(
          `poll ${taskUUIDs.join(" ")}`,
          () =>
            new Map(
              taskUUIDs.map((taskUUID) => [taskUUID, desk.poll(taskUUID)]),
            ),
        ),
      taskDetails: (taskUUID) =>
        answer(`details ${taskUUID}`, () => desk.details(taskUUID)),
      requestImages: unused,
      uploadMedia: unused,
      searchModels: unused,
      account: unused,
      dryRunTraining: unused,
    },
  };
  return desk;
}

/** For `desk.poll = failing("server")`. */
export function failing(
  category: ServiceError["category"],
  about: { readonly code?: string; readonly httpStatus?: number } = {},
): () => never {
  return () => {
    throw new ServiceError({
      category,
      message: `it is ${category}`,
      ...about,
    });
  };
}

/** A clock that stands still until a test moves it. */
export function manualClock(startMs: number): {
  readonly now: () => number;
  readonly setTimer: (run: () => void, delayMs: number) => () => void;
  /** Moves on and runs what is due, as a machine that is awake. */
  readonly advance: (ms: number) => void;
  /** Moves on without running anything, as a machine that sleeps. */
  readonly sleep: (ms: number) => void;
  readonly nextMs: () => number | undefined;
} {
  let nowMs = startMs;
  const timers = new Set<{ readonly run: () => void; readonly atMs: number }>();
  const earliest = () =>
    [...timers].toSorted((one, other) => one.atMs - other.atMs)[0];
  return {
    now: () => nowMs,
    setTimer(run, delayMs) {
      const timer = { run, atMs: nowMs + delayMs };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const endMs = nowMs + ms;
      const timer = earliest();
      if (timer && timer.atMs <= endMs) {
        timers.delete(timer);
        nowMs = Math.max(nowMs, timer.atMs);
        timer.run();
      }
      nowMs = endMs;
    },
    sleep(ms) {
      nowMs += ms;
    },
    nextMs: () => {
      const timer = earliest();
      return timer && timer.atMs - nowMs;
    },
  };
}
