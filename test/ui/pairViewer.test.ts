import assert from "node:assert/strict";
import path from "node:path";
import { focusedOn, tabTo, violationsOn } from "./support/accessibility.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import { startStudio } from "./support/studio.ts";
import type { Studio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

/** Measuring the sample on a busy machine. */
const longWaitMs = 120_000;

describe("two images that repeat each other, by keyboard alone", () => {
  let studio: Studio;
  let workbench: Workbench;
  const pictures = path.resolve("out/ui/pairViewer");

  before(async () => {
    studio = await startStudio({ vsix: shippedVsix() });
    workbench = await studio.open();
  });
  takePictureOnFailure(() => workbench, pictures);
  after(async () => {
    await studio.stop();
  });

  const page = () => workbench.webview();
  const viewer = () => page().getByRole("dialog");
  const status = () => viewer().getByRole("status");
  const press = (key: string) => workbench.page.keyboard.press(key);
  let isOpened = false;
  beforeEach(function () {
    const isFirst =
      this.currentTest?.title === "are opened from the list of repeats";
    assert.ok(isOpened || isFirst, "the pair wasn't opened");
  });

  it("are opened from the list of repeats", async () => {
    await workbench.openContainer("Style Trainer");
    await workbench
      .treeRow("Datasets", "Everything wrong")
      .locator(".label-description", { hasText: "errors" })
      .waitFor({ timeout: longWaitMs });
    await workbench.command("Style Trainer: Open Dataset Page");
    await workbench.quickRow("Everything wrong").click();
    await page().locator(".card").first().waitFor({ timeout: longWaitMs });
    await tabTo(workbench, /moon.*moon/);
    await press("Enter");
    await viewer().waitFor();
    isOpened = true;
  });

  it("have a name, and a name for each thing that can be done", async () => {
    const name = (await viewer().getAttribute("aria-label")) ?? "";
    assert.match(name, /same|Nearly/);
    assert.match((await status().textContent()) ?? "", /1 of 2\. .+moon/);
    for (const file of ["moon.jpg", "moon-copy.jpg"]) {
      await viewer().getByRole("img", { name: file }).waitFor();
    }
    assert.equal(await focusedOn(workbench), "Close");
    assert.deepEqual(await violationsOn(workbench), []);
    await workbench.page.screenshot({ path: path.join(pictures, "pair.png") });
  });

  it("are gone through by arrow, and each is said", async () => {
    await press("ArrowRight");
    await viewer().getByText("2 of 2", { exact: true }).waitFor();
    assert.match((await status().textContent()) ?? "", /2 of 2/);
    await press("ArrowRight");
    assert.match((await status().textContent()) ?? "", /2 of 2/);
    await press("ArrowLeft");
    await viewer().getByText("1 of 2", { exact: true }).waitFor();
  });

  it("keep the focus among themselves, and off Close when the last is reached", async () => {
    await tabTo(workbench, /^Next/, "Shift+Tab");
    await press("Enter");
    await viewer().getByText("2 of 2", { exact: true }).waitFor();
    assert.match(await focusedOn(workbench), /^Previous/);
    for (const name of [/^Close$/, /^Keep This One: /, /^Keep This One: /]) {
      await press("Tab");
      assert.match(await focusedOn(workbench), name);
    }
  });

  it("are left by Escape, to where they were opened", async () => {
    await press("Escape");
    await viewer().waitFor({ state: "hidden" });
    assert.match(await focusedOn(workbench), /moon.*moon/);
  });

  it("are settled by keeping one of them", async () => {
    await press("Enter");
    await viewer().waitFor();
    await tabTo(workbench, /^Keep This One: moon/, "Tab");
    await press("Enter");
    await viewer()
      .getByText("1 of 2", { exact: true })
      .waitFor({ state: "hidden", timeout: longWaitMs });
  });
});
