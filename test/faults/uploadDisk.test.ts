import assert from "node:assert/strict";
import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { TrainingPlan } from "../../src/core/training/plan.ts";
import { isEngineError } from "../../src/engine/errors.ts";
import { createMediaRecords } from "../../src/engine/hosting/mediaRecords.ts";
import { s3Effects } from "../../src/engine/hosting/s3/s3Effects.ts";
import { createUploadRecords } from "../../src/engine/hosting/s3/uploadRecords.ts";
import { uploadToS3 } from "../../src/engine/hosting/s3/uploadToS3.ts";
import { uploadPackage } from "../../src/engine/hosting/uploadPackage.ts";
import { connect } from "../../src/engine/service/connect.ts";
import { startRehearsal } from "../../src/rehearsal/server.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import type { OnHostingProgress } from "../../src/engine/hosting/hostingProgress.ts";
import type { S3Server } from "../service/support/s3Server.ts";
import { startS3Server } from "../service/support/s3Server.ts";
import { writeZip } from "../service/support/trainingFixtures.ts";
import { smallDiskOfSuite } from "./support/smallDisk.ts";

const never = new AbortController().signal;
const sizes = { single: 1, part: 300 };

describe("uploading a package while the disk of the user's files is full", function () {
  this.timeout(60_000);
  const home = folderOfTest();
  const disk = smallDiskOfSuite(4);
  const userFolder = () => path.join(disk().path, "user");
  const left = () =>
    existsSync(userFolder())
      ? readdirSync(userFolder(), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ name }) => name)
      : [];
  let zip: TrainingPlan["zip"];

  beforeEach(async () => {
    rmSync(userFolder(), { recursive: true, force: true });
    zip = await writeZip(path.join(home.path(), "a.zip"));
  });

  const upload = (
    { place, credentials }: S3Server,
    onProgress?: OnHostingProgress,
  ) =>
    uploadToS3(place, {
      zip,
      access: {
        credentials,
        records: createUploadRecords(userFolder()),
        effects: s3Effects,
        sizes,
      },
      signal: never,
      ...(onProgress && { onProgress }),
    });

  it("says so before anything of it is sent in parts, leaves nothing at the storage, and uploads once there is room", async () => {
    const server = await startS3Server(path.join(home.path(), "storage"));
    const sentParts = () =>
      server.seen.filter((line) => line.includes("partNumber="));
    try {
      disk().fill();
      await assert.rejects(upload(server), (error) => {
        assert.ok(isEngineError(error, "unwritable"), String(error));
        assert.ok(error.message.includes(userFolder()), error.message);
        assert.match(error.message, /: the disk is full\. Make room on it/);
        return true;
      });
      assert.deepEqual(sentParts(), []);
      assert.deepEqual(await server.uploads(), []);
      assert.deepEqual(left(), []);
      disk().makeRoom();
      const response = await fetch(await upload(server));
      assert.equal((await response.arrayBuffer()).byteLength, zip.bytes);
      assert.deepEqual(await server.uploads(), []);
      assert.deepEqual(left(), []);
    } finally {
      await server.stop();
    }
  });

  it("goes on with an upload in parts when the disk fills up in the middle of it", async () => {
    const server = await startS3Server(path.join(home.path(), "storage"));
    try {
      await upload(server, ({ step, doneBytes }) => {
        const isHalf = step === "upload" && doneBytes > zip.bytes / 2;
        if (isHalf && !existsSync(path.join(disk().path, ".ballast"))) {
          assert.equal(left().length, 1);
          disk().fill();
        }
      });
      assert.deepEqual(await server.uploads(), []);
      assert.deepEqual(left(), []);
    } finally {
      disk().makeRoom();
      await server.stop();
    }
  });

  it("uploads to the service all the same, and remembers it once there is room", async () => {
    const rehearsal = await startRehearsal({});
    const mediaFile = path.join(userFolder(), "media.json");
    let uploads = 0;
    const { url: endpoint, apiKey } = rehearsal;
    const client = connect({ endpoint, apiKey });
    const upload = () =>
      uploadPackage({
        zip,
        client: {
          ...client,
          uploadMedia: (...given) => {
            uploads += 1;
            return client.uploadMedia(...given);
          },
        },
        memory: {
          account: "one",
          records: createMediaRecords(mediaFile, Date.now),
          now: Date.now,
          isDoubtful: () => false,
        },
        signal: never,
      });
    try {
      disk().fill();
      assert.match(await upload(), /^[0-9a-f-]{36}$/);
      assert.deepEqual(left(), []);
      disk().makeRoom();
      const media = await upload();
      assert.equal(uploads, 2);
      assert.equal(await upload(), media);
      assert.equal(uploads, 2);
    } finally {
      await rehearsal.stop();
    }
  });
});
