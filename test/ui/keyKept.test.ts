import assert from "node:assert/strict";
import { filesWith } from "../fixtures/filesWith.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import type { Studio } from "./support/studio.ts";
import { startStudio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

const longWaitMs = 120_000;

describe("A key that was typed in", () => {
  let studio: Studio;
  let workbench: Workbench;
  takePictureOnFailure(() => workbench, "out/ui/keyKept");

  before(async () => {
    studio = await startStudio({
      vsix: shippedVsix(),
      hasKey: false,
      speed: 1200,
    });
    workbench = await studio.open();
  });
  after(async () => studio.stop());

  it("is in no file after a training and its test images", async function () {
    this.timeout(4 * longWaitMs);
    await workbench.openContainer("Style Trainer");
    await workbench
      .treeRow("Datasets", "Stellar")
      .locator(".label-description", { hasText: "12 images" })
      .waitFor({ timeout: longWaitMs });
    await workbench.command("Style Trainer: Set API Key…");
    await workbench.answerTo("Runware API key", studio.rehearsal.apiKey);
    await workbench.notification("The API key works and is stored");
    await workbench.command("Style Trainer: Submit Training…");
    await workbench.quickRow("Stellar").click();
    await workbench.dialog().waitFor({ timeout: longWaitMs });
    await workbench.dialogButton("Rehearse Training");
    await workbench
      .treeRow("Trainings", "Stellar")
      .locator(".label-description", { hasText: "trained" })
      .waitFor({ timeout: longWaitMs });
    await workbench.notificationButton(
      "Rehearsal done",
      "Generate Test Images",
    );
    await workbench.dialogButton("Generate");
    await workbench
      .webview()
      .getByRole("banner")
      .getByText("12 of 12")
      .waitFor({ timeout: longWaitMs });

    const { found, searched } = filesWith(studio.rehearsal.apiKey, [
      studio.stateFolder,
      studio.workspace,
    ]);
    assert.ok(searched > 100, `${searched} files`);
    assert.deepEqual(found, []);
  });
});
