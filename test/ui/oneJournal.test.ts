import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ended } from "../fixtures/ended.ts";
import type { TrainingsOutput, TrainOutput } from "../../src/cli/outputs.ts";
import { isRecord } from "../../src/core/json.ts";
import { limits } from "../../src/core/limits.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import type { Studio } from "./support/studio.ts";
import { startStudio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

const longWaitMs = 120_000;
/** Two hours in twenty minutes: under way until a test puts the clock on. */
const speed = 6;

describe("One journal of editor and terminal", function () {
  this.timeout(4 * longWaitMs);
  const programs = programsOfSuite();
  let studio: Studio;
  let workbench: Workbench;
  takePictureOnFailure(() => workbench, "out/ui/oneJournal");

  before(async () => {
    studio = await startStudio({ vsix: shippedVsix(), speed });
    secondDataset(studio.workspace);
    workbench = await studio.open();
    await workbench.openContainer("Style Trainer");
  });
  after(async () => studio.stop());

  // Each caller says what the command prints.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  async function terminal<Output>(
    ...arguments_: readonly string[]
  ): Promise<{ readonly code: number | null; readonly output: Output }> {
    const child = spawn(
      process.execPath,
      [programs.cli(), ...arguments_, "--json"],
      {
        stdio: ["ignore", "pipe", "pipe"],
        timeout: 2 * longWaitMs,
        env: {
          ...process.env,
          XDG_DATA_HOME: studio.dataFolder,
          XDG_CACHE_HOME: path.join(studio.dataFolder, "cache"),
          STYLE_TRAINER_ENDPOINT: studio.rehearsal.url,
          RUNWARE_API_KEY: studio.rehearsal.apiKey,
        },
      },
    );
    const { code, stdout, stderr } = await ended(child);
    assert.notEqual(stdout, "", stderr);
    return { code, output: JSON.parse(stdout) as Output };
  }
  const trained = (name: string) =>
    workbench
      .treeRow("Trainings", name)
      .locator(".label-description", { hasText: "trained · rehearsal" })
      .waitFor({ timeout: longWaitMs });

  it("shows in the editor's status what the terminal submitted, and follows it there to its end", async () => {
    const { code, output } = await terminal<TrainOutput>(
      ...["train", path.join(studio.workspace, "stellar"), "--yes"],
    );
    assert.deepEqual([code, output.outcome], [0, "submitted"]);
    const status = workbench.statusItem(
      "style-trainer.style-trainer",
      "training",
    );
    await status
      .filter({ hasText: "Stellar" })
      .waitFor({ timeout: longWaitMs });
    await workbench.page.screenshot({ path: "out/ui/oneJournal-status.png" });
    // The terminal has ended: nobody but the editor can ask.
    await letTrainingEnd(studio.rehearsal.url);
    await trained("Stellar");
    assert.match(lockOf(studio.workspace, "stellar"), /succeeded/);
    assert.equal(await trainingsCreated(studio.rehearsal.url), 1);
  });

  it("shows in the terminal what the editor submitted, doesn't submit it again, and follows it there to its end when the editor is closed", async () => {
    const { url } = studio.rehearsal;
    const second = path.join(studio.workspace, "second");
    await workbench.command("Style Trainer: Submit Training…");
    await workbench.quickRow("Second").click();
    await workbench.dialog().waitFor({ timeout: longWaitMs });
    await workbench.dialogButton("Rehearse Training");
    await workbench
      .treeRow("Trainings", "Second")
      .locator(".label-description", { hasText: /\d %/ })
      .waitFor({ timeout: longWaitMs });
    const again = await terminal<TrainOutput>("train", second, "--yes");
    assert.deepEqual([again.code, again.output.outcome], [1, "under-way"]);
    const status = await terminal<TrainingsOutput>("status");
    assert.deepEqual(
      status.output.trainings.map(({ dataset, state }) => [
        dataset.folder,
        state,
      ]),
      [[second, "processing"]],
    );

    await studio.endEditor();
    const before = await questions(url);
    const waiting = terminal<TrainingsOutput>("wait");
    while ((await questions(url)) === before) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await letTrainingEnd(url);
    const waited = await waiting;
    assert.deepEqual(
      [waited.code, waited.output.trainings.map(({ state }) => state)],
      [0, ["succeeded"]],
    );
    assert.match(lockOf(studio.workspace, "second"), /succeeded/);
    assert.equal(await trainingsCreated(url), 2);
  });
});

function secondDataset(workspace: string): void {
  const folder = path.join(workspace, "second");
  fs.cpSync(path.join(workspace, "stellar"), folder, { recursive: true });
  const file = path.join(folder, "style-dataset.json");
  const manifest: unknown = JSON.parse(fs.readFileSync(file, "utf8"));
  assert.ok(isRecord(manifest) && isRecord(manifest["model"]));
  const model = { ...manifest["model"], air: "org:second@1", name: "Second" };
  fs.writeFileSync(
    file,
    JSON.stringify({ ...manifest, name: "Second", model }),
  );
}

function lockOf(workspace: string, dataset: string): string {
  const file = path.join(workspace, dataset, "style-dataset.lock.json");
  return fs.readFileSync(file, "utf8");
}

async function letTrainingEnd(url: string): Promise<void> {
  const answer = await fetch(new URL("/__sim/clock", url), {
    method: "POST",
    body: JSON.stringify({ advanceMs: limits.usualTrainingMs / speed }),
  });
  assert.ok(answer.ok);
}

async function trainingsCreated(url: string): Promise<unknown> {
  return (await logOf(url))["trainingsCreated"];
}

/** Requests about a training so far. */
async function questions(url: string): Promise<number> {
  const { requests } = await logOf(url);
  assert.ok(Array.isArray(requests));
  return requests.filter((request) =>
    JSON.stringify(request).includes('"getResponse"'),
  ).length;
}

async function logOf(url: string): Promise<Readonly<Record<string, unknown>>> {
  const log: unknown = await (await fetch(new URL("/__sim/log", url))).json();
  assert.ok(isRecord(log));
  return log;
}
