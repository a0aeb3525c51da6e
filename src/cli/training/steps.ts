import type { Job } from "../../core/training/job.ts";
import { english } from "../../core/words/text.ts";
import { userOf } from "../../engine/training/checkAir.ts";
import type { TrainingProposal } from "../../engine/training/proposeTraining.ts";
import type { Proposing } from "./proposal.ts";
import { propose } from "./proposal.ts";
import { hostingWay, send } from "./send.ts";

/**
 * The proposal of a dataset that nothing is in the way of.
 *
 * @throws a sentence when something is; otherwise as `propose`
 */
export async function readyProposal(
  about: Proposing,
  { isForShow }: { readonly isForShow: boolean },
): Promise<TrainingProposal> {
  const errors = about.judged.report.findings.filter(
    ({ severity }) => severity === "error",
  );
  if (errors.length > 0) {
    throw new Error(
      `The service would refuse it: ${errors.map(({ message }) => english(message)).join(" ")}`,
    );
  }
  const proposed = await propose({ ...about, isForShow });
  if (proposed.kind === "refused") throw new Error(proposed.message);
  return proposed.proposal;
}

/**
 * Uploads and submits what was agreed to.
 *
 * @param storage endpoint and bucket the AWS_* variables may be used for
 * @throws a sentence when it was submitted by somebody else meanwhile
 */
export async function submitOnce(
  { plan }: TrainingProposal,
  about: Proposing,
  storage: string | undefined,
): Promise<Job> {
  const { connection, journal, judged } = about;
  const way = hostingWay(plan.hosting, connection, journal, storage);
  // Asking took time: a window or another terminal may have submitted the same.
  await journal.refresh();
  const { model, service } = plan;
  const { lock } = judged.dataset;
  const jobs = journal.jobs().values();
  if (userOf({ model, service, lock, jobs }) !== undefined) {
    throw new Error(
      `${model.air} was submitted elsewhere in the meantime. Nothing was submitted a second time.`,
    );
  }
  return send({ ...about, plan, way });
}
