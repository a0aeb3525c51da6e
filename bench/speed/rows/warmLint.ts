import fs from "node:fs";
import path from "node:path";
import { readDataset } from "../../../src/engine/dataset/readDataset.ts";
import { createInspector } from "../../../src/engine/inspect/createInspector.ts";
import { createLinter } from "../../../src/engine/lint/createLinter.ts";
import { median } from "../median.ts";
import type { Row } from "../row.ts";
import { atMost } from "../row.ts";

const rounds = 30;

/** Reading and linting a folder in which nothing changed, against asking for its files' times. */
export async function warmLint(folder: string): Promise<Row> {
  const workerFile = path.resolve("dist/worker.js");
  const files = fs.readdirSync(folder).map((name) => path.join(folder, name));
  const inspector = createInspector({ workerFile });
  const linter = createLinter({ workerFile });
  const lint = async () =>
    linter.lint(await readDataset(folder, { inspector }));
  await lint();
  const asking: number[] = [];
  const linting: number[] = [];
  for (let round = 0; round < rounds; round++) {
    asking.push(
      await wallOf(() =>
        Promise.all(files.map((file) => fs.promises.stat(file))),
      ),
    );
    linting.push(await wallOf(lint));
  }
  await Promise.all([inspector.dispose(), linter.dispose()]);
  return atMost(
    "warm lint of 50 in a running process, against `stat` of them",
    median(linting) / median(asking),
    "×",
    { must: 20, goal: 8 },
    `${median(linting).toFixed(1)} ms / ${median(asking).toFixed(1)} ms`,
  );
}

async function wallOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
