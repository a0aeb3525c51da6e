import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { isRecord } from "../../src/core/json.ts";
import { modelVsix } from "./support/modelVsix.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import type { Studio } from "./support/studio.ts";
import { startStudio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

const longWaitMs = 120_000;

describe("A training that a language model asks for", function () {
  this.timeout(3 * longWaitMs);
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "a-model-"));
  let studio: Studio;
  let workbench: Workbench;
  takePictureOnFailure(() => workbench, "out/ui/askedByModel");

  before(async () => {
    studio = await startStudio({
      vsix: shippedVsix(),
      beside: [await modelVsix(made, "styleTrainer_submitTraining")],
    });
    workbench = await studio.open();
    await workbench.openContainer("Style Trainer");
    await workbench
      .treeRow("Datasets", "Stellar")
      .locator(".label-description", { hasText: "12 images" })
      .waitFor({ timeout: longWaitMs });
  });
  after(async () => {
    await studio.stop();
    fs.rmSync(made, { recursive: true, force: true });
  });

  const asked = async () => {
    await workbench.command("Ask as a Model");
    await workbench.dialog().waitFor({ timeout: longWaitMs });
    return workbench.dialog().innerText();
  };
  const created = async () => {
    const log: unknown = await (
      await fetch(new URL("/__sim/log", studio.rehearsal.url))
    ).json();
    assert.ok(isRecord(log));
    return log["trainingsCreated"];
  };
  const journalText = () => {
    const file = path.join(studio.dataFolder, "style-trainer/trainings.jsonl");
    return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  };

  it("is asked about by the editor first, in our words, and isn't begun when that is declined", async () => {
    const text = await asked();
    assert.match(text, /Submit a training\?/);
    assert.match(text, /stellar costs money and can't be cancelled/);
    assert.match(text, /nothing is sent before you confirm it there/);
    await workbench.page.screenshot({ path: "out/ui/askedByModel-editor.png" });
    await workbench.dialogButton("Cancel");
    await workbench.notification("The model hears: Cancel");
    assert.equal(await created(), 0);
    assert.doesNotMatch(journalText(), /submit/i);
  });

  it("isn't submitted by the editor's yes alone: the summary with the price is asked about too", async () => {
    await asked();
    await workbench.dialogButton("Yes");
    const summary = workbench.dialog().filter({ hasText: "Rehearse Training" });
    await summary.waitFor({ timeout: longWaitMs });
    await workbench.page.screenshot({
      path: "out/ui/askedByModel-summary.png",
    });
    await workbench.dialogButton("Cancel");
    await workbench.notification('"submitted":false');
    assert.equal(await created(), 0);
  });
});
