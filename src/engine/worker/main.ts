// The worker program: looks into pictures, lints, narrows and judges sets of them
// and writes ZIPs in a process of its own, with its own thread pool, so that a crash or
// an endless decode is this process's alone. Decodes one picture while it measures another.
import { rmSync } from "node:fs";
import type { ImageFacts } from "../../core/dataset/facts.ts";
import { saidBy } from "../../core/words/saidError.ts";
import { EngineError } from "../errors.ts";
import type { Numbered, WorkerMessage, WorkerRequest } from "./messages.ts";
import { forPictures, isWorkerRequest } from "./messages.ts";

/** Of the set that will be linted, narrowed or judged. */
const noted: ImageFacts[] = [];

let halfWrittenZip: string | undefined;

process.on("message", (message) => {
  if (!isWorkerRequest(message)) return;
  const { id, content: request } = message;
  if (request.kind === "package") halfWrittenZip = request.zipFile;
  answer(request, (doneBytes) => say(id, { kind: "progress", doneBytes }))
    .catch((error: unknown): WorkerMessage => ({
      kind: "failed",
      reason: error instanceof EngineError ? error.reason : "worker",
      said: saidBy(error),
      ...(error instanceof EngineError &&
        error.file !== undefined && { file: error.file }),
    }))
    .then((message) => {
      if (message.kind === "packaged") halfWrittenZip = undefined;
      say(id, message);
    })
    // Whoever asked is gone.
    .catch(() => process.exit(1));
});

// The program that started this one has ended: so does the work.
process.on("disconnect", () => {
  if (halfWrittenZip !== undefined) rmSync(halfWrittenZip, { force: true });
  process.exit(0);
});

say(0, { kind: "ready" });
if (process.argv.includes(forPictures)) {
  // What is wrong with it is said to whoever asks.
  import("./inspectFile.ts").catch(() => undefined);
}

async function answer(
  request: WorkerRequest,
  onProgress: (doneBytes: number) => void,
): Promise<WorkerMessage> {
  switch (request.kind) {
    // Only what decodes loads the decoder.
    case "inspect": {
      const { inspectFile } = await import("./inspectFile.ts");
      return { kind: "inspected", ...(await inspectFile(request)) };
    }
    case "package": {
      const { packageFiles } = await import("./onDemand.ts");
      return {
        kind: "packaged",
        ...(await packageFiles(request, onProgress)),
      };
    }
    case "facts":
      noted.push(...request.images);
      return { kind: "noted" };
    case "lint": {
      const { lint } = await import("./onDemand.ts");
      return {
        kind: "linted",
        report: lint({ ...request.dataset, images: noted.splice(0) }),
      };
    }
    case "narrow": {
      const { narrowLibrary } = await import("./onDemand.ts");
      const { library, wishes } = request;
      const proposal = narrowLibrary({ ...library, images: noted }, wishes);
      return { kind: "narrowed", proposal };
    }
    case "judge": {
      const { judgeModels } = await import("./onDemand.ts");
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
    case "embed": {
      const { embedPicture } = await import("./embedPicture.ts");
      return { kind: "embedded", ...(await embedPicture(request)) };
    }
  }
}

function say(id: number, content: WorkerMessage): void {
  const message: Numbered<WorkerMessage> = { id, content };
  process.send?.(message);
}
