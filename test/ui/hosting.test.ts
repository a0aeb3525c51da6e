import assert from "node:assert/strict";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { S3Server } from "../service/support/s3Server.ts";
import { startS3Server } from "../service/support/s3Server.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import type { Studio } from "./support/studio.ts";
import { startStudio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

const longWaitMs = 120_000;
const pictureFolder = "out/ui/hosting";

describe("Somebody with a bucket of their own", () => {
  let folder = "";
  let storage: S3Server | undefined;
  let studio: Studio | undefined;
  let workbench: Workbench | undefined;
  takePictureOnFailure(() => workbench, pictureFolder);

  before(async function () {
    this.timeout(longWaitMs);
    folder = await mkdtemp(path.join(tmpdir(), "style-trainer-ui-"));
    storage = await startS3Server(folder);
    await mkdir(pictureFolder, { recursive: true });
    studio = await startStudio({ vsix: shippedVsix(), speed: 1200 });
    const manifest = path.join(studio.workspace, "stellar/style-dataset.json");
    const text = await readFile(manifest, "utf8");
    await writeFile(
      manifest,
      text.replace('"hosting": { "kind": "runware" },', ""),
    );
    workbench = await studio.open();
    await workbench.openContainer("Style Trainer");
  });

  after(async () => {
    await studio?.stop();
    await storage?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function picture(name: string): Promise<void> {
    const file = path.join(pictureFolder, `${name}.png`);
    await workbench?.page.screenshot({ path: file });
  }

  it("is asked where the ZIP goes and for credentials, told when they are wrong, and trains from there", async function () {
    this.timeout(5 * longWaitMs);
    assert.ok(studio && workbench && storage);
    const { place } = storage;
    await workbench
      .treeRow("Datasets", "Stellar")
      .locator(".label-description", { hasText: "12 images" })
      .waitFor({ timeout: longWaitMs });
    await workbench.command("Style Trainer: Submit Training…");
    await workbench.quickRow("Stellar").click();
    const own = workbench.quickRow("Your own S3-compatible storage");
    await own.waitFor({ timeout: longWaitMs });
    await picture("ways");
    await own.click();
    await workbench.answerTo("Endpoint of the storage", place.endpoint);
    await workbench.answerTo("Region of the bucket", place.region);
    await workbench.answerTo("Name of the bucket", place.bucket);
    await workbench.answerTo("Folder in the bucket", place.prefix ?? "");
    await workbench.answerTo("Access key ID", "S3RVER", longWaitMs);
    await picture("credentials");
    await workbench.answerTo("Secret access key", "mistyped");
    await workbench.notification("doesn't accept the signature");
    await picture("refused");
    await workbench.notificationButton(
      "doesn't accept the signature",
      "Set Storage Credentials…",
    );
    await workbench.quickRow("Stellar").click();
    await workbench.answerTo("Access key ID", "S3RVER", longWaitMs);
    await workbench.answerTo("Secret access key", "S3RVER");
    await workbench.notification("The credentials work at");
    await workbench.clearNotifications();
    await workbench.command("Style Trainer: Submit Training…");
    await workbench.quickRow("Stellar").click();
    await workbench.dialog().waitFor({ timeout: longWaitMs });
    assert.match(
      await workbench.dialog().innerText(),
      /uploaded to the bucket illustrations at http:\/\/127\.0\.0\.1/,
    );
    await picture("summary");
    await workbench.dialogButton("Rehearse Training");
    await workbench
      .treeRow("Trainings", "Stellar")
      .locator(".label-description", { hasText: "trained · rehearsal" })
      .waitFor({ timeout: longWaitMs });
    assert.equal(
      storage.seen.filter((line) => line.startsWith("PUT style/")).length,
      1,
    );
  });

  it("finds the way in the manifest, and the secret in no file of the workspace", async () => {
    assert.ok(studio && storage);
    const { workspace } = studio;
    const manifest = await readFile(
      path.join(workspace, "stellar/style-dataset.json"),
      "utf8",
    );
    assert.match(manifest, /"kind": "s3"/);
    assert.match(manifest, /"bucket": "illustrations"/);
    const names = await readdir(workspace, { recursive: true });
    for (const name of names.filter((each) => each.endsWith(".json"))) {
      const text = await readFile(path.join(workspace, name), "utf8");
      assert.ok(!text.includes("S3RVER"), name);
    }
  });
});
