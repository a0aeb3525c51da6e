// The worker program: looks into pictures, lints, narrows and judges sets of them
// and writes ZIPs in a process of its own, with its own thread pool, so that a crash or
// an endless decode is this process's alone. Answers one request at a time.
import { rmSync } from "node:fs";
import sharp from "sharp";
import type { ImageFacts } from "../../core/dataset/facts.ts";
import { judgeModels } from "../../core/evaluation/judgeModels.ts";
import { lint } from "../../core/lint/lint.ts";
import { narrowLibrary } from "../../core/narrowing/narrowLibrary.ts";
import { saidBy } from "../../core/words/saidError.ts";
import { EngineError } from "../errors.ts";
import { embedPicture } from "./embedPicture.ts";
import { inspectFile } from "./inspectFile.ts";
import type { WorkerMessage, WorkerRequest } from "./messages.ts";
import { isWorkerRequest } from "./messages.ts";
import { packageFiles } from "./packageFiles.ts";

// One picture at a time, each seen once: threads and caches only cost memory.
sharp.cache(false);
sharp.concurrency(1);

/** Of the set that will be linted, narrowed or judged. */
const noted: ImageFacts[] = [];

let halfWrittenZip: string | undefined;

process.on("message", (request) => {
  if (!isWorkerRequest(request)) return;
  halfWrittenZip = request.kind === "package" ? request.zipFile : undefined;
  answer(request)
    .catch((error: unknown): WorkerMessage => ({
      kind: "failed",
      reason: error instanceof EngineError ? error.reason : "worker",
      said: saidBy(error),
      ...(error instanceof EngineError &&
        error.file !== undefined && { file: error.file }),
    }))
    .then((message) => {
      if (message.kind === "packaged") halfWrittenZip = undefined;
      say(message);
    })
    // Whoever asked is gone.
    .catch(() => process.exit(1));
});

// The program that started this one has ended: so does the work.
process.on("disconnect", () => {
  if (halfWrittenZip !== undefined) rmSync(halfWrittenZip, { force: true });
  process.exit(0);
});

say({ kind: "ready" });

async function answer(request: WorkerRequest): Promise<WorkerMessage> {
  switch (request.kind) {
    case "inspect":
      return { kind: "inspected", ...(await inspectFile(request)) };
    case "package": {
      const written = await packageFiles(request, (doneBytes) => {
        say({ kind: "progress", doneBytes });
      });
      return { kind: "packaged", ...written };
    }
    case "facts":
      noted.push(...request.images);
      return { kind: "noted" };
    case "lint":
      return {
        kind: "linted",
        report: lint({ ...request.dataset, images: noted.splice(0) }),
      };
    case "narrow": {
      const { library, wishes } = request;
      const proposal = narrowLibrary({ ...library, images: noted }, wishes);
      return { kind: "narrowed", proposal };
    }
    case "judge": {
      const facts = noted.splice(0);
      const models = request.models.map(({ air, training, drawn }) => ({
        air,
        training: training.flatMap((at) => facts[at] ?? []),
        drawn: drawn.flatMap(({ at, ...rest }) => {
          const measured = facts[at];
          return measured ? [{ ...rest, facts: measured }] : [];
        }),
      }));
      return { kind: "judged", judgement: judgeModels(models) };
    }
    case "embed":
      return { kind: "embedded", ...(await embedPicture(request)) };
  }
}

function say(message: WorkerMessage): void {
  process.send?.(message);
}
