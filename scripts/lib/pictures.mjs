import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { rootFolder } from "./run.mjs";

/** Picture in docs/images: the station of the walk through the demonstration. */
const inReadme = {
  "datasets.png": "datasets",
  "problems.png": "problems",
  "quick-fix.png": "manifest",
  "outlier.png": "outlier",
  "dataset-page.png": "page",
  "summary.png": "summary",
  "training.png": "training",
  "test-images.png": "images",
  "versions.png": "compared",
};

/** The same for media/walkthrough, which ships: these are small. */
const inWalkthrough = {
  "dataset.webp": "datasets",
  "findings.webp": "page",
  "rehearse.webp": "training",
  "judge.webp": "images",
  "connect.webp": "account",
};

/** What a picture is about where that is only a part of the window, in pixels. */
const parts = {
  datasets: { left: 0, top: 22, width: 464, height: 480 },
  account: { left: 300, top: 0, width: 680, height: 400 },
};

/** The editor shows them about this wide. */
const walkthroughWidth = 1000;

/** Writes both from out/demo, which `npm run demo -- --check` leaves. */
export async function writePictures() {
  const sharp = createRequire(import.meta.url)("sharp");
  await writeEach("docs/images", inReadme, (station) =>
    sharp(pictureOf(station)).png({ palette: true, quality: 90, effort: 10 }),
  );
  await writeEach("media/walkthrough", inWalkthrough, (station) => {
    const picture = sharp(pictureOf(station));
    const part = parts[station];
    return (part === undefined ? picture : picture.extract(part))
      .resize({ width: walkthroughWidth, withoutEnlargement: true })
      .webp({ quality: 70, effort: 6 });
  });
}

async function writeEach(folder, pictures, made) {
  const target = path.join(rootFolder, folder);
  fs.mkdirSync(target, { recursive: true });
  for (const [picture, station] of Object.entries(pictures)) {
    await made(station).toFile(path.join(target, picture));
  }
}

function pictureOf(station) {
  const demo = path.join(rootFolder, "out/demo");
  const taken = fs.existsSync(demo) ? fs.readdirSync(demo) : [];
  const source = taken.find((name) => name.endsWith(`-${station}.png`));
  if (source !== undefined) return path.join(demo, source);
  throw new Error(
    `out/demo has no picture of "${station}": \`npm run demo -- --check\` takes them`,
  );
}
