import { isFinished } from "../../core/training/job.ts";
import type { Job } from "../../core/training/job.ts";
import type { TrainingReport } from "../../core/reports/trainingReport.ts";
import { trainingReport } from "../../core/reports/trainingReport.ts";
import type { Journal } from "../../engine/training/journalTypes.ts";
import { recordOutcome } from "../../engine/training/recordOutcome.ts";
import type { ExitCode } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import { printJson } from "../terminal.ts";
import { withCancelling } from "../withCancelling.ts";
import { chosenService, connectionTo, neededConnection } from "./connection.ts";
import { whileFollowing, withJournal } from "./openTrainings.ts";
import { trainingText } from "./trainingText.ts";
import { waitForTrainings } from "./waitForTrainings.ts";

/** What `status --json` and `wait --json` print. */
export interface TrainingsOutput {
  readonly kind: "trainings";
  readonly trainings: readonly TrainingReport[];
}

interface Options {
  readonly json: boolean;
  readonly endpoint?: string;
}

/** Prints trainings, those under way first asked about if there is a key for them. */
export async function showStatus(
  name: string | undefined,
  options: Options & { readonly all: boolean; readonly ask: boolean },
): Promise<ExitCode> {
  print(
    await currentTrainings(name, options),
    options.json,
    options.all ? "No trainings yet.\n" : "No training is under way.\n",
  );
  return exitCodes.clean;
}

/**
 * How trainings stand, those under way first asked about if there is a key for them.
 *
 * @throws a sentence when a name fits none, or several
 */
export async function currentTrainings(
  name: string | undefined,
  options: Omit<Options, "json"> & {
    readonly all: boolean;
    readonly ask: boolean;
  },
): Promise<readonly TrainingReport[]> {
  return withJournal(async (journal) => {
    const taskUUIDs = chosen(journal, name, options.all);
    const connection = connectionTo(chosenService(options.endpoint));
    if (options.ask && connection) {
      await whileFollowing(journal, connection, (follower) =>
        follower.pollNow(),
      );
      for (const taskUUID of taskUUIDs) {
        const job = journal.job(taskUUID);
        if (job && isFinished(job)) await recordOutcome(job);
      }
    }
    const jobs = taskUUIDs.flatMap((taskUUID) => journal.job(taskUUID) ?? []);
    return jobs.map((job) => trainingReport(job, Date.now()));
  });
}

/** Waits until trainings have ended; 1 unless all succeeded. */
export async function waitFor(
  name: string | undefined,
  options: Options & { readonly timeout?: number },
): Promise<ExitCode> {
  const connection = neededConnection(chosenService(options.endpoint));
  return withCancelling((signal) =>
    withJournal(async (journal) => {
      const isAsked = (taskUUID: string) =>
        journal.job(taskUUID)?.plan.service.endpoint ===
        connection.service.endpoint;
      const all = chosen(journal, name, false);
      const taskUUIDs = all.filter(isAsked);
      const [other] = all;
      if (taskUUIDs.length === 0 && other !== undefined) {
        const endpoint = journal.job(other)?.plan.service.endpoint ?? "";
        throw new Error(
          `${other} is at ${endpoint}, and this terminal speaks to ${connection.service.endpoint}: see --endpoint.`,
        );
      }
      const deadline =
        options.timeout === undefined
          ? undefined
          : AbortSignal.timeout(options.timeout * 60_000);
      try {
        const trainings = await waitForTrainings(
          taskUUIDs,
          journal,
          connection,
          deadline ? AbortSignal.any([signal, deadline]) : signal,
        );
        print(trainings, options.json, "No training is under way.\n");
        return trainings.every(({ state }) => state === "succeeded")
          ? exitCodes.clean
          : exitCodes.errorsFound;
      } catch (error) {
        if (deadline?.aborted !== true || signal.aborted) throw error;
        process.stderr.write(
          "style-trainer: The time is up; the training goes on. Wait again to go on waiting.\n",
        );
        return exitCodes.timeUp;
      }
    }),
  );
}

/** @throws a sentence when a name fits none, or several */
function chosen(
  journal: Journal,
  name: string | undefined,
  all: boolean,
): readonly string[] {
  const jobs = [...journal.jobs().values()];
  if (name === undefined) {
    return jobs
      .filter((job) => all || !isFinished(job))
      .map(({ taskUUID }) => taskUUID);
  }
  const named = jobs.filter((job) => isNamed(job, name));
  // Of several under one AIR the last is meant; the others ended before it.
  const last = named.at(-1);
  if (!last) {
    throw new Error(
      `There is no training ${name}: it is named by its UUID, the beginning of it, or its AIR. \`style-trainer status --all\` lists them.`,
    );
  }
  if (last.plan.model.air !== name && named.length > 1) {
    throw new Error(
      `${named.length} trainings begin with ${name}; give more of the UUID.`,
    );
  }
  return [last.taskUUID];
}

function isNamed(job: Job, name: string): boolean {
  return (
    job.plan.model.air === name ||
    (job.state === "succeeded" && job.air === name) ||
    job.taskUUID.startsWith(name.toLowerCase())
  );
}

function print(
  trainings: readonly TrainingReport[],
  json: boolean,
  none: string,
): void {
  const output: TrainingsOutput = { kind: "trainings", trainings };
  if (json) printJson(output);
  else process.stdout.write(trainings.map(trainingText).join("") || none);
}
