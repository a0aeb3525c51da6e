import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { shippedVsix } from "./support/shippedVsix.ts";
import type { Studio } from "./support/studio.ts";
import { startStudio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

const longWaitMs = 90_000;

describe("The versions of a dataset", () => {
  let studio: Studio;
  let workbench: Workbench;
  takePictureOnFailure(() => workbench, path.resolve("out/ui/versions"));

  before(async () => {
    studio = await startStudio({ vsix: shippedVsix() });
    workbench = await studio.open();
    await workbench.openContainer("Style Trainer");
    await seeStellar("12 images");
    await workbench.command("Style Trainer: Package Dataset");
    await workbench.quickRow("Stellar").click();
    await workbench.notification("Packaged Stellar: 12 images");
  });
  after(async () => studio.stop());

  const balloon = () => path.join(studio.workspace, "stellar", "balloon.jpg");

  it("can be made again from the folder, byte for byte", async () => {
    await choose("Verify Package…");
    await workbench.notification("the ZIP can be made again, byte for byte");
    await workbench.clearNotifications();
  });

  it("are compared with the folder as it is", async () => {
    fs.rmSync(balloon());
    await seeStellar("11 images");
    await choose("Compare Versions…");
    await workbench.quickRow("The folder as it is").click();
    const page = workbench.webview();
    await page.getByText("balloon.jpg").first().waitFor();
    await seePicture("balloon.jpg");
    await workbench.page.screenshot({ path: "out/ui/versions-compared.png" });
  });

  it("show an image that changed as it was, as it is, and where it differs", async () => {
    const moon = path.join(studio.workspace, "stellar", "moon.jpg");
    const before = fs.readFileSync(moon);
    const changed = await sharp(before).negate().jpeg().toBuffer();
    fs.writeFileSync(moon, changed);
    const pair = workbench.webview().getByRole("article", { name: "moon.jpg" });
    await pair.locator("canvas").waitFor({ timeout: longWaitMs });
    await seePicture("moon.jpg (Before)");
    await seePicture("moon.jpg (After)");
    await workbench.page.screenshot({ path: "out/ui/versions-changed.png" });
    fs.writeFileSync(moon, before);
    await pair.waitFor({ state: "detached", timeout: longWaitMs });
  });

  it("bring back an image that was deleted, after saying so, and the rollback can be undone", async () => {
    await choose("Roll Back to Version…");
    await workbench.dialog().getByText("Come back: balloon.jpg").waitFor();
    await workbench.page.screenshot({ path: "out/ui/versions-rollback.png" });
    assert.ok(!fs.existsSync(balloon()));
    await workbench.dialogButton("Roll Back");
    await workbench.notificationButton("as it was at", "Undo");
    await workbench.notification("Undone:");
    assert.ok(!fs.existsSync(balloon()));
    await choose("Verify Package…");
    await workbench.notification("the ZIP can be made again, byte for byte");
  });

  /** A picture that isn't there would say so in words. */
  async function seePicture(name: string): Promise<void> {
    const shown = workbench
      .webview()
      .getByRole("button", { name: `Open ${name}` })
      .locator("img");
    await shown.waitFor({ timeout: longWaitMs });
    const width: unknown = await shown.evaluate(
      "image => image.decode().then(() => image.naturalWidth)",
    );
    assert.ok(Number(width) > 0, `${name} can't be shown`);
  }

  async function seeStellar(description: string): Promise<void> {
    await workbench
      .treeRow("Datasets", "Stellar")
      .locator(".label-description", { hasText: description })
      .waitFor({ timeout: longWaitMs });
  }

  /** Runs a command on the newest version of the sample. */
  async function choose(command: string): Promise<void> {
    await workbench.command(`Style Trainer: ${command}`);
    await workbench.quickRow("Stellar").click();
    await workbench
      .quickRows()
      .filter({ hasText: "12 images" })
      .first()
      .click({ timeout: longWaitMs });
  }
});
