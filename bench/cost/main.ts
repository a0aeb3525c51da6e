// What looking at pictures costs, as ratios within one run.
//   npm run build && npm run bench:cost
// Prints the CPU of measuring against that of decoding the same pictures to
// 256 pixels, a lint of unchanged pictures against asking for their times, how
// many are measured again when one changes, and how long this process's event
// loop is held up meanwhile.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import sharp from "sharp";
import { readDataset } from "../../src/engine/dataset/readDataset.ts";
import { createInspector } from "../../src/engine/inspect/createInspector.ts";
import { createLinter } from "../../src/engine/lint/createLinter.ts";
import { decode, measure } from "../../src/engine/worker/measurePixels.ts";
import { drawPictures } from "./drawPictures.ts";

sharp.cache(false);
sharp.concurrency(1);

/** After so many the engine has compiled what measures them. */
const warmUpPictures = 12;

const workerFile = path.resolve("dist/worker.js");
const parent = fs.mkdtempSync(path.join(os.tmpdir(), "style-trainer-cost-"));
try {
  await measuringAgainstDecoding(path.join(parent, "large"));
  await warmLint(path.join(parent, "fifty"));
  await eventLoop(path.join(parent, "many"));
} finally {
  fs.rmSync(parent, { recursive: true, force: true });
}

/** As a worker process meets a data set: one picture after the other, the first before the engine has compiled anything. */
async function measuringAgainstDecoding(folder: string): Promise<void> {
  const files = await drawPictures(folder, 50, 2048);
  const decoding: number[] = [];
  const measuring: number[] = [];
  const whole: number[] = [];
  for (const file of files) {
    const content = fs.readFileSync(file);
    const header = await headerOf(content);
    decoding.push(await cpuOf(() => decodedTo256(content)));
    const start = process.cpuUsage();
    const { raster } = await decode(content);
    measuring.push(await cpuOf(() => Promise.resolve(measure(raster, header))));
    const { user, system } = process.cpuUsage(start);
    whole.push((user + system) / 1000);
  }
  say(
    "decoding to 256 px, CPU of a picture",
    `${mean(decoding).toFixed(1)} ms`,
  );
  const row = (what: string, costs: readonly number[], from: number) => {
    say(what, ratio(mean(costs.slice(from)), mean(decoding.slice(from))));
  };
  row("measuring 50, against that, warm-up included", measuring, 0);
  row("measuring, once warm (from the 13th)", measuring, warmUpPictures);
  row("decoding and measuring, warm-up included", whole, 0);
}

async function warmLint(folder: string): Promise<void> {
  const files = await drawPictures(folder, 50, 512);
  const inspector = createInspector({ workerFile });
  const linter = createLinter({ workerFile });
  const read = () => readDataset(folder, { inspector });
  await linter.lint(await read());
  const stat: number[] = [];
  const reading: number[] = [];
  const both: number[] = [];
  for (let round = 0; round < 20; round++) {
    stat.push(
      await wallOf(() =>
        Promise.all(files.map((file) => fs.promises.stat(file))),
      ),
    );
    reading.push(await wallOf(read));
    both.push(await wallOf(async () => linter.lint(await read())));
  }
  say("stat of 50 files", `${median(stat).toFixed(2)} ms`);
  say(
    "reading 50 unchanged pictures, against that",
    ratio(median(reading), median(stat)),
  );
  say(
    "reading and linting them, against that",
    ratio(median(both), median(stat)),
  );

  const before = (await read()).images;
  const [changed = ""] = files;
  fs.writeFileSync(changed, await sharp(changed).flop().toBuffer());
  const after = (await read()).images;
  // What comes from memory is the very same object.
  const again = after.filter((facts, index) => facts !== before[index]).length;
  say("measured again when one of 50 changed", `${again}`);
  await Promise.all([inspector.dispose(), linter.dispose()]);
}

async function eventLoop(folder: string): Promise<void> {
  await drawPictures(folder, 500, 512);
  const inspector = createInspector({
    workerFile,
    cacheFolder: path.join(parent, "cache"),
  });
  const linter = createLinter({ workerFile });
  // What the timer sleeps between two looks isn't delay.
  const resolution = 1;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  sayDelay("event loop, nothing to do", delay, resolution);
  delay.reset();
  const dataset = await readDataset(folder, { inspector });
  sayDelay("event loop, 500 measured", delay, resolution);
  delay.reset();
  await linter.lint(dataset);
  sayDelay("event loop, 500 linted", delay, resolution);
  delay.disable();
  await Promise.all([inspector.dispose(), linter.dispose()]);
}

function sayDelay(
  what: string,
  delay: ReturnType<typeof monitorEventLoopDelay>,
  resolution: number,
): void {
  const ms = (nanoseconds: number) =>
    Math.max(0, nanoseconds / 1e6 - resolution).toFixed(1);
  say(what, `p99 ${ms(delay.percentile(99))} ms, longest ${ms(delay.max)} ms`);
}

async function headerOf(content: Buffer) {
  const { width, height } = await sharp(content).metadata();
  return {
    format: "png",
    width,
    height,
    orientation: 1,
    isAnimated: false,
    colourSpace: "rgb",
    bitsPerChannel: 8,
    hasAlpha: false,
    metadata: [],
  } as const;
}

function decodedTo256(content: Buffer): Promise<Buffer> {
  return sharp(content, { ignoreIcc: true })
    .resize(256, 256, { fit: "inside" })
    .flatten({ background: "#ffffff" })
    .raw()
    .toBuffer();
}

/** Milliseconds of all threads of this process. */
async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

async function wallOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function ratio(one: number, other: number): string {
  return `${(one / other).toFixed(2)} ×`;
}

function say(what: string, value: string): void {
  console.log(`${what.padEnd(48)} ${value}`);
}
