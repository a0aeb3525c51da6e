import assert from "node:assert/strict";
import { copyFile, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Locator } from "playwright-core";
import type { Station, Visit } from "./tour.ts";

/** The whole loop, station by station, each beginning where the one before ended. */
export const stations: readonly Station[] = [
  {
    name: "datasets",
    title: "lists the datasets with their images",
    visit: seeDatasets,
  },
  {
    name: "problems",
    title: "says in Problems what is wrong with the faulty dataset",
    visit: seeProblems,
  },
  {
    name: "findings",
    title: "groups findings by rule in the tree",
    visit: seeFindings,
  },
  {
    name: "manifest",
    title: "points at the manifest's line and offers a fix",
    visit: seeQuickFix,
  },
  {
    name: "outlier",
    title: "notices a new picture that breaks the style, and says why",
    visit: seeOutlier,
  },
  {
    name: "page",
    title: "shows the dataset as a contact sheet, least typical first",
    visit: openDatasetPage,
  },
  {
    name: "excluded",
    title: "leaves it out at the click of its box",
    visit: excludeOutlier,
  },
  {
    name: "packaged",
    title: "packages the dataset",
    visit: packageDataset,
  },
  {
    name: "summary",
    title: "says what will be sent before anything is",
    visit: seeSummary,
  },
  {
    name: "training",
    title: "follows the training in the status bar",
    visit: submitTraining,
  },
  {
    name: "trained",
    title: "says when it is done, and what comes next",
    visit: waitForTraining,
  },
  {
    name: "images",
    title: "draws test images on subjects that were not in the dataset",
    visit: generateImages,
  },
  {
    name: "enlarged",
    title: "enlarges a picture and walks on by keyboard",
    visit: enlargeImage,
  },
  {
    name: "reloaded",
    title: "shows the pictures again after a reload of the window",
    visit: reloadWindow,
  },
  {
    name: "second-version",
    title: "trains a second version on a changed dataset",
    visit: trainSecondVersion,
  },
  {
    name: "compared",
    title: "puts the new version beside the old one, on the same prompts",
    visit: compareVersions,
  },
  {
    name: "account",
    title: "asks for a key only when told to",
    visit: askForKey,
  },
];

const extensionId = "style-trainer.style-trainer";
/** Measuring sixty pictures, or a rehearsed training, on a busy machine. */
const longWaitMs = 120_000;

async function seeDatasets({ workbench }: Visit): Promise<void> {
  await workbench.openContainer("Style Trainer");
  await workbench.widenSideBar(120);
  const stellar = workbench.treeRow("Datasets", "Stellar");
  await stellar.waitFor({ timeout: longWaitMs });
  // The first of its pictures: the others may be scrolled out of the page.
  await workbench
    .treeRow("Datasets", "astrolabe.jpg")
    .locator(".label-description", { hasText: "1280 × 1280" })
    .waitFor({ timeout: longWaitMs });
  await workbench
    .treeRow("Datasets", "Everything wrong")
    .locator(".label-description", { hasText: "errors" })
    .waitFor({ timeout: longWaitMs });
}

async function seeProblems({ workbench }: Visit): Promise<void> {
  const problems = await workbench.problems();
  await problems
    .getByText("The file has 0 bytes")
    .waitFor({ timeout: longWaitMs });
}

async function seeFindings({ workbench }: Visit): Promise<void> {
  await workbench.command("View: Toggle Panel Visibility");
  const tree = workbench.tree("Datasets");
  const groups = tree
    .locator('.monaco-list-row[role="treeitem"]')
    .filter({ has: tree.page().locator(".label-name", { hasText: "Images" }) });
  // The first is the faulty dataset's; its pictures would fill the view.
  await groups.first().locator(".monaco-tl-twistie").click();
  await workbench.expand(workbench.treeRow("Datasets", "Findings"));
  await workbench.treeRow("Datasets", "Too few images").waitFor();
}

async function seeQuickFix({ workbench }: Visit): Promise<void> {
  const faulty = workbench.treeRow("Datasets", "Everything wrong");
  await workbench.contextAction(faulty, "Open Manifest");
  const editor = workbench.textEditor("faulty/style-dataset.json");
  await editor.getByText('"model"').click();
  await workbench.showQuickFix("Set private to true");
}

async function seeOutlier({ workbench, studio }: Visit): Promise<void> {
  await workbench.page.keyboard.press("Escape");
  await workbench.page.keyboard.press("Escape");
  const faulty = path.join(studio.workspace, "faulty");
  await copyFile(
    path.join(faulty, "off-style.png"),
    path.join(studio.workspace, "stellar", "festival.png"),
  );
  const row = workbench.treeRow("Datasets", "Everything wrong");
  await row.locator(".monaco-tl-twistie").click();
  const festival = workbench.treeRow("Datasets", "festival.png");
  await festival
    .locator(".label-description", { hasText: "Breaks the style" })
    .waitFor({ timeout: longWaitMs });
  await workbench.readTooltip(festival, "1280");
}

