import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PendingImage } from "../../src/core/evaluation/imageRecord.ts";
import { promptKey } from "../../src/core/evaluation/promptKey.ts";
import {
  modelFolder,
  pendingFile,
  readEvaluations,
} from "../../src/engine/evaluation/evaluationFiles.ts";
import { generatedPicture } from "../../src/engine/evaluation/generatedImage.ts";
import {
  beginPending,
  storeImage,
} from "../../src/engine/evaluation/writeEvaluation.ts";
import { picture } from "./evaluationDouble.ts";

const prompt = {
  prompt: "A red fox",
  width: 1024,
  height: 1024,
  quality: "low",
} as const;
const request: PendingImage = {
  ...prompt,
  promptKey: promptKey(prompt),
  air: "acme:Stellar style@1",
  taskUUID: "7c1d9a52-64c8-4b1e-8a47-90d2b6a3f115",
  rehearsal: false,
  requestedAt: "2026-03-01T10:00:00.000Z",
};
const createdAt = "2026-03-01T10:01:00.000Z";

describe("the files of test images", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "style-trainer-evaluation-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const store = async (pending: PendingImage) =>
    await storeImage(folder, pending, generatedPicture(await picture()), {
      createdAt,
    });

  it("are none in a folder where nothing was generated", async () => {
    assert.deepEqual(await readEvaluations(folder), {
      images: [],
      pending: [],
    });
    assert.deepEqual(await readEvaluations(path.join(folder, "absent")), {
      images: [],
      pending: [],
    });
  });

  it("are found again, and the request is forgotten", async () => {
    await beginPending(folder, request);
    assert.deepEqual((await readEvaluations(folder)).pending, [request]);
    const stored = await store(request);
    assert.deepEqual(await readEvaluations(folder), {
      images: [stored],
      pending: [],
    });
  });

  it("keep rehearsed pictures and the service's apart", async () => {
    await store(request);
    await store({ ...request, rehearsal: true });
    const { images } = await readEvaluations(folder);
    assert.deepEqual(images.map(({ record }) => record.rehearsal).sort(), [
      false,
      true,
    ]);
    assert.equal(new Set(images.map((image) => image.path)).size, 2);
  });

  it("hold one place for a picture: who comes second gets the first's UUID", async () => {
    await beginPending(folder, request);
    const second = {
      ...request,
      taskUUID: "11111111-1111-4111-8111-111111111111",
    };
    const { pending, isNew } = await beginPending(folder, second);
    assert.equal(isNew, false);
    assert.equal(pending.taskUUID, request.taskUUID);
  });

  it("replace a request that was cut while it was written", async () => {
    const file = pendingFile(folder, request);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(request).slice(0, 40));
    assert.equal((await beginPending(folder, request)).isNew, true);
    assert.deepEqual((await readEvaluations(folder)).pending, [request]);
  });

  it("count only with their picture beside them and in their place", async () => {
    const { path: image, record } = await store(request);
    const elsewhere = path.join(folder, ".style-trainer/evaluations/other");
    await mkdir(elsewhere);
    await writeFile(path.join(elsewhere, record.file), await picture());
    await writeFile(
      path.join(elsewhere, `${record.promptKey}.json`),
      JSON.stringify(record),
    );
    await writeFile(path.join(elsewhere, "notes.json"), "{");
    assert.equal((await readEvaluations(folder)).images.length, 1);
    await rm(image);
    assert.equal((await readEvaluations(folder)).images.length, 0);
  });

  it("are not read through links", async function () {
    if (process.platform === "win32") this.skip();
    const { record, path: image } = await store(request);
    const outside = path.join(folder, "outside.png");
    await writeFile(outside, await picture());
    await rm(image);
    await symlink(outside, path.join(modelFolder(folder, record), record.file));
    assert.equal((await readEvaluations(folder)).images.length, 0);
  });
});
