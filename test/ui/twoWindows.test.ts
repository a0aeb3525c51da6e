import assert from "node:assert/strict";
import { isRecord } from "../../src/core/json.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import type { Studio } from "./support/studio.ts";
import { startStudio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

const longWaitMs = 90_000;

describe("Two windows of one user", () => {
  let studio: Studio | undefined;
  let first: Workbench | undefined;
  let second: Workbench | undefined;
  takePictureOnFailure(() => second, "out/ui/twoWindows");

  before(async function () {
    this.timeout(2 * longWaitMs);
    // Two hours in two minutes: under way until this test puts the clock on.
    studio = await startStudio({ vsix: shippedVsix(), speed: 60 });
    first = await studio.open();
    await first.openContainer("Style Trainer");
    second = await studio.open();
    await second.openContainer("Style Trainer");
  });

  after(async () => studio?.stop());

  it("both show a training that one of them asks about, and the other takes over when that is closed", async function () {
    this.timeout(3 * longWaitMs);
    assert.ok(studio && first && second);
    const { rehearsal } = studio;
    await first
      .treeRow("Datasets", "Stellar")
      .locator(".label-description", { hasText: "12 images" })
      .waitFor({ timeout: longWaitMs });
    await first.command("Style Trainer: Submit Training…");
    await first.quickRow("Stellar").click();
    await first.dialog().waitFor({ timeout: longWaitMs });
    await first.dialogButton("Rehearse Training");
    for (const window of [first, second]) {
      await window
        .treeRow("Trainings", "Stellar")
        .locator(".label-description", { hasText: /\d %/ })
        .waitFor({ timeout: longWaitMs });
      await window.page.screenshot({
        path: `out/ui/twoWindows-${window === first ? "first" : "second"}.png`,
      });
    }
    const together = await questionsWithin(rehearsal.url, 6_000);
    assert.ok(together > 0, "somebody asks");
    // A rehearsal is asked every second; two windows would ask twice as often.
    assert.ok(together <= 8, `${together} questions in six seconds`);

    await first.page.close();
    const before = await questions(rehearsal.url);
    await second
      .treeRow("Trainings", "Stellar")
      .locator(".label-description", { hasText: "trained · rehearsal" })
      .waitFor({ timeout: 2 * longWaitMs });
    assert.ok((await questions(rehearsal.url)) > before, "the other one asks");
    await second.notification("can be tried with test images");
    await second.page.screenshot({ path: "out/ui/twoWindows-taken-over.png" });
    const log = await logOf(rehearsal.url);
    assert.equal(log["trainingsCreated"], 1);
  });
});

async function questionsWithin(url: string, ms: number): Promise<number> {
  const before = await questions(url);
  await new Promise((resolve) => setTimeout(resolve, ms));
  return (await questions(url)) - before;
}

/** Requests about a training so far. */
async function questions(url: string): Promise<number> {
  const { requests } = await logOf(url);
  assert.ok(Array.isArray(requests));
  return requests.filter(
    (request) =>
      isRecord(request) &&
      JSON.stringify(request["tasks"]).includes('"getResponse"'),
  ).length;
}

async function logOf(url: string): Promise<Readonly<Record<string, unknown>>> {
  const log: unknown = await (await fetch(new URL("/__sim/log", url))).json();
  assert.ok(isRecord(log));
  return log;
}
