import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { TrainingPlan } from "../../src/core/training/plan.ts";
import { createMediaRecords } from "../../src/engine/hosting/mediaRecords.ts";
import { uploadPackage } from "../../src/engine/hosting/uploadPackage.ts";
import { connect } from "../../src/engine/service/connect.ts";
import type { Reply } from "./support/scriptedServer.ts";
import { startScriptedServer } from "./support/scriptedServer.ts";
import { inTemporaryFolder, writeZip } from "./support/trainingFixtures.ts";

const hourMs = 3_600_000;
const apiKey = "the-very-key";

/** A media storage that tells an address, or none. */
interface Desk {
  readonly zip: TrainingPlan["zip"];
  readonly recordFile: string;
  /** What is read at the media's address; undefined: no address is told. */
  content: (() => Reply) | undefined;
  nowMs: number;
  doubtful: string;
  uploads: number;
  readonly upload: (account?: string) => Promise<string>;
}

describe("Using what is in media storage already", () => {
  function atDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
    return inTemporaryFolder(async (folder) => {
      const zip = await writeZip(path.join(folder, "a.zip"));
      const recordFile = path.join(folder, "media.json");
      const server = await startScriptedServer(({ tasks }) => {
        const [task] = tasks;
        if (!task) return desk.content?.() ?? { status: 404, text: "" };
        desk.uploads += 1;
        const mediaURL = new URL("/a.zip", server.url).href;
        const media = {
          taskUUID: task["taskUUID"],
          mediaUUID: randomUUID(),
          ...(desk.content && { mediaURL }),
        };
        return { json: { data: [media] } };
      });
      const client = connect({ endpoint: server.url, apiKey });
      const desk: Desk = {
        zip,
        recordFile,
        content: undefined,
        nowMs: 1_800_000_000_000,
        doubtful: "",
        uploads: 0,
        upload: (account = "an account") =>
          uploadPackage({
            zip,
            client,
            memory: {
              account,
              // As another window reads it.
              records: createMediaRecords(recordFile, () => desk.nowMs),
              now: () => desk.nowMs,
              isDoubtful: (mediaUUID) => mediaUUID === desk.doubtful,
            },
            signal: new AbortController().signal,
          }),
      };
      try {
        await work(desk);
      } finally {
        await server.stop();
      }
    });
  }

  const bytesOf =
    (zip: TrainingPlan["zip"], change = (content: Buffer) => content) =>
    (): Reply =>
    (response) => {
      void readFile(zip.file).then((content) => response.end(change(content)));
    };

  it("uploads the same ZIP once a day", () =>
    atDesk(async (desk) => {
      const first = await desk.upload();
      desk.nowMs += 23 * hourMs;
      assert.equal(await desk.upload(), first);
      assert.equal(desk.uploads, 1);
      desk.nowMs += hourMs;
      assert.notEqual(await desk.upload(), first);
      assert.equal(desk.uploads, 2);
    }));

  it("takes no account for another, and no clock that went back for fresh", () =>
    atDesk(async (desk) => {
      const first = await desk.upload();
      assert.notEqual(await desk.upload("another account"), first);
      desk.nowMs -= hourMs;
      assert.notEqual(await desk.upload(), first);
    }));

  it("doesn't use again what a training failed with", () =>
    atDesk(async (desk) => {
      desk.doubtful = await desk.upload();
      assert.notEqual(await desk.upload(), desk.doubtful);
    }));

  it("reads it first where the service told its address", () =>
    atDesk(async (desk) => {
      desk.content = bytesOf(desk.zip);
      const first = await desk.upload();
      assert.equal(await desk.upload(), first);
      let isGone = true;
      desk.content = () =>
        isGone ? { status: 404, text: "" } : bytesOf(desk.zip)();
      const second = await desk.upload();
      assert.notEqual(second, first);
      isGone = false;
      assert.equal(await desk.upload(), second);
      assert.equal(desk.uploads, 2);
    }));

  it("doesn't submit what has arrived as another file", () =>
    atDesk(async (desk) => {
      desk.content = bytesOf(desk.zip, (content) =>
        Buffer.alloc(content.length),
      );
      await assert.rejects(
        desk.upload(),
        /holds another file than the package although the ZIP was just uploaded/,
      );
      desk.content = bytesOf(desk.zip);
      await desk.upload();
      assert.equal(desk.uploads, 2);
    }));

  it("uploads again when its notes are damaged, and keeps no key in them", () =>
    atDesk(async (desk) => {
      await desk.upload();
      assert.ok(!(await readFile(desk.recordFile, "utf8")).includes(apiKey));
      await writeFile(desk.recordFile, '{"uploads": [{"acc');
      await desk.upload();
      assert.equal(desk.uploads, 2);
    }));
});
