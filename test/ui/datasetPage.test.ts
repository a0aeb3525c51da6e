import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import type { Locator } from "playwright-core";
import { frameOf } from "./support/accessibility.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import { startStudio } from "./support/studio.ts";
import type { Studio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

/** Measuring the sample on a busy machine. */
const longWaitMs = 60_000;

describe("the dataset page", () => {
  let studio: Studio;
  let workbench: Workbench;

  before(async () => {
    studio = await startStudio({ vsix: shippedVsix() });
    workbench = await studio.open();
  });
  takePictureOnFailure(() => workbench, path.resolve("out/ui/datasetPage"));
  after(async () => {
    await studio.stop();
  });

  const page = () => workbench.webview();
  const images = () =>
    page().getByRole("listbox", { name: "Stellar" }).getByRole("option");
  const named = (file: string): Locator =>
    page().getByRole("option", { name: file });

  it("opens from the dataset's line and shows every image of it", async () => {
    await workbench.openContainer("Style Trainer");
    // Both of them: the other one unfolds above it once it is read.
    for (const [name, images] of [
      ["Everything wrong", "9 images"],
      ["Stellar", "12 images"],
    ] as const) {
      await workbench
        .treeRow("Datasets", name)
        .locator(".label-description", { hasText: images })
        .waitFor({ timeout: longWaitMs });
    }
    await workbench.inlineAction(
      workbench.treeRow("Datasets", "Stellar"),
      "Open Dataset Page",
    );
    await workbench.tab("Dataset: Stellar").waitFor();
    await named("wanderer.jpg").locator("img").waitFor();
    assert.equal(await images().count(), 12);
    await page().getByText("12 images; the service takes 10 to 50").waitFor();
    await named("wanderer.jpg").scrollIntoViewIfNeeded();
    // It is loaded once it comes into sight; one that can't be shown rejects.
    const frame = await frameOf(workbench);
    await frame.evaluate(
      `document.querySelector('[data-file="wanderer.jpg"] img').decode()`,
    );
  });

  it("sorts by what is chosen", async () => {
    await page().getByLabel("Sort by").selectOption("Name");
    const first = await images().first().getAttribute("aria-label");
    assert.match(first ?? "", /^astrolabe\.jpg, 1280 × 1280 px/);
  });

  it("selects by keyboard and says what is selected", async () => {
    await images().first().click();
    await workbench.page.keyboard.press("ArrowRight");
    assert.equal(
      await named("balloon.jpg").getAttribute("aria-selected"),
      "true",
    );
    await page().getByRole("heading", { name: "balloon.jpg" }).waitFor();
    await workbench.page.keyboard.press("Shift+ArrowRight");
    await page().getByRole("heading", { name: "2 images selected" }).waitFor();
  });

  it("leaves out what is selected, shows it greyed and changes the manifest alone", async () => {
    await named("balloon.jpg").click();
    await workbench.page.keyboard.press("Delete");
    await page()
      .getByRole("option", { name: /balloon\.jpg.*Left out/ })
      .waitFor({ timeout: longWaitMs });
    await page().getByText("11 images; the service takes 10 to 50").waitFor();
    const stellar = path.join(studio.workspace, "stellar");
    const manifest = fs.readFileSync(
      path.join(stellar, "style-dataset.json"),
      "utf8",
    );
    assert.match(manifest, /"exclude": \[\s*\{\s*"file": "balloon\.jpg"/);
    assert.ok(fs.existsSync(path.join(stellar, "balloon.jpg")));
  });

  it("lays the images out by style, each reached by an arrow", async () => {
    await page().getByRole("button", { name: "Style Map" }).click();
    await named("moon.jpg").click();
    await workbench.page.keyboard.press("ArrowRight");
    const focused = await page()
      .locator(".point:focus")
      .getAttribute("aria-label");
    assert.doesNotMatch(focused ?? "moon.jpg", /moon\.jpg/);
    assert.equal(await images().count(), 12);
  });

  it("comes back after a reload as it was left", async () => {
    // By the editor's own command, which writes down first what is open.
    await workbench.command("Developer: Reload Window");
    await page()
      .getByRole("button", { name: "Style Map", pressed: true })
      .waitFor({ timeout: longWaitMs });
    await named("balloon.jpg").waitFor({ timeout: longWaitMs });
  });

  it("takes an image back in", async () => {
    await page().getByRole("button", { name: "Contact Sheet" }).click();
    await named("balloon.jpg").click();
    await page().getByRole("button", { name: "Include", exact: true }).click();
    await page()
      .getByText("12 images; the service takes 10 to 50")
      .waitFor({ timeout: longWaitMs });
  });
});
