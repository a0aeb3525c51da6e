// How long the page of a dataset takes to open in a real editor, once its pictures are
// known: from the press on the command to the last picture in sight, beside the editor's
// own preview of a short text. Both are seen inside of the browser, frame by frame: asked
// from outside, they would be as late as the asking.
//   npm run bench:open -- --vsix <file> [--images 50] [--rounds 7]
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import sharp from "sharp";
import type { Studio } from "../../test/ui/support/studio.ts";
import { startStudio } from "../../test/ui/support/studio.ts";
import type { Workbench } from "../../test/ui/support/workbench.ts";
import { median } from "../speed/median.ts";

const { values } = parseArgs({
  options: {
    vsix: { type: "string", default: "" },
    images: { type: "string", default: "50" },
    rounds: { type: "string", default: "7" },
  },
});
const imageCount = Number(values.images);
const longWaitMs = 300_000;
const commandMs = 10_000;
const settleMs = 1000;

/**
 * Runs in every frame of the editor. The one that holds a page looks into it; the
 * editor's own notes when a command is pressed and when a page was seen.
 */
const watching = `
  globalThis.seen = [];
  addEventListener("mousedown", () => { globalThis.pressedMs = Date.now(); }, true);
  const isThere = (image) => image?.complete && image.naturalWidth > 0;
  const isShown = ({ contentDocument, contentWindow }) => {
    const cards = [...contentDocument.querySelectorAll(".card")];
    if (cards.length === 0)
      return contentDocument.querySelector("h1")?.textContent === "Notes";
    const inSight = cards.filter(
      (card) => card.getBoundingClientRect().top < contentWindow.innerHeight,
    );
    return cards.length === ${imageCount} &&
      inSight.every((card) => isThere(card.querySelector("img")));
  };
  const look = () => {
    const held = document.querySelector("iframe#active-frame");
    if (held?.contentDocument && isShown(held)) top.seen.push(Date.now());
    else requestAnimationFrame(look);
  };
  if (location.pathname.includes("/webview/browser/pre/")) look();
`;

const studio = await startStudio({ vsix: path.resolve(values.vsix) });
try {
  await run(studio);
} finally {
  await studio.stop();
}

async function run({ workspace, open }: Studio): Promise<void> {
  for (const name of fs.readdirSync(workspace)) {
    fs.rmSync(path.join(workspace, name), { recursive: true });
  }
  await drawDataset(path.join(workspace, "library"));
  fs.writeFileSync(path.join(workspace, "notes.md"), "# Notes\n");
  const workbench = await open({});
  await workbench.page.context().addInitScript(watching);
  await workbench.reload();
  await workbench.openContainer("Style Trainer");
  await workbench
    .treeRow("Datasets", "library")
    .locator(".label-description", { hasText: `${imageCount} images` })
    .waitFor({ timeout: longWaitMs });
  await workbench.openFile("notes.md");
  const page: number[] = [];
  const preview: number[] = [];
  // The first webview of a window costs the editor a second of its own, which the
  // preview's first shows; so the page comes after it.
  for (let round = 0; round <= Number(values.rounds); round++) {
    preview.push(await openPreview(workbench));
    page.push(await openPage(workbench));
  }
  const [pageMs, previewMs] = [page, preview].map((taken) =>
    median(taken.slice(1)),
  );
  console.log(`| opened, ${imageCount} images from the cache | first | median | of the preview |
|---|---|---|---|
| page of the dataset | ${ms(page[0])} | ${ms(pageMs)} | ${((pageMs ?? 0) / (previewMs ?? 1)).toFixed(2)} × |
| preview of a short text | ${ms(preview[0])} | ${ms(previewMs)} | 1 |`);
}

function ms(value = 0): string {
  return `${Math.round(value)} ms`;
}

async function openPage(workbench: Workbench): Promise<number> {
  return timed(workbench, "Style Trainer: Open Dataset Page");
}

async function openPreview(workbench: Workbench): Promise<number> {
  await workbench.tab("notes.md").click();
  return timed(workbench, "Markdown: Open Preview");
}

/**
 * Runs a command, waits for what it shows, and closes it again.
 * @returns milliseconds from the press to the frame in which all in sight is there
 */
async function timed(workbench: Workbench, command: string): Promise<number> {
  const { page } = workbench;
  await page.keyboard.press("F1");
  const box = page.locator(".quick-input-box input").first();
  await box.fill(`>${command}`, { timeout: commandMs });
  const row = workbench.quickRow(command);
  await row.waitFor({ timeout: commandMs });
  await page.evaluate("seen.length = 0");
  await row.click();
  await page.waitForFunction("seen.length > 0");
  const taken = await page.evaluate<number>("seen[0] - pressedMs");
  await workbench.command("View: Close Editor");
  await page.waitForTimeout(settleMs);
  return taken;
}

/** Pictures with something in them, each another one. */
async function drawDataset(folder: string): Promise<void> {
  fs.mkdirSync(folder);
  for (let at = 0; at < imageCount; at++) {
    const noise = { type: "gaussian", mean: 110 + at, sigma: 25 } as const;
    const size = { width: 1280, height: [1280, 853, 1024][at % 3] ?? 1280 };
    const content = await sharp({
      create: { ...size, channels: 3, background: "#000", noise },
    })
      .blur(2 + (at % 5))
      .tint({ r: (at * 37) % 256, g: (at * 91) % 256, b: (at * 53) % 256 })
      .jpeg({ quality: 85 })
      .toBuffer();
    fs.writeFileSync(path.join(folder, `picture-${at}.jpg`), content);
  }
  fs.writeFileSync(
    path.join(folder, "style-dataset.json"),
    JSON.stringify({ name: "library" }),
  );
}
