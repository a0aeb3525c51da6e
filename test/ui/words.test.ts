import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Locator } from "playwright-core";
import { parseManifest } from "../../src/core/dataset/parseManifest.ts";
import { contentWords } from "../../src/core/lint/contentWords.ts";
import { promptKey } from "../../src/core/evaluation/promptKey.ts";
import { votesFile } from "../../src/engine/evaluation/votesFile.ts";
import { textsOn } from "./support/accessibility.ts";
import { drawTwoVersions } from "../fixtures/drawnVersions.ts";
import {
  pseudo,
  pseudoLanguage,
  withPseudoLanguage,
} from "./support/pseudoLocale.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import { startStudio } from "./support/studio.ts";
import type { Studio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

/** Measuring the samples on a busy machine. */
const longWaitMs = 120_000;

/** What is the same in every language: units, formats, names of things of this trade. */
const international =
  /\b(?:px|bytes|kB|MB|GB|USD|JPEG|PNG|WEBP|WebP|GIF|ZIP|AIR|sha256|p|h|min|s)\b|Style Trainer|Stellar|Everything wrong|faulty/g;
/** Colours, hashes, files, what is quoted, rules, AIRs and versions. */
const names =
  /#[\da-f]{6}\b|\b[\da-f]{12}\b|\.DS_Store|“[^”]*”|\b[a-z]+\/[a-z-]+\b|[\wÜ-]+(?: \d)?\.(?:jpg|jpeg|png|webp|json|gif|heic|bmp|tiff?)|[\w-]+:[\w-]+@\d+|\d+\.\d+\.\d+/g;

describe("the words of the extension, in a language no one speaks", () => {
  let studio: Studio;
  let workbench: Workbench;
  let folder: string;
  /** What isn't translated: the user's own words, longest first. */
  let given: readonly string[];

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "style-trainer-words-"));
    const vsix = path.join(folder, "pseudo.vsix");
    await withPseudoLanguage(shippedVsix(), vsix);
    studio = await startStudio({ vsix });
    const stellar = path.join(studio.workspace, "stellar");
    await drawTwoVersions(stellar);
    castVotes(stellar);
    given = ["stellar", "faulty"]
      .flatMap((name) => wordsOf(path.join(studio.workspace, name)))
      .sort((a, b) => b.length - a.length);
    workbench = await studio.open({ language: pseudoLanguage });
  });
  takePictureOnFailure(() => workbench, path.resolve("out/ui/words"));
  after(async () => {
    await studio.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const command = (title: string) =>
    workbench.command(`Style Trainer: ${pseudo(title)}`);

  it("are in the tree", async () => {
    await workbench.openContainer(pseudo("Style Trainer"));
    const rows = workbench.page.locator(
      '.part.sidebar .monaco-list-row[role="treeitem"]',
    );
    await rows
      .filter({ hasText: pseudo("errors") })
      .first()
      .waitFor({ timeout: longWaitMs });
    assert.deepEqual(hardCoded(await rows.allInnerTexts(), given), []);
  });

  it("are in the findings of the tree", async () => {
    const groups = workbench.page
      .locator('.part.sidebar .monaco-list-row[role="treeitem"]')
      .filter({ hasText: pseudo("Findings") });
    for (let at = (await groups.count()) - 1; at >= 0; at--) {
      await workbench.expand(groups.nth(at));
    }
    const list = workbench.page.locator(
      '.part.sidebar .monaco-list[role="tree"]',
    );
    const texts = await allTextsOf(list.first());
    assert.ok(texts.length > 20, texts.join("\n"));
    assert.deepEqual(hardCoded(texts, given), []);
  });

  it("are in Problems", async () => {
    const panel = await workbench.problems();
    const list = panel.locator(".monaco-list").first();
    await list
      .locator(".monaco-list-row", { hasText: "format/empty" })
      .first()
      .waitFor({ timeout: longWaitMs });
    const texts = (await allTextsOf(list)).map((text) =>
      // The editor's own place of a problem; the editor speaks English here.
      text.replace(/\[Ln \d+, Col \d+\]/g, ""),
    );
    assert.ok(texts.length > 20, texts.join("\n"));
    assert.deepEqual(hardCoded(texts, given), []);
    await workbench.command("View: Hide Panel");
  });

  it("are on the dataset page", async () => {
    await command("Open Dataset Page");
    await workbench.quickRow("Everything wrong").click();
    await workbench
      .webview()
      .locator(".card")
      .first()
      .click({ timeout: longWaitMs });
    assert.deepEqual(hardCoded(await textsOn(workbench), given), []);
    await workbench
      .webview()
      .locator(".card", { hasText: "off-style" })
      .click();
    assert.deepEqual(hardCoded(await textsOn(workbench), given), []);
  });

  it("are on the page of test images", async () => {
    await command("Show Test Images");
    await workbench.quickRow("Stellar").click();
    await workbench
      .webview()
      .locator("img")
      .nth(3)
      .waitFor({ timeout: longWaitMs });
    const evidence = workbench.webview().locator(".evidence");
    await evidence.locator("summary").click({ timeout: longWaitMs });
    await evidence.locator(".axis").first().waitFor();
    await evidence.getByText(pseudo("got")).first().waitFor();
    assert.deepEqual(hardCoded(await textsOn(workbench), given), []);
  });

  it("are on the page that narrows a library", async () => {
    await command("Narrow Library…");
    await workbench.quickRow("Stellar").click();
    await workbench
      .webview()
      .locator("img")
      .nth(3)
      .waitFor({ timeout: longWaitMs });
    assert.deepEqual(hardCoded(await textsOn(workbench), given), []);
  });

  it("are on the page that compares versions", async () => {
    await command("Compare Versions…");
    await workbench.quickRow("Stellar").click();
    for (const label of [1, 2].map(
      (at) => `stellar:cosmic-illustration@${at}`,
    )) {
      await workbench.quickRow(label).click();
    }
    await workbench.webview().getByText("moon.jpg").first().waitFor();
    assert.deepEqual(hardCoded(await textsOn(workbench), given), []);
  });

  it("are in what refuses a training", async () => {
    await command("Submit Training…");
    await workbench.quickRow("Everything wrong").click();
    const notification = await workbench.notification("Everything wrong");
    await notification.getByText(pseudo("would be refused")).waitFor();
    const texts = await notification
      .locator(".notification-list-item-message, .monaco-button")
      .allInnerTexts();
    assert.deepEqual(hardCoded(texts, given), []);
    await workbench.clearNotifications();
  });

  it("are in the summary of a training", async () => {
    await command("Submit Training…");
    await workbench.quickRow("Stellar").click();
    const dialog = workbench.dialog();
    await dialog.waitFor({ timeout: longWaitMs });
    const texts = (await dialog.innerText())
      .split("\n")
      // The editor's own button; the editor speaks English here.
      .filter((text) => text !== "Cancel");
    assert.deepEqual(hardCoded(texts, given), []);
  });
});

