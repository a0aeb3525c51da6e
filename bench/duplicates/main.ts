// Measures how well copies are told from pictures that are only alike.
//   npm run bench:duplicates -- --manifest <manifest.jsonl> [--images <count>] [--list]
// Copies of a sample of the images are derived here, decoded and measured by
// the engine's own code; false pairs are counted among all pairs inside each
// style. --list names the copies that were missed and the pairs that weren't.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import sharp from "sharp";
import type { CopySketch } from "../../src/core/style/copySketch.ts";
import { sketchOf } from "../../src/core/style/copySketch.ts";
import { matchCopies } from "../../src/core/style/matchCopies.ts";
import { miniatureOf } from "../../src/core/style/miniature.ts";
import { decode } from "../../src/engine/worker/measurePixels.ts";
import { readCases } from "../style/measure.ts";
import { draw, randomFrom } from "../style/random.ts";
import { copyKinds, copyOf } from "./copies.ts";

const { values: options } = parseArgs({
  options: {
    manifest: { type: "string" },
    // All kinds of copies of 60 take about two minutes; the stated recall is over 230.
    images: { type: "string", default: "60" },
    list: { type: "boolean", default: false },
  },
});
if (options.manifest === undefined) throw new Error("--manifest is missing");
sharp.cache(false);
sharp.concurrency(1);

const folder = path.dirname(path.resolve(options.manifest));
const families = readFamilies(options.manifest);
const images = [...families.values()].flat();

const sketches = new Map<string, CopySketch | undefined>();
for (const image of images) {
  sketches.set(image, await sketch(fs.readFileSync(path.join(folder, image))));
}
await printRecall();
printFalsePairs();

async function printRecall(): Promise<void> {
  const sample = draw(images, Number(options.images), randomFrom(7));
  const found = new Map(copyKinds.map((kind) => [kind, 0]));
  const missed: string[] = [];
  for (const [seed, image] of sample.entries()) {
    const original = fs.readFileSync(path.join(folder, image));
    const own = sketches.get(image);
    for (const kind of copyKinds) {
      const copy = await sketch(await copyOf(original, kind, seed));
      if (own && copy && matchCopies(own, copy)) {
        found.set(kind, (found.get(kind) ?? 0) + 1);
      } else missed.push(`missed: ${kind} of ${image}`);
    }
  }
  console.log(`\nrecall over ${sample.length} images`);
  let sum = 0;
  for (const [kind, count] of found) {
    sum += count;
    console.log(`${kind.padEnd(34)} ${(count / sample.length).toFixed(3)}`);
  }
  const all = sum / sample.length / copyKinds.length;
  console.log(`${"all kinds".padEnd(34)} ${all.toFixed(3)}`);
  if (options.list) console.log(missed.join("\n"));
}

function printFalsePairs(): void {
  let pairs = 0;
  const wrong: string[] = [];
  const start = performance.now();
  for (const [family, members] of families) {
    members.forEach((one, index) => {
      for (const other of members.slice(index + 1)) {
        pairs++;
        const [first, second] = [sketches.get(one), sketches.get(other)];
        if (first && second && matchCopies(first, second)) {
          wrong.push(`pair: ${one} ${other} of ${family}`);
        }
      }
    });
  }
  const took = performance.now() - start;
  console.log(`\npairs inside one style: ${pairs}`);
  console.log(
    `called copies: ${wrong.length}, ${((1000 * wrong.length) / pairs).toFixed(2)} in 1,000`,
  );
  console.log(`a pair takes ${((1000 * took) / pairs).toFixed(1)} µs`);
  if (options.list) console.log(wrong.join("\n"));
}

async function sketch(content: Buffer): Promise<CopySketch | undefined> {
  const { raster } = await decode(content);
  const { width, height } = await sharp(content).metadata();
  return sketchOf(miniatureOf(raster), width / height);
}

function readFamilies(
  manifest: string,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { host, images: members, planted } of readCases(manifest)) {
    const family = found.get(host) ?? new Set();
    found.set(host, family);
    for (const image of members)
      if (!planted.includes(image)) family.add(image);
  }
  return new Map(
    [...found].map(([host, members]) => [host, [...members].sort()]),
  );
}