async function openDatasetPage({ workbench }: Visit): Promise<void> {
  await workbench.command("Style Trainer: Open Dataset Page");
  await workbench.quickRow("Stellar").click();
  const page = workbench.webview();
  await page.getByText("Breaks the style").first().waitFor();
  await page.locator("img").nth(5).waitFor();
}

async function excludeOutlier({ workbench }: Visit): Promise<void> {
  const festival = workbench.treeRow("Datasets", "festival.png");
  await checkBox(festival).click();
  await workbench.scrollTree("Datasets", 400);
  const excluded = workbench.treeRow("Datasets", "Excluded");
  await excluded.waitFor({ timeout: longWaitMs });
  await workbench.expand(excluded);
}

async function packageDataset({ workbench }: Visit): Promise<void> {
  await workbench.scrollTree("Datasets", -2_000);
  await workbench.contextAction(
    workbench.treeRow("Datasets", "Stellar"),
    "Package Dataset",
  );
  const done = await workbench.notification("Packaged Stellar: 12 images");
  await done.waitFor({ timeout: longWaitMs });
}

async function seeSummary({ workbench }: Visit): Promise<void> {
  await workbench.notificationButton("Packaged Stellar", "Submit Training…");
  await workbench.dialog().waitFor({ timeout: longWaitMs });
  const text = await workbench.dialog().innerText();
  assert.match(text, /stellar:cosmic-illustration@1/);
  assert.match(text, /Rehearsal on this machine/);
}

async function submitTraining({ workbench }: Visit): Promise<void> {
  await workbench.dialogButton("Rehearse Training");
  const status = workbench.statusItem(extensionId, "training");
  // Two digits: far enough to be seen moving.
  await status.getByText(/\d\d %/).waitFor({ timeout: longWaitMs });
}

async function waitForTraining({ workbench }: Visit): Promise<void> {
  const done = workbench.page
    .locator(".notification-list-item")
    .filter({ hasText: "Rehearsal done" })
    .first();
  await done.waitFor({ timeout: longWaitMs });
}

async function generateImages({ workbench }: Visit): Promise<void> {
  await workbench.notificationButton("Rehearsal done", "Generate Test Images");
  await workbench.dialogButton("Generate");
  const pictures = workbench.webview().locator("img");
  await pictures.nth(7).waitFor({ timeout: longWaitMs });
}

async function enlargeImage({ workbench }: Visit): Promise<void> {
  await workbench.webview().locator("img").first().click();
  await workbench.webview().getByRole("dialog").waitFor();
  await workbench.page.keyboard.press("ArrowRight");
}

async function reloadWindow({ workbench }: Visit): Promise<void> {
  await workbench.page.keyboard.press("Escape");
  await workbench.reload();
  await workbench.openContainer("Style Trainer");
  const picture = workbench.webview().locator("img").first();
  await picture.waitFor({ timeout: longWaitMs });
}

/** As a user would: fewer pictures, and the version counted up. */
async function trainSecondVersion({ workbench, studio }: Visit): Promise<void> {
  const manifest = path.join(studio.workspace, "stellar/style-dataset.json");
  const text = await readFile(manifest, "utf8");
  await writeFile(
    manifest,
    text
      .replace("cosmic-illustration@1", "cosmic-illustration@2")
      .replace('"version": "1.0.0"', '"version": "2.0.0"')
      .replace('"exclude": [', '"exclude": [ { "file": "moon.jpg" },'),
  );
  await workbench.command("Style Trainer: Submit Training…");
  await workbench.quickRow("Stellar").click();
  const dialog = workbench.dialog();
  await dialog.getByText("illustration@2").waitFor({ timeout: longWaitMs });
  await workbench.dialogButton("Rehearse Training");
  await workbench.page
    .locator(".notification-list-item", { hasText: "illustration@2 can be" })
    .first()
    .waitFor({ timeout: longWaitMs });
}

async function compareVersions({ workbench }: Visit): Promise<void> {
  await workbench.notificationButton(
    "illustration@2 can be",
    "Generate Test Images",
  );
  await workbench.dialogButton("Generate");
  const pictures = workbench.webview().locator("img");
  await pictures.nth(3).waitFor({ timeout: longWaitMs });
  await workbench
    .webview()
    .getByRole("banner")
    .getByText("24 of 24")
    .waitFor({ timeout: longWaitMs });
}

/** The walk got here without one. */
async function askForKey({ workbench }: Visit): Promise<void> {
  await workbench.openContainer("Style Trainer");
  await workbench.command("Style Trainer: Set API Key…");
  await workbench.inputBox("Runware API key").waitFor();
}

function checkBox(row: Locator): Locator {
  return row.getByRole("checkbox");
}
