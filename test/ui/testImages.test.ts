import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Locator } from "playwright-core";
import { drawTwoVersions } from "../fixtures/drawnVersions.ts";
import { violationsIn, violationsOn } from "./support/accessibility.ts";
import { setTheme, themes } from "./support/setTheme.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import { startStudio } from "./support/studio.ts";
import type { Studio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

/** Measuring the sample on a busy machine. */
const longWaitMs = 120_000;

describe("two versions judged on the page of test images, by keyboard alone", () => {
  let studio: Studio;
  let workbench: Workbench;
  let folder: string;
  let prompts: number;

  before(async () => {
    studio = await startStudio({ vsix: shippedVsix() });
    folder = path.join(studio.workspace, "stellar");
    prompts = await drawTwoVersions(folder);
    workbench = await studio.open();
  });
  takePictureOnFailure(() => workbench, path.resolve("out/ui/testImages"));
  after(async () => {
    await studio.stop();
  });

  const page = () => workbench.webview();
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await workbench.page.keyboard.press(key);
  };
  const pressed = (name: RegExp) =>
    page().getByRole("button", { name, pressed: true }).waitFor();
  /** Tab until it has the focus. */
  const walkTo = async (target: Locator) => {
    await target.waitFor({ timeout: longWaitMs });
    for (let tabs = 0; tabs < 60; tabs++) {
      const focused = target.and(page().locator(":focus"));
      if ((await focused.count()) > 0) return;
      await press("Tab");
    }
    assert.fail("Tab doesn't lead there");
  };
  const picture = async (name: string) => {
    await workbench.page.screenshot({
      path: path.resolve(`out/ui/testImages/${name}.png`),
    });
  };
  const voteLines = () =>
    fs
      .readFileSync(
        path.join(folder, ".style-trainer/evaluations/votes.jsonl"),
        "utf8",
      )
      .trimEnd()
      .split("\n").length;

  it("shows what changed between them, and which pictures repeat a training image", async () => {
    await workbench.openContainer("Style Trainer");
    await workbench
      .treeRow("Datasets", "Stellar")
      .waitFor({ timeout: longWaitMs });
    await workbench.command("Style Trainer: Show Test Images");
    await workbench.quickRow("Stellar").click();
    const count = prompts * 2;
    await page()
      .getByText(`${count} of ${count} pictures`)
      .waitFor({ timeout: longWaitMs });
    await page()
      .getByText("11 images, before 12: removed moon.jpg.")
      .waitFor({ timeout: longWaitMs });
    await page()
      .getByText(/^Repeats /)
      .first()
      .waitFor();
    await picture("1-grid");
  });

  it("compares two by slider, at the same place of the next prompt, also after a reload", async () => {
    await walkTo(page().locator(".picture[tabindex='0']"));
    await press("Enter", "3", "+", "+", "Shift+ArrowRight", ".");
    await pressed(/Slider/);
    const view = () => page().locator(".parts").first().getAttribute("style");
    const before = await view();
    assert.match(before ?? "", /--zoom: ?2\.25/);
    await press("ArrowRight");
    await page().getByText(`2 of ${prompts}`, { exact: true }).waitFor();
    assert.equal(await view(), before);
    await pressed(/Slider/);
    await picture("2-slider");
    await press("4");
    await pressed(/Blink/);
    const isOther = async () =>
      (await page().locator(".parts.is-other").count()) > 0;
    await press("Space");
    const held = await isOther();
    await press("Space");
    assert.equal(await isOther(), !held);
    await press("3");
    await pressed(/Slider/);
    await workbench.command("Developer: Reload Window");
    await page()
      .getByText(`2 of ${prompts}`, { exact: true })
      .waitFor({ timeout: longWaitMs });
    assert.equal(await view(), before);
    await page().getByRole("dialog").getByLabel("Close").focus();
    await press("5");
    await pressed(/Difference/);
    await picture("3-difference");
    await press("1", "0", "Escape");
    await page().getByRole("dialog").waitFor({ state: "hidden" });
  });

  it("takes blind votes, and one back, and says what they settle", async () => {
    const voted = (count: number) =>
      page()
        .getByText(`${count} of ${prompts} pairs voted on`, { exact: true })
        .waitFor();
    await walkTo(page().getByRole("button", { name: "Vote Blind" }));
    await press("Enter");
    await voted(0);
    assert.equal(
      await page().getByRole("dialog").getByText("2.0.0").count(),
      0,
    );
    await page().locator(".windows.are-there").waitFor();
    await picture("4-vote");
    await press("ArrowLeft");
    await voted(1);
    await press("u");
    await voted(0);
    for (let done = 1; done <= prompts; done++) {
      await press("0");
      await voted(done);
    }
    await page()
      .getByRole("heading", { name: "Every pair has its vote." })
      .waitFor();
    await page()
      .getByRole("dialog")
      .getByText(`2.0.0 got 0, 1.0.0 got 0, ${prompts} ties.`, { exact: true })
      .waitFor();
    assert.equal(voteLines(), prompts + 2);
    await press("Escape");
  });

  it("says axis by axis how close each comes to its training images", async () => {
    await walkTo(page().locator("summary"));
    await press("Enter");
    const newer = page().locator("section", {
      has: page().getByRole("heading", { name: /How close 2\.0\.0 comes/ }),
    });
    for (const axis of ["Palette", "Line work", "Texture", "Finish"]) {
      await newer.getByRole("img", { name: new RegExp(`^${axis}`) }).waitFor();
    }
    // Training images themselves, mirrored: nothing tells them apart.
    const same = newer.getByText("Can't be told from the training images");
    await same.first().waitFor();
    assert.equal(await same.count(), 4);
    // Other colours altogether.
    await page()
      .locator("section", {
        has: page().getByRole("heading", { name: /How close 1\.0\.0 comes/ }),
      })
      .getByText(/off$/)
      .first()
      .waitFor();
    await picture("5-closeness");
  });

  it("saves what it says as a page that stands alone", async () => {
    await walkTo(page().getByRole("button", { name: "Save Report…" }));
    await press("Enter");
    const file = path.join(folder, "test-images.html");
    await workbench.acceptOffered("Save Report", "/test-images.html");
    await workbench.page
      .getByText(/The report is saved with \d+ pictures/)
      .first()
      .waitFor({ timeout: longWaitMs });
    const report = await workbench.page.context().newPage();
    for (const colorScheme of ["dark", "light"] as const) {
      await report.emulateMedia({ colorScheme });
      await report.goto(pathToFileURL(file).href);
      await report.getByText(/^2\.0\.0: 1 image removed; /).waitFor();
      assert.deepEqual(await violationsIn(report.mainFrame()), []);
      await report.screenshot({
        path: path.resolve(`out/ui/testImages/6-report-${colorScheme}.png`),
      });
    }
    await report.close();
  });

  for (const [theme, kind] of themes) {
    it(`can be read in ${theme}`, async () => {
      setTheme(studio.workspace, theme);
      await page().locator(`body.${kind}`).waitFor();
      const name = theme.toLowerCase().replaceAll(" ", "-");
      const seen = async (what: string) => {
        await picture(`7-${name}-${what}`);
        assert.deepEqual(await violationsOn(workbench), []);
      };
      await page().locator("summary").focus();
      await seen("closeness");
      await page().locator(".picture[tabindex='0']").focus();
      await seen("grid");
      await press("Enter", "3");
      await pressed(/Slider/);
      await seen("slider");
      await press("1", "Escape");
      await page().getByRole("dialog").waitFor({ state: "hidden" });
      await page().getByRole("button", { name: "Vote Blind" }).focus();
      await press("Enter", "u");
      await page().locator(".windows.are-there").waitFor();
      await seen("vote");
      await press("0");
      await page()
        .getByRole("heading", { name: "Every pair has its vote." })
        .waitFor();
      await press("Escape");
    });
  }
});
