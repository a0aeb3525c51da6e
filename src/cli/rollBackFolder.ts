import path from "node:path";
import type { RollbackPlan } from "../core/dataset/rollbackPlan.ts";
import { isEmptyRollback } from "../core/dataset/rollbackPlan.ts";
import { enumeration, plural, shownName } from "../core/text.ts";
import { readDataset } from "../engine/dataset/readDataset.ts";
import { setAsideFolder } from "../engine/versions/findBytes.ts";
import { plannedRollback, rollBack } from "../engine/versions/rollBack.ts";
import { undoReplacement } from "../engine/versions/setAside.ts";
import type { ExitCode } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import type { RollbackOutput } from "./outputs.ts";
import { readVersions, versionNamed } from "./readVersions.ts";
import { showProgress } from "./showProgress.ts";
import { printJson } from "./terminal.ts";
import { withWorkers } from "./withWorkers.ts";

interface RollBackOptions {
  readonly dryRun: boolean;
  readonly undo: boolean;
  readonly json: boolean;
  readonly cache: boolean;
}

/** Rolls back, says what that would do, or undoes it. */
export async function rollBackFolder(
  folder: string,
  name: string | undefined,
  { dryRun, undo, json, cache }: RollBackOptions,
): Promise<ExitCode> {
  if (undo) return undoLast(folder, json);
  if (name === undefined) {
    throw new Error("Say which version to go back to, or --undo.");
  }
  const version = versionNamed(await readVersions(folder), name);
  const progress = showProgress(process.stderr);
  const { plan, aside } = await withWorkers(
    cache,
    async ({ inspector }, signal) => {
      const dataset = await readDataset(folder, {
        inspector,
        signal,
        onProgress: (done, total) =>
          progress.update(`${done} of ${total} pictures`),
      });
      const now = () => new Date();
      const plan = await plannedRollback(folder, dataset, version);
      const done = dryRun
        ? undefined
        : await rollBack({ folder, dataset, version, now, signal });
      return { plan, aside: done };
    },
  ).finally(progress.done);
  const setAside = aside && path.join(setAsideFolder, aside.name);
  const output: RollbackOutput = {
    ...{ kind: "rollback", dryRun, ...plan },
    fields: Object.keys(plan.fields),
    setAside: setAside ?? null,
  };
  if (json) printJson(output);
  else process.stdout.write(planText(plan, dryRun, setAside));
  return exitCodes.clean;
}

async function undoLast(folder: string, json: boolean): Promise<ExitCode> {
  const undone = await undoReplacement(folder, new Date());
  const output: RollbackOutput = { kind: "undo", undone: undone?.what ?? null };
  if (json) printJson(output);
  else {
    process.stdout.write(
      undone
        ? `Undone: ${undone.what}. Again undoes the undoing.\n`
        : "There is nothing to undo.\n",
    );
  }
  return exitCodes.clean;
}

function planText(
  plan: RollbackPlan,
  dryRun: boolean,
  setAside: string | undefined,
): string {
  const { version, images, leftOut, fields } = plan;
  if (isEmptyRollback(plan)) {
    return `The dataset is as it was at ${version}; there is nothing to do.\n`;
  }
  const would = dryRun ? "Would roll" : "Rolled";
  const parts = Object.keys(fields);
  return [
    `${would} back to ${version}:`,
    ...images.map(({ image, replaces }) =>
      replaces
        ? `  ~ ${shownName(image.file)} gets its earlier bytes; the present ones are set aside`
        : `  + ${shownName(image.file)} comes back`,
    ),
    ...leftOut.map(
      (file) => `  - ${shownName(file)} wasn't in it: left out, not removed`,
    ),
    ...(parts.length > 0
      ? [
          `  ~ ${plural(parts.length, "part")} of the manifest: ${enumeration(parts, 7)}`,
        ]
      : []),
    ...(setAside === undefined
      ? []
      : [
          `What was replaced is in ${setAside}; \`style-trainer rollback --undo\` puts it back.`,
        ]),
    "",
  ].join("\n");
}
