import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { shippedVsix } from "./support/shippedVsix.ts";
import { startStudio } from "./support/studio.ts";
import type { Studio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

/** Starting on a busy machine, and measuring the sample. */
const longWaitMs = 90_000;

describe("Somebody who has just installed it", () => {
  let studio: Studio;
  let workbench: Workbench;

  before(async () => {
    studio = await startStudio({
      vsix: shippedVsix(),
      isConnected: false,
      isEmpty: true,
    });
    workbench = await studio.open();
  });
  takePictureOnFailure(() => workbench, path.resolve("out/ui/firstSteps"));
  after(async () => {
    await studio.stop();
  });

  const step = (title: string) =>
    workbench.page.locator(".getting-started-step", { hasText: title });

  it("is led to the first steps from the empty view", async () => {
    await workbench.openContainer("Style Trainer");
    await workbench.page
      .locator(".welcome-view-content")
      .getByRole("button", { name: "Show the first steps" })
      .click({ timeout: longWaitMs });
    await step("Create or open a dataset").waitFor({ timeout: longWaitMs });
    for (const title of [
      "See what is wrong before you pay",
      "Rehearse a training",
      "Look at test images",
      "Connect your account",
    ]) {
      await step(title).waitFor();
    }
  });

  it("sees the product in the picture of a step", async () => {
    const picture = workbench.page.locator(".getting-started-media img");
    const shown = await picture.first().elementHandle({ timeout: longWaitMs });
    await shown.waitForElementState("stable");
    const width = await shown.getProperty("naturalWidth");
    assert.ok(Number(await width.jsonValue()) > 0);
  });

  it("gets the sample dataset and its findings without a key", async () => {
    await step("Create or open a dataset")
      .getByRole("button", { name: "Open Sample Dataset…" })
      .click();
    await workbench.page
      .getByRole("button", { name: "Copy Sample Here" })
      .click({ timeout: longWaitMs });
    const page = workbench.webview();
    await page
      .getByRole("option", { name: /meadow\.webp.*Breaks the style/ })
      .waitFor({ timeout: longWaitMs });
    const sample = path.join(studio.workspace, "stellar-sample");
    assert.equal(fs.readdirSync(sample).length, 14);
  });

  it("finds the first step done", async () => {
    await workbench.tab("Welcome").or(workbench.tab("Walkthrough")).click();
    await step("Create or open a dataset")
      .locator(".codicon.complete")
      .waitFor({ timeout: longWaitMs });
  });
});
