import assert from "node:assert/strict";
import path from "node:path";
import { manifestFileName } from "../../../src/core/dataset/manifest.ts";
import type { PendingImage } from "../../../src/core/evaluation/imageRecord.ts";
import {
  readLock,
  updateVersion,
} from "../../../src/engine/dataset/lockFile.ts";
import { saveAssetIn } from "../../../src/engine/evaluation/saveAsset.ts";
import {
  appendVote,
  readVotes,
} from "../../../src/engine/evaluation/votesFile.ts";
import {
  beginPending,
  storeImage,
} from "../../../src/engine/evaluation/writeEvaluation.ts";
import { packageDataset } from "../../../src/engine/package/packageDataset.ts";
import { downloadFile } from "../../../src/engine/training/downloadFile.ts";
import { openJournal } from "../../../src/engine/training/openJournal.ts";
import { rollBack } from "../../../src/engine/versions/rollBack.ts";
import { writeFileAtomically } from "../../../src/engine/writeFileAtomically.ts";
import { planFor } from "../../service/support/trainingFixtures.ts";
import { datasetIn } from "../../service/versions/studio.ts";

export const now = (): Date => new Date("2026-05-01T00:00:00.000Z");
const taskUUID = "8f14e45f-ceea-467f-a8d0-3a1b5d1f0a11";
const pictureBytes = Buffer.alloc(60_000, 7);
const zip = { file: "a.zip", bytes: 5, sha256: "ab".repeat(32) };
/** A safetensors file: the length of its head, the head, and weights. */
const modelBytes = Buffer.concat([
  Buffer.from([2, 0, 0, 0, 0, 0, 0, 0]),
  Buffer.from("{}"),
  Buffer.alloc(200_000, 1),
]);
const request: PendingImage = {
  ...{ promptKey: "fox-0123456789abcdef", prompt: "A fox" },
  ...{ width: 1024, height: 1024, quality: "low", air: "acme:stellar@1" },
  ...{ taskUUID, rehearsal: true, requestedAt: now().toISOString() },
};

/** What is done to a dataset's folder, and can be done again. */
export const operations: Readonly<
  Record<string, (folder: string, workerFile: string) => Promise<unknown>>
> = {
  packaging: async (folder, workerFile) => {
    const dataset = await datasetIn(folder);
    await packageDataset({ folder, dataset, workerFile, now });
  },
  "rolling back": async (folder) => {
    const [first] = (await readLock(folder)).lock.versions;
    assert.ok(first, "the history is gone");
    const dataset = await datasetIn(folder);
    await rollBack({ folder, dataset, version: first, now });
  },
  "noting what became of a training": async (folder) => {
    const [first] = (await readLock(folder)).lock.versions;
    assert.ok(first, "the history is gone");
    const training = { taskUUID };
    await updateVersion(folder, first.zip.sha256, { training });
  },
  "storing a test image": async (folder) => {
    const { pending } = await beginPending(folder, request);
    const picture = { bytes: pictureBytes, format: "png" } as const;
    const about = { createdAt: now().toISOString() };
    await storeImage(folder, pending, picture, about);
  },
  "saving an asset": async (folder) => {
    const picture = { bytes: pictureBytes, format: "png" } as const;
    const about = { createdAt: now().toISOString() };
    await saveAssetIn(path.join(folder, "art"))(
      folder,
      request,
      picture,
      about,
    );
  },
  voting: async (folder) => {
    await appendVote(folder, {
      ...{ kind: "undo", id: taskUUID, undoneAt: now().toISOString() },
    });
    assert.deepEqual((await readVotes(folder)).damaged, []);
  },
  "downloading a model": (folder) =>
    downloadFile({
      url: "https://93.184.216.34/model",
      stem: "model",
      folder: path.join(folder, ".style-trainer/models"),
      fetch: () => Promise.resolve(new Response(modelBytes)),
      signal: new AbortController().signal,
    }),
  "keeping the journal": async (folder) => {
    const file = path.join(folder, "user/trainings.jsonl");
    const journal = await openJournal(file, { now: () => 0 });
    try {
      const plan = planFor({ kind: "rehearsal", endpoint: "http://x" }, zip);
      await journal.append(plan.taskUUID, {
        ...{ kind: "planned", plan, processId: 1 },
      });
      const job = await journal.append(plan.taskUUID, { kind: "hosting" });
      assert.equal(job?.state, "hosting");
    } finally {
      await journal.close();
    }
  },
  "writing the choice of images": (folder) =>
    writeFileAtomically(
      path.join(folder, manifestFileName),
      JSON.stringify({ name: "Chosen" }),
    ),
};
