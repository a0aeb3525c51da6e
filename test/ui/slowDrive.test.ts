import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { shippedVsix } from "./support/shippedVsix.ts";
import { startStudio } from "./support/studio.ts";
import type { Studio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

/** Measuring the samples on a busy machine. */
const longWaitMs = 120_000;

describe("a dataset on a slow drive", () => {
  let studio: Studio;
  let workbench: Workbench;
  let isBack: string;

  before(async () => {
    const drive = fs.mkdtempSync(path.join(os.tmpdir(), "style-trainer-"));
    isBack = path.join(drive, "is-back");
    studio = await startStudio({
      vsix: shippedVsix(),
      environment: {
        NODE_OPTIONS: `--require ${path.resolve("test/ui/support/slowDrive.cjs")}`,
        SLOW_FOLDER: "stellar",
        SLOW_UNTIL: isBack,
      },
    });
    workbench = await studio.open();
  });
  takePictureOnFailure(() => workbench, path.resolve("out/ui/slowDrive"));
  after(async () => {
    await studio.stop();
    fs.rmSync(path.dirname(isBack), { recursive: true });
  });

  const picture = (name: string) =>
    workbench.page.screenshot({ path: `out/ui/slowDrive-${name}.png` });
  const description = (label: string, text: string | RegExp) =>
    workbench
      .treeRow("Datasets", label)
      .locator(".label-description", { hasText: text });
  const stop = () =>
    workbench.page.locator(
      '.part.sidebar .action-label[aria-label="Stop Reading"]',
    );

  it("is counted while its files are looked up, and can be stopped", async () => {
    await workbench.openContainer("Style Trainer");
    await description("stellar", /reading, \d+ of \d+ files/).waitFor({
      timeout: longWaitMs,
    });
    await workbench.tree("Datasets").hover();
    await picture("reading");
    await stop().click();
    await description("stellar", "not read yet").waitFor();
    await picture("stopped");
  });

  it("is read when it is wanted again, and nothing offers to stop then", async () => {
    fs.writeFileSync(isBack, "");
    await workbench.command("Style Trainer: Lint Datasets");
    await description("Stellar", "12 images").waitFor({ timeout: longWaitMs });
    await stop().waitFor({ state: "hidden" });
  });
});
