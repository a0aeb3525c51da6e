import assert from "node:assert/strict";
import { isRecord } from "../../src/core/json.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import type { Studio } from "./support/studio.ts";
import { startStudio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

const longWaitMs = 90_000;

describe("A training under way", () => {
  let studio: Studio | undefined;
  let workbench: Workbench | undefined;
  takePictureOnFailure(() => workbench, "out/ui/restart");

  before(async function () {
    this.timeout(longWaitMs);
    // Two hours in 40 seconds: time enough to restart the editor within.
    studio = await startStudio({ vsix: shippedVsix(), speed: 180 });
    workbench = await studio.open();
  });

  after(async () => studio?.stop());

  it("is followed to its end when the editor is ended and started again, and is submitted once", async function () {
    this.timeout(3 * longWaitMs);
    assert.ok(studio && workbench);
    await workbench.openContainer("Style Trainer");
    await workbench
      .treeRow("Datasets", "Stellar")
      .locator(".label-description", { hasText: "12 images" })
      .waitFor({ timeout: longWaitMs });
    await workbench.command("Style Trainer: Submit Training…");
    await workbench.quickRow("Stellar").click();
    await workbench.dialog().waitFor({ timeout: longWaitMs });
    await workbench.dialogButton("Rehearse Training");
    const status = () =>
      workbench?.statusItem("style-trainer.style-trainer", "training");
    await status()?.getByText(/\d %/).waitFor({ timeout: longWaitMs });

    await studio.restartEditor();
    await workbench.reload();
    await status()?.waitFor({ timeout: longWaitMs });
    await workbench.page.screenshot({ path: "out/ui/restarted.png" });
    await status()?.getByText("trained").waitFor({ timeout: longWaitMs });
    assert.equal(await trainingsAt(studio.rehearsal.url), 1);
  });
});

/** How many trainings the rehearsal has seen. */
async function trainingsAt(serviceUrl: string): Promise<unknown> {
  const response = await fetch(new URL("/__sim/log", serviceUrl));
  const log: unknown = await response.json();
  return isRecord(log) ? log["trainingsCreated"] : undefined;
}
