// What is fast and what isn't: one table, ratios of one run.
//   npm run bench [-- --only lint,packing] [-- --write] [-- --vsix <file>]
// Of the programs as they ship. Needs Linux (/proc), and for the activation of the
// --vsix also what `node esbuild.mjs --tests` makes. --write puts the table into bench/RESULTS.md.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import sharp from "sharp";
import { drawPictures } from "../cost/drawPictures.ts";
import { drawNoise } from "./drawNoise.ts";
import { resultsPage, tableOf } from "./resultsPage.ts";
import type { Row } from "./row.ts";
import { activation } from "./rows/activation.ts";
import { coldLint } from "./rows/coldLint.ts";
import { eventLoop } from "./rows/eventLoop.ts";
import { headerProbe } from "./rows/headerProbe.ts";
import { memoryAndGrowth } from "./rows/memoryAndGrowth.ts";
import { packaging } from "./rows/packaging.ts";
import { uploading } from "./rows/uploading.ts";
import { warmLint } from "./rows/warmLint.ts";
import { atMost, unmeasured } from "./row.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    write: { type: "boolean", default: false },
    vsix: { type: "string" },
  },
});
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "style-trainer-bench-"));
const at = (name: string) => path.join(scratch, name);
// No fact that was found before makes anything look quick.
process.env["XDG_CACHE_HOME"] = at("cache");

const measurements: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  header: async () => [
    await headerProbe(await drawPictures(at("header"), 50, 1024)),
  ],
  lint: async () => {
    await drawPictures(at("cold"), 50, 2048);
    return coldLint(at("cold"));
  },
  warm: async () => {
    await drawPictures(at("warm"), 50, 512);
    return [await warmLint(at("warm"))];
  },
  packing: async () => {
    await drawNoise(at("small"), 50, 5e6);
    const small = await packaging(at("small"), scratch, "250 MB", 5);
    await drawNoise(at("large"), 50, 48e6);
    const large = await packaging(at("large"), scratch, "2.4 GB", 1);
    return [
      ...small.rows,
      ...large.rows,
      atMost("memory above idle, packing 2.4 GB", large.peakMB, "MB", {
        must: 120,
        goal: 60,
      }),
    ];
  },
  uploading: async () => [await uploading()],
  growth: async () =>
    memoryAndGrowth(await drawPictures(at("few"), 50, 256), scratch),
  loop: async () => {
    await drawPictures(at("many"), 500, 512);
    await drawPictures(at("some"), 20, 1024);
    return [await eventLoop(at("many"), at("some"), scratch)];
  },
  activation: async () =>
    values.vsix === undefined
      ? [unmeasured("activation in a cold VS Code", "--vsix names no file")]
      : [await activation(path.resolve(values.vsix), scratch)],
};

try {
  const rows: Row[] = [];
  for (const [name, measure] of Object.entries(measurements)) {
    if (values.only && !values.only.split(",").includes(name)) continue;
    const found = await measure();
    rows.push(...found);
    process.stdout.write(tableOf(found));
    for (const entry of fs.readdirSync(scratch)) {
      fs.rmSync(at(entry), { recursive: true });
    }
  }
  if (values.write) {
    const page = resultsPage(rows, {
      date: new Date(),
      processor: os.cpus()[0]?.model ?? "unknown",
      cores: os.availableParallelism(),
      memoryGB: Math.round(os.totalmem() / 1e9),
      node: process.version,
      sharp: sharp.versions.sharp,
      vips: sharp.versions.vips,
    });
    fs.writeFileSync(
      "bench/RESULTS.md",
      await format(page, { parser: "markdown" }),
    );
  }
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
