import fs from "node:fs";
import path from "node:path";
import type { Row } from "../row.ts";
import { atMost } from "../row.ts";
import { runMeasured } from "../runMeasured.ts";

/** Lints 50, 500 and 5,000 images without a cache: memory above idle, and what each image costs more. */
export async function memoryAndGrowth(
  files: readonly string[],
  scratch: string,
): Promise<readonly Row[]> {
  const empty = path.join(scratch, "empty");
  fs.mkdirSync(empty);
  const lint = (folder: string) =>
    runMeasured(
      process.execPath,
      [path.resolve("dist/cli.js"), "lint", "--no-cache", folder],
      [0, 1],
    );
  const idle = await lint(empty);
  const counts = [50, 500, 5000];
  const rows: Row[] = [];
  const perImageMs: number[] = [];
  const peaks: number[] = [];
  for (const count of counts) {
    const folder = path.join(scratch, `growth-${count}`);
    copies(files, folder, count);
    const { wallMs, peakMB } = await lint(folder);
    perImageMs.push((wallMs - idle.wallMs) / count);
    peaks.push(peakMB - idle.peakMB);
    fs.rmSync(folder, { recursive: true });
  }
  const [fewMs = 0, , manyMs = 0] = perImageMs;
  const [, someMB = 0, manyMB = 0] = peaks;
  rows.push(
    atMost("memory above idle, lint of 500 images", someMB, "MB", {
      must: 250,
      goal: 180,
    }),
    atMost(
      "growth: an image among 5,000, against one among 50, wall",
      manyMs / fewMs,
      "×",
      { must: 1.5, goal: 1.1 },
      perImageMs.map((ms) => `${ms.toFixed(1)} ms`).join(", "),
    ),
    atMost(
      "growth: memory above idle with 5,000 images",
      manyMB,
      "MB",
      { must: 500, goal: 250 },
      peaks.map((megabytes) => `${megabytes.toFixed(0)} MB`).join(", "),
    ),
  );
  return rows;
}

/** No two of one content: each has its number behind its end, which decoders don't read. */
function copies(files: readonly string[], folder: string, count: number): void {
  fs.mkdirSync(folder);
  for (let index = 0; index < count; index++) {
    const file = files[index % files.length] ?? "";
    const content = fs.readFileSync(file);
    fs.writeFileSync(
      path.join(folder, `${index}${path.extname(file)}`),
      Buffer.concat([content, Buffer.from(String(index))]),
    );
  }
}
