import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { TrainOutput } from "../../src/cli/outputs.ts";
import { isRecord } from "../../src/core/json.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import type { Studio } from "./support/studio.ts";
import { startStudio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

const longWaitMs = 120_000;

describe("One journal of editor and terminal", function () {
  this.timeout(4 * longWaitMs);
  const programs = programsOfSuite();
  let studio: Studio;
  let workbench: Workbench;
  takePictureOnFailure(() => workbench, "out/ui/oneJournal");

  before(async () => {
    // Two hours in a minute.
    studio = await startStudio({ vsix: shippedVsix(), speed: 120 });
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
        env: {
          ...process.env,
          XDG_DATA_HOME: studio.dataFolder,
          XDG_CACHE_HOME: path.join(studio.dataFolder, "cache"),
          STYLE_TRAINER_ENDPOINT: studio.rehearsal.url,
          RUNWARE_API_KEY: studio.rehearsal.apiKey,
        },
      },
    );
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (text) => (stdout += String(text)));
    child.stderr.on("data", (text) => (stderr += String(text)));
    const code = await new Promise<number | null>((resolve) =>
      child.once("close", resolve),
    );
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
    await trained("Stellar");
    assert.match(lockOf(studio.workspace, "stellar"), /succeeded/);
    assert.equal(await trainingsCreated(studio.rehearsal.url), 1);
  });

  it("shows in the terminal what the editor submitted, and isn't submitted there again", async () => {
    const second = path.join(studio.workspace, "second");
    await workbench.command("Style Trainer: Submit Training…");
    await workbench.quickRow("Second").click();
    await workbench.dialog().waitFor({ timeout: longWaitMs });
    await workbench.dialogButton("Rehearse Training");
    await workbench
      .treeRow("Trainings", "Second")
      .waitFor({ timeout: longWaitMs });
    const again = await terminal<TrainOutput>("train", second, "--yes");
    assert.deepEqual([again.code, again.output.outcome], [1, "under-way"]);
    assert.equal(await trainingsCreated(studio.rehearsal.url), 2);
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

async function trainingsCreated(url: string): Promise<unknown> {
  const log: unknown = await (await fetch(new URL("/__sim/log", url))).json();
  assert.ok(isRecord(log));
  return log["trainingsCreated"];
}
