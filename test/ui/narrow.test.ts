import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { drawings } from "../fixtures/pictures.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import type { Studio } from "./support/studio.ts";
import { startStudio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

/** Measuring the sample on a busy machine. */
const longWaitMs = 120_000;

describe("narrowing a library on its page", () => {
  let studio: Studio;
  let workbench: Workbench;

  before(async () => {
    studio = await startStudio({ vsix: shippedVsix() });
    await drawLibrary(path.join(studio.workspace, "library"));
    workbench = await studio.open();
  });
  takePictureOnFailure(() => workbench, path.resolve("out/ui/narrow"));
  after(async () => {
    await studio.stop();
  });

  const page = () => workbench.webview();
  const manifest = () =>
    fs.readFileSync(
      path.join(studio.workspace, "stellar", "style-dataset.json"),
      "utf8",
    );

  it("leaves the images of a library folded, so that the next dataset is in sight", async () => {
    await workbench.openContainer("Style Trainer");
    await workbench
      .treeRow("Datasets", "library")
      .locator(".label-description", { hasText: "52 images · 1 error" })
      .waitFor({ timeout: longWaitMs });
    await workbench
      .treeRow("Datasets", "Stellar")
      .waitFor({ timeout: longWaitMs });
  });

  it("opens from the dataset's menu and shows what it would choose, and why", async () => {
    const row = workbench.treeRow("Datasets", "Stellar");
    await workbench.contextAction(row, "Narrow Library…");
    await workbench.tab("Narrow Library").waitFor();
    await page()
      .getByText(/^\d+ of 12 images chosen$/)
      .waitFor({ timeout: longWaitMs });
    await page().getByText("The heart of the style.").first().waitFor();
    assert.doesNotMatch(manifest(), /narrowed|left out by hand/);
  });

  it("leaves out what the user doesn't want, and offers to take it back", async () => {
    await page().getByRole("button", { name: "Leave Out: comet.jpg" }).click();
    const group = page().getByText("Left out by you");
    await group.waitFor({ timeout: longWaitMs });
    await group.click();
    await page().getByText("You left it out.").waitFor();
    await page().getByRole("button", { name: "Undo: comet.jpg" }).waitFor();
  });

  it("remembers over a reload what the user wants", async () => {
    await page().getByRole("button", { name: "Keep: moon.jpg" }).click();
    await page()
      .getByRole("button", { name: "Undo: moon.jpg" })
      .waitFor({ timeout: longWaitMs });
    await workbench.command("Developer: Reload Window");
    await page()
      .getByRole("button", { name: "Undo: moon.jpg" })
      .waitFor({ timeout: longWaitMs });
    await page().getByText("Left out by you").click();
    await page().getByRole("button", { name: "Undo: comet.jpg" }).waitFor();
  });

  it("writes the choice only after it was agreed to", async () => {
    await page().getByRole("button", { name: "Use This Choice…" }).click();
    await workbench.dialog().waitFor();
    assert.doesNotMatch(manifest(), /left out by hand/);
    await workbench.dialogButton("Exclude the Others");
    await page()
      .getByRole("button", { name: "This is the dataset" })
      .waitFor({ timeout: longWaitMs });
    assert.match(manifest(), /"comet\.jpg", "reason": "left out by hand"/);
  });

  it("is the fix for a dataset of more images than the service takes", async () => {
    await workbench.openFile("library/style-dataset.json");
    await workbench.textEditor("library/style-dataset.json").click();
    await workbench.page.keyboard.press("Control+Home");
    const fix = "Narrow to the best images of one style…";
    await workbench.showQuickFix(fix);
    await workbench.page.locator(".action-widget").getByText(fix).click();
    await page()
      .getByText(/^[1-5]\d of 52 images chosen$/)
      .waitFor({ timeout: longWaitMs });
  });
});

/** Two more than are taken. */
async function drawLibrary(folder: string): Promise<void> {
  fs.mkdirSync(folder);
  for (const { name, content } of await drawings(52)) {
    fs.writeFileSync(path.join(folder, name), content);
  }
  fs.writeFileSync(path.join(folder, "style-dataset.json"), "{}\n");
}
