/**
 * Makes the sample dataset that ships with the extension, media/sample: Stellar in
 * small, with one picture in another style, so that there is something to find.
 * Usage: node samples/make-shipped.mjs
 */
import {
  mkdtemp,
  mkdir,
  readFile,
  readdir,
  rm,
  writeFile,
} from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { dirname, extname, join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

/** Enough for the service, and small: every installation downloads it. */
const sidePixels = 1024;
const webp = { quality: 60, effort: 6 };

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "stellar");
const target = join(here, "../media/sample");
const shippedName = (file) => `${parse(file).name}.webp`;

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
const isPicture = (file) => [".jpg", ".png", ".webp"].includes(extname(file));
for (const file of (await readdir(source)).filter(isPicture)) {
  await shrink(join(source, file), shippedName(file));
}
await addOutlier();
await writeManifest();

async function shrink(from, name) {
  await sharp(from)
    .resize(sidePixels, sidePixels, { fit: "inside" })
    .webp(webp)
    .toFile(join(target, name));
}

async function addOutlier() {
  const folder = await mkdtemp(join(tmpdir(), "style-trainer-sample-"));
  try {
    const maker = join(here, "make-faulty.mjs");
    spawnSync(process.execPath, [maker, folder], { stdio: "ignore" });
    await shrink(join(folder, "off-style.png"), "meadow.webp");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeManifest() {
  const text = await readFile(join(source, "style-dataset.json"), "utf8");
  const manifest = JSON.parse(text);
  manifest.images = Object.fromEntries(
    Object.entries(manifest.images).map(([file, known]) => [
      shippedName(file),
      known,
    ]),
  );
  await writeFile(
    join(target, "style-dataset.json"),
    JSON.stringify(manifest, null, 2) + "\n",
  );
}
