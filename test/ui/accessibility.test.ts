import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import {
  cutOffOn,
  motionOn,
  violationsOn,
  walkByTab,
} from "./support/accessibility.ts";
import { drawTwoVersions } from "../fixtures/drawnVersions.ts";
import { openEveryPage } from "./support/openEveryPage.ts";
import { setTheme, themes } from "./support/setTheme.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import { startStudio } from "./support/studio.ts";
import type { Studio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

/** Measuring the samples on a busy machine. */
const longWaitMs = 120_000;

/** At 200 % of 1280 × 800 a page has half of each. */
const zoomed = { width: 640, height: 400 };
const usual = { width: 1280, height: 800 };

describe("the pages, for everybody", () => {
  let studio: Studio;
  let workbench: Workbench;
  const pictures = path.resolve("out/ui/accessibility");

  before(async () => {
    studio = await startStudio({ vsix: shippedVsix() });
    await drawTwoVersions(path.join(studio.workspace, "stellar"));
    workbench = await studio.open();
    fs.mkdirSync(pictures, { recursive: true });
  });
  takePictureOnFailure(() => workbench, pictures);
  after(async () => {
    await studio.stop();
  });

  const page = () => workbench.webview();
  const press = (name: string | RegExp) =>
    page().getByRole("button", { name }).first().click();

  /** Each page in each state that looks different: how to get there from its tab. */
  const views = [
    { tab: "Dataset: Everything wrong", name: "sheet", enter: showSheet },
    { tab: "Dataset: Everything wrong", name: "details", enter: showDetails },
    { tab: "Dataset: Everything wrong", name: "map", enter: showMap },
    { tab: "Test Images", name: "test-images", enter: () => Promise.resolve() },
    { tab: "Narrow Library", name: "narrow", enter: () => Promise.resolve() },
    { tab: "→", name: "compare", enter: () => Promise.resolve() },
  ] as const;

  async function showSheet(): Promise<void> {
    await press("Contact Sheet");
  }

  async function showDetails(): Promise<void> {
    await press("Contact Sheet");
    await page().locator(".card").first().click();
  }

  async function showMap(): Promise<void> {
    await press("Style Map");
  }

  let areOpen = false;
  beforeEach(function () {
    const isFirst = this.currentTest?.title === "open";
    assert.ok(areOpen || isFirst, "the pages didn't open");
  });

  it("open", async () => {
    await openEveryPage(workbench);
    // Room for the pages themselves.
    await workbench.command("View: Toggle Primary Side Bar Visibility");
    areOpen = true;
  });

  for (const [theme, kind] of themes) {
    for (const { tab, name, enter } of views) {
      it(`have names, roles and contrast (${name}, ${theme})`, async () => {
        setTheme(studio.workspace, theme);
        await workbench.tab(tab).click();
        await page().locator(`body.${kind}`).waitFor({ timeout: longWaitMs });
        await enter();
        await workbench.page.screenshot({
          path: path.join(pictures, `${name}-${kind}.png`),
        });
        assert.deepEqual(await violationsOn(workbench), []);
      });
    }
  }

  for (const { tab, name, enter } of views) {
    it(`show the focus at each stop of Tab, and let it go on (${name})`, async () => {
      await workbench.tab(tab).click();
      await enter();
      const stops = await walkByTab(workbench);
      assert.ok(stops.length > 0, "nothing can be reached");
    });

    it(`don't move for somebody who wants no motion (${name})`, async () => {
      await workbench.tab(tab).click();
      await enter();
      assert.deepEqual(await motionOn(workbench), []);
    });

    it(`fit at 200 % (${name})`, async () => {
      await workbench.tab(tab).click();
      await workbench.page.setViewportSize(zoomed);
      try {
        await enter();
        await workbench.page.screenshot({
          path: path.join(pictures, `${name}-zoomed.png`),
        });
        assert.deepEqual(await cutOffOn(workbench), []);
      } finally {
        await workbench.page.setViewportSize(usual);
      }
    });
  }
});
