import type { Job } from "../../core/training/job.ts";
import { trainingReport } from "../../core/reports/trainingReport.ts";
import { english } from "../../core/words/text.ts";
import { endInterrupted } from "../../engine/training/interrupted.ts";
import { isAlive } from "../../engine/training/isAlive.ts";
import type { ExitCode } from "../exitCodes.ts";
import { judgeFolder } from "../judgeFolder.ts";
import { lintText } from "../lint/lintText.ts";
import { showProgress } from "../showProgress.ts";
import { agreed, isColoured, note, printJson } from "../terminal.ts";
import { withWorkers } from "../withWorkers.ts";
import { chosenService, neededConnection } from "./connection.ts";
import { nameNext } from "./nameNext.ts";
import { withJournal } from "./openTrainings.ts";
import type { Proposing } from "./proposal.ts";
import { propose, reported, underWay } from "./proposal.ts";
import type { TrainingsOutput } from "./showTrainings.ts";
import type { TrainOutput } from "./trainOutput.ts";
import { submitOnce } from "./steps.ts";
import { trainExitCode, trainText } from "./trainOutput.ts";
import { planText } from "./trainingText.ts";
import { waitForTrainings } from "./waitForTrainings.ts";

export interface TrainOptions {
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly wait: boolean;
  /** Goes on under the next free name when the manifest's is taken. */
  readonly next: boolean;
  readonly json: boolean;
  readonly cache: boolean;
  readonly endpoint?: string;
  /** Endpoint and bucket the AWS_* variables may be used for. */
  readonly storage?: string;
}

/** From a folder to a training under way: lint, names, package, price, the user's word, upload, submission. */
export async function trainFolder(
  folder: string,
  options: TrainOptions,
): Promise<ExitCode> {
  const connection = neededConnection(chosenService(options.endpoint));
  const progress = showProgress(process.stderr);
  const output = await withWorkers(options.cache, (workers, signal) =>
    withJournal(async (journal) => {
      const onProgress = progress.update;
      const judged = await judgeFolder(folder, {
        ...{ workers, signal, onProgress },
      });
      progress.done();
      return train(
        { folder, judged, connection, journal, signal, onProgress },
        options,
        progress.done,
      );
    }),
  ).finally(progress.done);
  if (options.json) printJson(output);
  else process.stdout.write(trainText(output));
  return trainExitCode(output);
}

async function train(
  about: Proposing,
  options: TrainOptions,
  clear: () => void,
): Promise<TrainOutput | TrainingsOutput> {
  const refused = refusedByLint(about);
  if (refused) return refused;
  const { journal } = about;
  await journal.refresh();
  await endInterrupted(journal, journal.jobs().values(), isAlive);
  const before = underWay(about);
  if (before) {
    return options.wait
      ? await waited(before, about)
      : {
          ...{ kind: "train", outcome: "under-way" },
          training: trainingReport(before, Date.now()),
        };
  }
  const proposed = await proposeOrNext(about, options);
  clear();
  if (proposed.kind === "refused") {
    const { message, next } = proposed;
    return {
      ...{ kind: "train", outcome: "refused", message, findings: [] },
      ...(next && { next }),
    };
  }
  const { proposal } = proposed;
  const plan = reported(proposal);
  if (options.dryRun) return { kind: "train", outcome: "planned", plan };
  if (!options.yes) {
    note(planText(plan));
    const isRehearsal = plan.service.kind === "rehearsal";
    const question = isRehearsal ? "Rehearse it?" : "Train it?";
    if (!(await agreed(question, about.signal))) {
      return { kind: "train", outcome: "declined", plan };
    }
  }
  const job = await submitOnce(proposal, about, options.storage);
  clear();
  if (job.state === "abandoned") about.signal.throwIfAborted();
  const training = trainingReport(job, Date.now());
  if (!options.wait || training.sent === "no") {
    return { kind: "train", outcome: "submitted", plan, training };
  }
  note(`Submitted ${job.taskUUID}.`);
  return waited(job, about);
}

/** Errors are what the service would refuse: nothing is sent to find that out again. */
function refusedByLint({ folder, judged }: Proposing): TrainOutput | undefined {
  const errors = judged.report.findings.filter(
    ({ severity }) => severity === "error",
  );
  if (errors.length === 0) return undefined;
  const report = { ...judged.report, findings: errors };
  const colours = { isColoured: isColoured(process.stderr) };
  note(lintText([{ folder, ...judged, report }], colours));
  return {
    kind: "train",
    outcome: "refused",
    message: "The service would refuse it; nothing was sent.",
    findings: errors.map(({ rule, severity, file, message }) => ({
      ...{ rule, severity, file, message: english(message) },
    })),
  };
}

async function proposeOrNext(
  about: Proposing,
  { dryRun, next }: TrainOptions,
): ReturnType<typeof propose> {
  const proposed = await propose({ ...about, isForShow: dryRun });
  if (proposed.kind === "ready" || !proposed.next || !next) return proposed;
  const { folder, judged } = about;
  return propose({
    ...about,
    judged: await nameNext(folder, judged, proposed.next, dryRun),
    isForShow: dryRun,
  });
}

async function waited(
  { taskUUID }: Job,
  { journal, connection, signal }: Proposing,
): Promise<TrainingsOutput> {
  const trainings = await waitForTrainings(
    [taskUUID],
    journal,
    connection,
    signal,
  );
  return { kind: "trainings", trainings };
}
