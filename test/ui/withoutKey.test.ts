import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { shippedVsix } from "./support/shippedVsix.ts";
import type { Studio } from "./support/studio.ts";
import { startStudio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

const longWaitMs = 90_000;

describe("Somebody without an API key", () => {
  let studio: Studio | undefined;
  let workbench: Workbench | undefined;
  takePictureOnFailure(() => workbench, "out/ui/withoutKey");

  before(async function () {
    this.timeout(longWaitMs);
    studio = await startStudio({
      vsix: shippedVsix(),
      isConnected: false,
      settings: { "styleTrainer.rehearsal.speed": 1200 },
    });
    workbench = await studio.open();
    await workbench.openContainer("Style Trainer");
  });

  after(async () => studio?.stop());

  it("is offered a key or a rehearsal, and rehearses a training to its end", async function () {
    this.timeout(3 * longWaitMs);
    assert.ok(studio && workbench);
    const { page } = workbench;
    await page
      .getByRole("button", { name: "Set API Key" })
      .waitFor({ timeout: longWaitMs });
    await page.getByRole("button", { name: "Start Rehearsal" }).click();
    await workbench.notification("Rehearsal started");
    await workbench
      .treeRow("Datasets", "Stellar")
      .locator(".label-description", { hasText: "12 images" })
      .waitFor({ timeout: longWaitMs });
    await workbench.command("Style Trainer: Submit Training…");
    await workbench.quickRow("Stellar").click();
    await workbench.dialog().waitFor({ timeout: longWaitMs });
    await workbench.dialogButton("Rehearse Training");
    await workbench
      .treeRow("Trainings", "Stellar")
      .locator(".label-description", { hasText: "trained · rehearsal" })
      .waitFor({ timeout: longWaitMs });
    const lock = await readFile(
      path.join(studio.workspace, "stellar/style-dataset.lock.json"),
      "utf8",
    );
    assert.match(lock, /"rehearsal": ?true/);
    assert.match(lock, /"outcome": ?"succeeded"/);
  });

  it("finds the rehearsed training again after a restart", async function () {
    this.timeout(2 * longWaitMs);
    assert.ok(studio && workbench);
    await studio.restartEditor();
    await workbench.reload();
    await workbench.openContainer("Style Trainer");
    await workbench
      .treeRow("Trainings", "Stellar")
      .locator(".label-description", { hasText: "trained · rehearsal" })
      .waitFor({ timeout: longWaitMs });
  });
});
