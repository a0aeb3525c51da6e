import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import type { TrainingPlan } from "../../src/core/training/plan.ts";
import { trainingTask } from "../../src/core/training/plan.ts";
import { readLock, updateVersion } from "../../src/engine/dataset/lockFile.ts";
import { openJournal } from "../../src/engine/training/openJournal.ts";
import { planFor, until } from "../service/support/trainingFixtures.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import type { Studio } from "./support/studio.ts";
import { startStudio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

const longWaitMs = 90_000;

/** What is asked of an <img> in the page. */
interface ShownImage {
  readonly naturalWidth: number;
  readonly decode: () => Promise<void>;
}

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

  it("stay to be chosen from when a page takes the focus", async () => {
    await choose("Compare Versions…");
    const question = workbench.quickRow("The folder as it is");
    await question.waitFor();
    // Beside the question, which hangs over the middle.
    await workbench
      .webview()
      .locator("body")
      .click({ position: { x: 5, y: 500 } });
    await sleep(500);
    assert.ok(await question.isVisible());
    await question.click();
    await question.waitFor({ state: "hidden" });
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

  it("are offered a training that ended while nobody looked, and asked about a colleague's", async () => {
    const folder = path.join(studio.workspace, "stellar");
    await workbench.clearNotifications();
    const [version] = (await readLock(folder)).lock.versions;
    assert.ok(version);
    const service = { kind: "runware", endpoint: "https://x.example" } as const;
    const plan = {
      ...planFor(service, { ...version.zip }),
      dataset: { folder, name: "Stellar" },
    };
    await noteInJournal(plan);
    await workbench.notificationButton(
      "A training of Stellar finished while you were away",
      "Add to the Lock",
    );
    await untilNoted(folder, plan.taskUUID);
    await updateVersion(folder, version.zip.sha256, {
      training: { taskUUID: "theirs", submittedAt: "2026-01-01T00:00:00.000Z" },
    });
    await workbench.notification("submitted from another machine");
    await workbench.page.screenshot({ path: "out/ui/versions-adopted.png" });
    await workbench.notificationButton(
      "submitted from another machine",
      "Fetch the Result",
    );
    await workbench.notification("the rehearsal knows nothing of it");
  });

  /** As if another window had followed a training to its end, long ago. */
  async function noteInJournal(plan: TrainingPlan): Promise<void> {
    const home = path.dirname(studio.workspace);
    const [file] = fs
      .readdirSync(home, { recursive: true, encoding: "utf8" })
      .filter((name) => path.basename(name) === "trainings.jsonl");
    assert.ok(file !== undefined, "there is no journal");
    const journal = await openJournal(path.join(home, file), {
      now: () => Date.parse("2026-01-01T00:00:00.000Z"),
    });
    const processId = process.pid;
    for (const happening of [
      { kind: "planned", plan, processId },
      { kind: "hosting" },
      { kind: "hosted", dataset: "uuid" },
      { kind: "submitting", body: trainingTask(plan, "uuid") },
      { kind: "accepted", how: "acknowledged" },
      { kind: "succeeded", air: plan.model.air, files: [] },
    ] as const) {
      await journal.append(plan.taskUUID, happening);
    }
    await journal.close();
  }

  async function untilNoted(folder: string, taskUUID: string): Promise<void> {
    const noted = async () => {
      const { lock } = await readLock(folder);
      return lock.versions.some(
        ({ training }) =>
          training?.taskUUID === taskUUID && training.outcome === "succeeded",
      );
    };
    await until("the lock has the training", noted);
  }

  /** A picture that isn't there would say so in words. */
  async function seePicture(name: string): Promise<void> {
    const shown = workbench
      .webview()
      .getByRole("button", { name: `Open ${name}` })
      .locator("img");
    await shown.waitFor({ timeout: longWaitMs });
    const width = await shown.evaluate(async (image: ShownImage) => {
      await image.decode();
      return image.naturalWidth;
    });
    assert.ok(width > 0, `${name} can't be shown`);
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
