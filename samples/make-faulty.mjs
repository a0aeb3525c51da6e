/**
 * Writes a dataset with everything wrong into a folder, to see what lint says.
 * Usage: node samples/make-faulty.mjs [folder] [--json]
 * Without a folder: samples/faulty/generated, which git ignores. With --json
 * the planted faults are printed as [{ file, fault }]: `fault` is the rule that
 * has to find it, `file` is null where the whole dataset is meant.
 */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import sharp from "sharp";
import {
  flatMeadow,
  noise,
  tinyStar,
  wanderingStar,
} from "./drawing/planted.mjs";

const faults = [
  { file: "off-style.png", fault: "style/outlier" },
  { file: "moon-again.jpg", fault: "duplicate/near" },
  { file: "moon-copy.jpg", fault: "duplicate/exact" },
  { file: "animation.png", fault: "format/unsupported" },
  { file: "truncated.jpg", fault: "format/truncated" },
  { file: "empty.webp", fault: "format/empty" },
  { file: "oversized.png", fault: "size/too-large" },
  { file: "oversized.png", fault: "size/downscaled" },
  { file: "tiny.png", fault: "size/small" },
  { file: "\u00dcbung 1.jpg", fault: "name/non-ascii" },
  { file: "rotated.jpg", fault: "privacy/location" },
  { file: null, fault: "name/system-files" },
  { file: null, fault: "count/too-few" },
  { file: null, fault: "model/air-grammar" },
  { file: null, fault: "model/private-unset" },
  { file: null, fault: "manifest/missing-exclusion" },
  { file: null, fault: "manifest/stale-acceptance" },
  { file: null, fault: "prompt/too-few" },
  { file: null, fault: "prompt/restates-style" },
  { file: null, fault: "prompt/wordmark" },
  { file: null, fault: "prompt/size" },
  { file: null, fault: "prompt/known-subject" },
];

/** In style and whole; the manifest leaves most of them out. */
const sound = [
  "astrolabe.jpg",
  "comet.jpg",
  "lighthouse.webp",
  "moon.jpg",
  "observatory.jpg",
  "orrery.jpg",
  "saturn.png",
  "telescope.jpg",
  "wanderer.jpg",
];

const here = dirname(fileURLToPath(import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false } },
});
const target = resolve(positionals[0] ?? join(here, "faulty", "generated"));

await mkdir(target, { recursive: true });
for (const file of sound)
  await writeFile(at(jpegName(file)), await smaller(file));
await plant();
await copyFile(join(here, "faulty", "manifest.json"), at("style-dataset.json"));
console.log(values.json ? JSON.stringify(faults, null, 2) : target);

async function plant() {
  const moon = await readFile(at("moon.jpg"));
  const whole = await smaller("swan.png");
  await writeFile(at("moon-copy.jpg"), moon);
  await writeFile(at("moon-again.jpg"), await resized(moon, 0.92, 70));
  await writeFile(at("off-style.png"), await flatMeadow());
  await writeFile(at("animation.png"), await wanderingStar());
  await writeFile(
    at("truncated.jpg"),
    whole.subarray(0, Math.round(whole.length * 0.6)),
  );
  await writeFile(at("empty.webp"), "");
  await writeFile(at("oversized.png"), await noise(4300, 4100));
  await writeFile(at("tiny.png"), await tinyStar());
  await writeFile(at("\u00dcbung 1.jpg"), await smaller("balloon.jpg"));
  await writeFile(at("rotated.jpg"), await lyingWithPlace("phone.png"));
  await writeFile(at("notes.txt"), "Ask for the missing harbour picture.\n");
  await writeFile(at(".DS_Store"), Buffer.from("\0\0\0\u0001Bud1", "latin1"));
}

function at(file) {
  return join(target, file);
}

function jpegName(file) {
  return file.replace(/\.\w+$/, ".jpg");
}

/** The sample at nine tenths of its size: other bytes, same picture. */
async function smaller(file) {
  return resized(await readFile(join(here, "stellar", file)), 0.9, 85);
}

async function resized(bytes, share, quality) {
  const { width } = await sharp(bytes).metadata();
  return sharp(bytes)
    .resize(Math.round(width * share))
    .jpeg({ quality })
    .toBuffer();
}

/** Stored on its side with the EXIF orientation that sets it upright, and with a place. */
async function lyingWithPlace(file) {
  return sharp(await smaller(file))
    .rotate(270)
    .jpeg({ quality: 85 })
    .withExif({
      IFD0: { Orientation: "6" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "51/1 28/1 40/1",
        GPSLongitudeRef: "W",
        GPSLongitude: "0/1 0/1 5/1",
      },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}
