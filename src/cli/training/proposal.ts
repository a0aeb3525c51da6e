import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isFinished } from "../../core/training/job.ts";
import { registrationOf } from "../../core/training/registration.ts";
import { manifestFileName } from "../../core/dataset/manifest.ts";
import type { Job } from "../../core/training/job.ts";
import type { TrainingPlanReport } from "../../core/reports/trainingPlanReport.ts";
import { trainingPlanReport } from "../../core/reports/trainingPlanReport.ts";
import { byteSize } from "../../core/text.ts";
import { english } from "../../core/words/text.ts";
import { packageDataset } from "../../engine/package/packageDataset.ts";
import type {
  Proposed,
  TrainingProposal,
} from "../../engine/training/proposeTraining.ts";
import { proposeTraining } from "../../engine/training/proposeTraining.ts";
import type { Journal } from "../../engine/training/journalTypes.ts";
import { commitOf } from "../../engine/versions/commitOf.ts";
import { mergeInGit } from "../../engine/versions/mergeInGit.ts";
import type { JudgedDataset } from "../judgeFolder.ts";
import { workerFile } from "../startWorkers.ts";
import type { Connection } from "./connection.ts";

/** What proposing needs to know. */
export interface Proposing {
  readonly folder: string;
  readonly judged: JudgedDataset;
  readonly connection: Connection;
  readonly journal: Journal;
  readonly signal: AbortSignal;
  readonly onProgress: (text: string) => void;
}

/**
 * Proposes a training. `isForShow`: the ZIP is made to be looked at, in a
 * temporary folder, and gone again afterwards; neither dataset nor history
 * learns of it.
 *
 * @throws as `proposeTraining`
 */
export async function propose(
  options: Proposing & { readonly isForShow: boolean },
): Promise<Proposed> {
  const { folder, judged, connection, journal, signal } = options;
  const { dataset } = judged;
  const registration = registrationOf(
    dataset.manifest,
    dataset.manifest.name ?? dataset.folderName,
  );
  if (!registration) {
    return {
      kind: "refused",
      message: `The model has no AIR yet: set "model": {"air": "yourorg:${slug(dataset.folderName)}@1"} in ${path.join(folder, manifestFileName)}. The provider is your organisation's name at Runware.`,
    };
  }
  const scratch = options.isForShow
    ? await mkdtemp(path.join(tmpdir(), "style-trainer-"))
    : undefined;
  try {
    await journal.refresh();
    return await proposeTraining({
      folder: path.resolve(folder),
      ...judged,
      registration,
      service: connection.service,
      client: connection.client,
      jobs: journal.jobs().values(),
      pack: async () => {
        const packaged = await packageDataset({
          folder,
          dataset,
          workerFile,
          now: () => new Date(),
          findings: judged.report.findings,
          commitOf,
          signal,
          onProgress: (done, total) =>
            options.onProgress(
              `packaging, ${byteSize(done)} of ${byteSize(total)}`,
            ),
          ...(scratch !== undefined && {
            outFile: path.join(scratch, "dataset.zip"),
            recordInLock: false,
          }),
        });
        if (scratch === undefined) await mergeInGit(folder);
        return packaged;
      },
      newUUID: randomUUID,
      signal,
    });
  } finally {
    if (scratch !== undefined) await rm(scratch, { recursive: true });
  }
}

/** The training that is on its way to the model this dataset names, if there is one. */
export function underWay({
  folder,
  judged,
  connection,
  journal,
}: Pick<Proposing, "folder" | "judged" | "connection" | "journal">):
  Job | undefined {
  const { air } = judged.dataset.manifest.model;
  return [...journal.jobs().values()].findLast(
    (job) =>
      !isFinished(job) &&
      job.plan.model.air === air &&
      job.plan.service.endpoint === connection.service.endpoint &&
      job.plan.dataset.folder === path.resolve(folder),
  );
}

/** A proposal as it is shown and printed. */
export function reported({
  plan,
  images,
  check,
  air,
  warnings,
  hash,
}: TrainingProposal): TrainingPlanReport {
  const costUSD =
    check.price.kind === "known" ? check.price.value.costUSD : undefined;
  const account =
    check.account.kind === "known" ? check.account.value : undefined;
  return trainingPlanReport(plan, {
    hash,
    images,
    warnings: [
      ...(air.kind === "untold"
        ? [`Whether the AIR is taken can't be told: ${air.failure.message}`]
        : []),
      ...warnings.map(english),
    ],
    ...(costUSD !== undefined && { costUSD }),
    ...(account?.balance !== undefined && {
      balance: {
        amount: account.balance,
        currency: account.currency ?? "USD",
      },
    }),
  });
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
