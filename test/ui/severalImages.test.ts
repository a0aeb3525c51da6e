import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { drawTwoVersions } from "../fixtures/drawnVersions.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import { startStudio } from "./support/studio.ts";
import type { Studio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

/** Measuring the sample on a busy machine. */
const longWaitMs = 120_000;
const perPrompt = 2;

describe("two pictures of each prompt by each version, by keyboard alone", () => {
  let studio: Studio;
  let workbench: Workbench;
  let folder: string;
  let prompts: number;

  before(async () => {
    studio = await startStudio({ vsix: shippedVsix() });
    folder = path.join(studio.workspace, "stellar");
    prompts = await drawTwoVersions(folder, perPrompt);
    workbench = await studio.open();
  });
  takePictureOnFailure(() => workbench, path.resolve("out/ui/severalImages"));
  after(async () => {
    await studio.stop();
  });

  const page = () => workbench.webview();
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await workbench.page.keyboard.press(key);
  };
  const picture = async (name: string) => {
    await workbench.page.screenshot({
      path: path.resolve(`out/ui/severalImages/${name}.png`),
    });
  };
  const pictures = () => page().locator(".picture img");
  /** The second picture of the enlarged prompt, or the first. */
  const chosen = (index: number) =>
    page()
      .getByRole("dialog")
      .getByRole("button", {
        name: `Picture ${index} of ${perPrompt}`,
        pressed: true,
      })
      .waitFor();

  it("lie side by side in their cell, as small copies once they are measured", async () => {
    await workbench.openContainer("Style Trainer");
    await workbench
      .treeRow("Datasets", "Stellar")
      .waitFor({ timeout: longWaitMs });
    await workbench.command("Style Trainer: Show Test Images");
    await workbench.quickRow("Stellar").click();
    const count = prompts * 2 * perPrompt;
    await page()
      .getByText(`${count} of ${count} pictures`)
      .waitFor({ timeout: longWaitMs });
    assert.equal(await pictures().count(), count);
    await page()
      .getByText(/^Repeats /)
      .first()
      .waitFor({ timeout: longWaitMs });
    await picture("1-grid");
  });

  it("are in memory near what is seen, as small copies, and nowhere else", async () => {
    const first = pictures().first();
    const last = pictures().last();
    await last
      .and(page().locator(":not([src])"))
      .waitFor({ state: "attached" });
    await page().locator(".picture[tabindex='0']").focus();
    await press("Control+End");
    await last.and(page().locator(".is-there[src$='.webp']")).waitFor();
    await first
      .and(page().locator(":not([src])"))
      .waitFor({ state: "attached" });
    assert.notEqual(await first.getAttribute("alt"), "");
    await press("Control+Home");
    await first.and(page().locator(".is-there[src$='.webp']")).waitFor();
  });

  it("are walked, enlarged and compared one by one", async () => {
    // From the prompt, over the first one.
    await press("ArrowRight", "ArrowRight", "Enter");
    await chosen(2);
    const large = page().getByRole("dialog").locator(".layer img").first();
    assert.match((await large.getAttribute("src")) ?? "", /\.2\.png$/);
    await press("PageUp");
    await chosen(1);
    assert.doesNotMatch((await large.getAttribute("src")) ?? "", /\.2\.png$/);
    await press("PageDown", "3");
    await chosen(2);
    const layers = page().getByRole("dialog").locator(".layer img");
    for (const layer of await layers.all()) {
      assert.match((await layer.getAttribute("src")) ?? "", /\.2\.png$/);
    }
    await picture("2-slider");
    await press("ArrowRight");
    await page().getByText(`2 of ${prompts}`, { exact: true }).waitFor();
    await chosen(2);
    await press("1", "Escape");
    await page().getByRole("dialog").waitFor({ state: "hidden" });
  });

  it("are voted on one by one", async () => {
    const pairs = prompts * perPrompt;
    const voted = (count: number) =>
      page()
        .getByText(`${count} of ${pairs} pairs voted on`, { exact: true })
        .waitFor();
    await page().getByRole("button", { name: "Vote Blind" }).focus();
    await press("Enter");
    await voted(0);
    await page().locator(".windows.are-there").waitFor();
    await picture("3-vote");
    for (let done = 1; done <= pairs; done++) {
      await press("0");
      await voted(done);
    }
    await page()
      .getByRole("heading", { name: "Every pair has its vote." })
      .waitFor();
    const lines = fs
      .readFileSync(
        path.join(folder, ".style-trainer/evaluations/votes.jsonl"),
        "utf8",
      )
      .trimEnd()
      .split("\n");
    const named = lines.map((line) => {
      const { promptKey, index = 1 } = JSON.parse(line) as {
        readonly promptKey: string;
        readonly index?: number;
      };
      return `${promptKey} ${index}`;
    });
    assert.equal(new Set(named).size, pairs);
    await press("Escape");
  });
});