/** Texts in which English stands besides what was given. */
function hardCoded(
  texts: readonly string[],
  given: readonly string[],
): readonly string[] {
  return texts.filter((text) => {
    const rest = given
      .reduce(
        (left, known) => left.replaceAll(known, " "),
        text.replaceAll(names, " "),
      )
      .replaceAll(international, " ");
    return /[A-Za-z]{2,}/.test(rest);
  });
}

/** Every text of a list that draws only the rows it shows. */
async function allTextsOf(list: Locator): Promise<readonly string[]> {
  const texts = new Set<string>();
  let before = -1;
  await list.hover();
  // The rows are gathered until turning the wheel brings no more of them.
  while (texts.size > before) {
    before = texts.size;
    for (const text of await list.locator(".monaco-list-row").allInnerTexts()) {
      texts.add(text);
    }
    await list.page().mouse.wheel(0, 150);
    await list.page().waitForTimeout(200);
  }
  return [...texts];
}

/** Every text in the manifest, and the words in it that name things. */
function wordsOf(dataset: string): readonly string[] {
  const manifest: unknown = JSON.parse(
    fs.readFileSync(path.join(dataset, "style-dataset.json"), "utf8"),
  );
  const texts = stringsIn(manifest);
  return [...texts, ...contentWords(texts.join(" ")).values()]
    .map((text) => text.replaceAll(names, " "))
    .filter((text) => text.length > 3);
}

/** One vote for the newer model of the two. */
function castVotes(dataset: string): void {
  const { prompts } = parseManifest(
    JSON.parse(
      fs.readFileSync(path.join(dataset, "style-dataset.json"), "utf8"),
    ),
  ).manifest;
  const vote = {
    kind: "vote",
    id: "00000000-0000-4000-8000-00000000000a",
    rehearsal: true,
    promptKey: prompts[0] && promptKey(prompts[0]),
    left: "stellar:cosmic-illustration@2",
    right: "stellar:cosmic-illustration@1",
    choice: "left",
    votedAt: "2026-01-02T07:00:00.000Z",
  };
  fs.writeFileSync(votesFile(dataset), `${JSON.stringify(vote)}\n`);
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
