import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { shippedVsix } from "./support/shippedVsix.ts";
import type { Studio } from "./support/studio.ts";
import { startStudio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

const longWaitMs = 90_000;

describe("A training in trouble", () => {
  let studio: Studio;
  let workbench: Workbench;
  takePictureOnFailure(() => workbench, "out/ui/troubles");

  before(async function () {
    this.timeout(2 * longWaitMs);
    // Slow enough to be under way for as long as these tests need.
    studio = await startStudio({ vsix: shippedVsix(), speed: 10 });
    workbench = await studio.open();
    await workbench.openContainer("Style Trainer");
    await workbench.widenSideBar(220);
  });

  after(async () => studio.stop());

  const description = (text: string | RegExp) =>
    workbench
      .treeRow("Trainings", "Stellar")
      .locator(".label-description", { hasText: text })
      .first()
      .waitFor({ timeout: longWaitMs });
  const detail = (text: string | RegExp) =>
    workbench
      .tree("Trainings")
      .locator('.monaco-list-row[role="treeitem"]', { hasText: text })
      .first()
      .waitFor({ timeout: longWaitMs });
  const picture = (name: string) =>
    workbench.page.screenshot({ path: `out/ui/trouble-${name}.png` });
  const control = (route: string, body: unknown) =>
    fetch(new URL(`/__sim/${route}`, studio.rehearsal.url), {
      method: "POST",
      body: JSON.stringify(body),
    });

  async function submit(): Promise<void> {
    await workbench.command("Style Trainer: Submit Training…");
    await workbench.quickRow("Stellar").click();
    await workbench.dialog().waitFor({ timeout: longWaitMs });
  }

  it("shows what it knew after a reload, at once", async function () {
    this.timeout(4 * longWaitMs);
    await workbench
      .treeRow("Datasets", "Stellar")
      .locator(".label-description", { hasText: "12 images" })
      .waitFor({ timeout: longWaitMs });
    await submit();
    await workbench.dialogButton("Rehearse Training");
    await description(/\d %/);
    await workbench.reload();
    await workbench.openContainer("Style Trainer");
    await description(/\d %/);
    await workbench.expand(workbench.treeRow("Trainings", "Stellar"));
    await detail(/Last heard of/);
    await picture("reload");
  });

  it("says that the key was refused, and with which button to set another", async function () {
    this.timeout(2 * longWaitMs);
    await control("switches", {
      faults: [{ match: "getResponse", kind: "401", times: 1000 }],
    });
    await description(/key refused/);
    await detail(/doesn't accept the API key/);
    const told = await workbench.notification("API key is no longer accepted");
    await told.getByRole("button", { name: "Set API Key…" }).waitFor();
    await picture("key-revoked");
    await control("switches", { faults: [] });
    await description(/\d %$|\d % ·/);
    await workbench.clearNotifications();
  });

  it("says since when nothing was heard while the service is away, and goes on when it is back", async function () {
    this.timeout(2 * longWaitMs);
    await control("switches", {
      faults: [{ match: "*", kind: "cut", times: 1000 }],
    });
    await description(/no connection/);
    await detail(/can't be reached/);
    await picture("offline");
    // An hour at the service, during which nobody could ask.
    await control("clock", { advanceMs: 60 * 60_000 });
    await control("switches", { faults: [] });
    await description("trained");
    await picture("back-after-an-hour");
  });

  it("refuses to train under the same name again, and offers the next", async function () {
    this.timeout(2 * longWaitMs);
    await submit();
    const dialog = workbench.dialog();
    await dialog.getByText("cosmic-illustration@1 is taken").waitFor();
    await picture("air-taken");
    await control("switches", { datasetForms: datasetFormsWithoutUuid });
    await workbench.dialogButton("Use stellar:cosmic-illustration@2");
    await dialog.getByText("Rehearse the training of").waitFor({
      timeout: longWaitMs,
    });
    const manifest = await readFile(manifestFile(), "utf8");
    assert.match(manifest, /cosmic-illustration@2/);
    await picture("summary");
    await workbench.dialogButton("Rehearse Training");
  });

  it("that failed says why, and leads to a new version", async function () {
    this.timeout(2 * longWaitMs);
    await description("failed");
    const failed = await workbench.notification("failed. The service refuses");
    await picture("failed");
    await failed
      .getByRole("button", { name: "Fix and Submit Again…", exact: true })
      .click();
    // The refused parameter is the way the ZIP gets there.
    await workbench.tab("style-dataset.json").waitFor({ timeout: longWaitMs });
    await control("switches", {
      datasetForms: { ...datasetFormsWithoutUuid, uuid: true },
    });
    await picture("fix");
    await workbench.notificationButton("Correct it in", "Submit Again");
    await workbench.answer("stellar:cosmic-illustration@3");
    await workbench
      .dialog()
      .getByText("Rehearse the training of stellar:cosmic-illustration@3")
      .waitFor({ timeout: longWaitMs });
    await picture("again");
    await workbench.dialogButton("Cancel");
  });

  const manifestFile = () =>
    path.join(studio.workspace, "stellar/style-dataset.json");
});

const datasetFormsWithoutUuid = {
  url: true,
  uuid: false,
  dataURI: false,
  base64: false,
};
