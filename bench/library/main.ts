// How a library of thousands is measured and narrowed: time, memory, and how long
// the process that would be the editor's is held up at once. The pictures are drawn
// here: styles of different sizes, and copies.
//   npm run bench:library -- [--images 5000] [--keep <folder>]
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { readDataset } from "../../src/engine/dataset/readDataset.ts";
import { createInspector } from "../../src/engine/inspect/createInspector.ts";
import { openLibrary } from "../../src/engine/library/openLibrary.ts";
import { drawLibrary } from "./drawLibrary.ts";

const { values } = parseArgs({
  options: {
    images: { type: "string", default: "5000" },
    keep: { type: "string" },
  },
});
const count = Number(values.images);
const root = values.keep ?? mkdtempSync(path.join(tmpdir(), "library-"));
const folder = path.join(root, "images");
const workerFile = path.join(__dirname, "worker.cjs");

void main();

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await drawLibrary(folder, count);
  const inspectorOptions = {
    workerFile,
    cacheFolder: path.join(root, "cache"),
    thumbnailFolder: path.join(root, "thumbnails"),
  };
  try {
    await timed(`cancelled at half of ${count}`, async () => {
      const inspector = createInspector(inspectorOptions);
      const cancelling = new AbortController();
      await readDataset(folder, {
        inspector,
        signal: cancelling.signal,
        onProgress: (done, total) => {
          if (done >= total / 2) cancelling.abort();
        },
      }).catch((error: unknown) => {
        if (!cancelling.signal.aborted) throw error;
      });
      await inspector.dispose();
    });
    await timed("gone on to the end", async () => {
      const inspector = createInspector(inspectorOptions);
      await readDataset(folder, { inspector });
      await inspector.dispose();
    });
    const inspector = createInspector(inspectorOptions);
    const dataset = await timed("read again, unchanged", () =>
      readDataset(folder, { inspector }),
    );
    const library = await timed("handed to the worker", () =>
      openLibrary(dataset, { workerFile }),
    );
    for (const what of ["narrowed", "narrowed again with one kept"]) {
      const proposal = await timed(what, () =>
        library.narrow({
          pinned: what === "narrowed" ? [] : [dataset.images[0]?.file ?? ""],
          dropped: [],
        }),
      );
      console.log(
        `  ${proposal.chosen.length} chosen of ${proposal.inStyle} in style, ${proposal.leftOut.length} left out`,
      );
    }
    await library.dispose();
    await inspector.dispose();
  } finally {
    if (values.keep === undefined) rmSync(root, { recursive: true });
  }
}

/** Seconds, the longest this process was held up, and memory of this process and its workers. */
async function timed<Result>(
  what: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let most = 0;
  const watching = setInterval(() => {
    most = Math.max(most, workersMegabytes());
  }, 500);
  delay.enable();
  const start = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  delay.disable();
  clearInterval(watching);
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `${what}: ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s CPU here), held up p99 ${ms(delay.percentile(99))} most ${ms(delay.max)}, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB here, ${most.toFixed(0)} MB in workers`,
  );
  return result;
}

function ms(nanoseconds: number): string {
  return `${(nanoseconds / 1e6).toFixed(0)} ms`;
}

/** Resident memory of our children, where the system says. */
function workersMegabytes(): number {
  try {
    const children = readFileSync(
      `/proc/self/task/${process.pid}/children`,
      "utf8",
    );
    return children
      .trim()
      .split(" ")
      .map((id) => readFileSync(`/proc/${id}/status`, "utf8"))
      .map((status) => Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000)
      .reduce((sum, each) => sum + each, 0);
  } catch {
    return 0;
  }
}
