import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFile, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { S3Place } from "../../src/core/dataset/manifest.ts";
import type { TrainingPlan } from "../../src/core/training/plan.ts";
import { trainingTask } from "../../src/core/training/plan.ts";
import type { HostingProgress } from "../../src/engine/hosting/hostingProgress.ts";
import { rangeOf } from "../../src/engine/hosting/plannedZip.ts";
import { createS3Client } from "../../src/engine/hosting/s3/s3Client.ts";
import { s3Effects } from "../../src/engine/hosting/s3/s3Effects.ts";
import { createUploadRecords } from "../../src/engine/hosting/s3/uploadRecords.ts";
import type { S3Credentials } from "../../src/engine/hosting/s3/s3Credentials.ts";
import {
  checkS3Access,
  uploadToS3,
} from "../../src/engine/hosting/s3/uploadToS3.ts";
import { ServiceError } from "../../src/service/serviceError.ts";
import type { S3Server } from "./support/s3Server.ts";
import { startS3Server } from "./support/s3Server.ts";
import type { Reply, ScriptedServer } from "./support/scriptedServer.ts";
import { startScriptedServer } from "./support/scriptedServer.ts";
import { connect } from "../../src/engine/service/connect.ts";
import { startRehearsal } from "../../src/rehearsal/server.ts";
import {
  inTemporaryFolder,
  planFor,
  until,
  writeZip,
} from "./support/trainingFixtures.ts";

const minuteMs = 60_000;
const never = new AbortController().signal;

/** Nine parts of this test's size. */
const sizes = { single: 640_000, part: 80_000 };
const largeBytes = 700_000;
const partCount = 9;

interface Stage {
  readonly folder: string;
  readonly server: S3Server;
  readonly zip: TrainingPlan["zip"];
  /** One upload, as a process that was just started makes it. */
  readonly upload: (given?: {
    readonly place?: Partial<S3Place>;
    readonly credentials?: Partial<S3Credentials>;
    readonly clockOffMs?: number;
    readonly signal?: AbortSignal;
    readonly onProgress?: (progress: HostingProgress) => void;
  }) => Promise<string>;
}

describe("Putting a package into an S3-compatible storage", () => {
  function onStage(
    size: "small" | "large",
    play: (stage: Stage) => Promise<void>,
  ): Promise<void> {
    return inTemporaryFolder(async (folder) => {
      const file = path.join(folder, "a.zip");
      const zip =
        size === "small" ? await writeZip(file) : await writeLarge(file);
      const server = await startS3Server(path.join(folder, "storage"));
      try {
        await play({
          folder,
          server,
          zip,
          upload: ({
            place = {},
            credentials = {},
            clockOffMs = 0,
            signal = never,
            onProgress = () => undefined,
          } = {}) =>
            uploadToS3(
              { ...server.place, ...place },
              {
                zip,
                access: {
                  credentials: { ...server.credentials, ...credentials },
                  sizes,
                  records: createUploadRecords(path.join(folder, "uploads")),
                  effects: {
                    fetch,
                    now: () => Date.now() + clockOffMs,
                    sleep: () => Promise.resolve(),
                  },
                },
                signal,
                onProgress,
              },
            ),
        });
      } finally {
        await server.stop();
      }
    });
  }

  const sentParts = ({ seen }: S3Server) =>
    seen.flatMap((line) => /partNumber=(\d+)/.exec(line)?.[1] ?? []);
  const recordsIn = async (folder: string) =>
    readdir(path.join(folder, "uploads")).catch(() => []);

  it("gives an address at which anybody reads it for 24 hours", () =>
    onStage("small", async ({ server, zip, upload }) => {
      const address = new URL(await upload());
      assert.equal(address.pathname, `/illustrations/style/${zip.sha256}.zip`);
      assert.equal(address.searchParams.get("X-Amz-Expires"), "86400");
      const response = await fetch(address);
      assert.deepEqual(
        Buffer.from(await response.arrayBuffer()),
        await readFile(zip.file),
      );
      const bare = await fetch(address.origin + address.pathname);
      assert.equal(bare.status, 403);
      address.searchParams.set("X-Amz-Signature", "0".repeat(64));
      assert.equal((await fetch(address)).status, 403);
      assert.deepEqual(sentParts(server), []);
    }));

  it("is read there by a training", () =>
    onStage("small", async ({ zip, upload }) => {
      const rehearsal = await startRehearsal({ port: 0, speed: 100_000 });
      try {
        const service = { kind: "rehearsal", endpoint: rehearsal.url } as const;
        const { apiKey } = rehearsal;
        const client = connect({ endpoint: rehearsal.url, apiKey });
        const plan = planFor(service, zip);
        const body = trainingTask(plan, await upload());
        await client.submitTraining(body, never);
        await until("the training ends", async () => {
          const answers = await client.poll([plan.taskUUID], never);
          const answer = answers.get(plan.taskUUID);
          assert.notEqual(answer?.kind, "failed", JSON.stringify(answer));
          return answer?.kind === "succeeded";
        });
      } finally {
        await rehearsal.stop();
      }
    }));

  it("notices a ZIP that changes while it is sent", () =>
    onStage("small", async ({ server, zip, upload }) => {
      server.interfere = (request, _response, line) => {
        if (!line.startsWith("PUT")) return false;
        void writeFile(zip.file, "changed").then(() =>
          request.socket.destroy(),
        );
        return true;
      };
      await assert.rejects(upload(), /has changed since it was packaged/);
    }));

  it("uses a ZIP that is there already, after reading it", () =>
    onStage("small", async ({ server, upload }) => {
      await upload();
      server.seen.length = 0;
      const steps = new Set<string>();
      await upload({ onProgress: ({ step }) => steps.add(step) });
      assert.deepEqual([...steps], ["check"]);
      assert.ok(server.seen.every((line) => line.startsWith("GET")));
    }));

  it("sends a large ZIP in parts and tells how far it is", () =>
    onStage("large", async ({ folder, server, zip, upload }) => {
      const told: HostingProgress[] = [];
      await upload({ onProgress: (progress) => told.push(progress) });
      assert.equal(sentParts(server).length, partCount);
      const uploaded = told.filter(({ step }) => step === "upload");
      assert.ok(uploaded.length > partCount);
      assert.equal(uploaded.at(-1)?.doneBytes, zip.bytes);
      assert.equal(told.at(-1)?.step, "check");
      assert.equal(told.at(-1)?.doneBytes, zip.bytes);
      assert.deepEqual(await recordsIn(folder), []);
      assert.deepEqual(await server.uploads(), []);
    }));

  it("sends more than 64 MB in parts that storages take", function () {
    this.timeout(180_000);
    return inTemporaryFolder(async (folder) => {
      const zip = await writeLarge(path.join(folder, "a.zip"), 64_000_004);
      const server = await startS3Server(path.join(folder, "storage"));
      try {
        await uploadToS3(server.place, {
          zip,
          access: {
            credentials: server.credentials,
            records: createUploadRecords(path.join(folder, "uploads")),
            effects: s3Effects,
          },
          signal: never,
        });
        assert.equal(sentParts(server).length, 8);
      } finally {
        await server.stop();
      }
    });
  });

  it("goes on where a cut stopped it, after a restart too", () =>
    onStage("large", async ({ folder, server, upload }) => {
      server.interfere = (request, _response, line) => {
        if (!line.endsWith("partNumber=5")) return false;
        request.socket.destroy();
        return true;
      };
      await assert.rejects(upload(), {
        category: "storage",
        message: /can't be reached: .*the upload goes on where it stopped/,
      });
      assert.equal((await recordsIn(folder)).length, 1);
      server.interfere = () => false;
      server.seen.length = 0;
      await upload();
      assert.deepEqual(sentParts(server), ["5", "6", "7", "8", "9"]);
      assert.deepEqual(await recordsIn(folder), []);
    }));

  it("sends a part again when the connection breaks within it", () =>
    onStage("large", async ({ server, upload }) => {
      let cuts = 0;
      server.interfere = (request, _response, line) => {
        if (!line.endsWith("partNumber=2") || cuts >= 2) return false;
        cuts += 1;
        request.once("data", () => request.socket.destroy());
        return true;
      };
      await upload();
      assert.equal(cuts, 2);
      assert.equal(sentParts(server).length, partCount + 2);
    }));

  it("begins anew when the storage has dropped what was there", () =>
    onStage("large", async ({ server, upload }) => {
      server.interfere = (request, _response, line) => {
        if (!line.endsWith("partNumber=3")) return false;
        request.socket.destroy();
        return true;
      };
      await assert.rejects(upload(), { category: "storage" });
      server.interfere = () => false;
      await server.expireUploads();
      server.seen.length = 0;
      await upload();
      assert.equal(sentParts(server).length, partCount);
    }));

  it("removes what it sent when the user cancels", () =>
    onStage("large", async ({ folder, server, upload }) => {
      const abort = new AbortController();
      await assert.rejects(
        upload({
          signal: abort.signal,
          onProgress({ doneBytes }) {
            if (doneBytes > largeBytes / 2) abort.abort(new Error("cancelled"));
          },
        }),
        /cancelled/,
      );
      assert.deepEqual(await server.uploads(), []);
      assert.deepEqual(await recordsIn(folder), []);
    }));

  it("sends nothing when the ZIP isn't the one that was packaged", () =>
    onStage("small", async ({ server, zip, upload }) => {
      await appendFile(zip.file, "more");
      await assert.rejects(upload(), /has changed since it was packaged/);
      assert.deepEqual(server.seen, []);
    }));

  it("uploads anew when what is there under its name is something else", () =>
    onStage("small", async ({ folder, server, zip, upload }) => {
      const damaged = path.join(folder, "damaged.zip");
      await writeFile(damaged, Buffer.alloc(zip.bytes));
      const { place, credentials } = server;
      const effects = { fetch, now: Date.now, sleep: () => Promise.resolve() };
      await createS3Client(place, credentials, effects).put(
        `style/${zip.sha256}.zip`,
        await rangeOf(damaged, 0, zip.bytes),
        never,
      );
      const response = await fetch(await upload());
      assert.deepEqual(
        Buffer.from(await response.arrayBuffer()),
        await readFile(zip.file),
      );
    }));

  for (const [name, given, expected] of [
    [
      "the access key ID is unknown",
      { credentials: { accessKeyId: "NOBODY" } },
      { category: "storage-key", message: /doesn't know the access key ID/ },
    ],
    [
      "the secret is another one's",
      { credentials: { secretAccessKey: "another" } },
      {
        category: "storage-key",
        message: /doesn't accept the signature: the secret access key/,
      },
    ],
    [
      "the machine's clock is slow",
      { clockOffMs: -40 * minuteMs },
      {
        category: "storage",
        message:
          /clock of this machine is 40 minutes behind .*Set this machine's clock/,
      },
    ],
    [
      "the machine's clock is fast",
      { clockOffMs: 90 * minuteMs },
      {
        category: "storage",
        message: /clock of this machine is 90 minutes ahead of/,
      },
    ],
    [
      "the bucket isn't there",
      { place: { bucket: "elsewhere" } },
      {
        category: "storage",
        message:
          /has no bucket elsewhere\. Make it there, or correct `hosting\.bucket`/,
      },
    ],
    [
      "nobody answers",
      { place: { endpoint: "http://127.0.0.1:1" } },
      {
        category: "storage",
        message: /127\.0\.0\.1:1 can't be reached: .*`hosting\.endpoint`/,
      },
    ],
  ] as const) {
    it(`says what to do when ${name}, and sends nothing`, () =>
      onStage("small", async ({ server, upload }) => {
        await assert.rejects(upload(given), expected);
        assert.ok(!server.seen.some((line) => line.startsWith("PUT")));
      }));
  }

  describe("behind which something else answers", () => {
    let server: ScriptedServer | undefined;
    afterEach(async () => server?.stop());

    async function ask(
      reply: (headers: Readonly<Record<string, unknown>>) => Reply,
      credentials: S3Credentials = {
        accessKeyId: "AKIDEXAMPLE",
        secretAccessKey: "secret",
      },
    ): Promise<void> {
      server = await startScriptedServer(({ headers }) => reply(headers));
      await checkS3Access(
        {
          endpoint: new URL(server.url).origin,
          region: "eu-central-1",
          bucket: "illustrations",
        },
        {
          credentials,
          effects: { fetch, now: Date.now, sleep: () => Promise.resolve() },
        },
      );
    }

    const error = (status: number, inner: string): Reply => ({
      status,
      text: `<?xml version="1.0"?><Error>${inner}</Error>`,
    });

    for (const [name, reply, expected] of [
      [
        "the bucket is in another region",
        error(
          400,
          "<Code>AuthorizationHeaderMalformed</Code><Region>us-west-2</Region>",
        ),
        {
          category: "storage",
          message: /in the region us-west-2, not in eu-central-1/,
        },
      ],
      [
        "the bucket is at another endpoint",
        error(301, "<Code>PermanentRedirect</Code>"),
        { category: "storage", message: /Correct `hosting\.endpoint`/ },
      ],
      [
        "the session token has expired",
        error(400, "<Code>ExpiredToken</Code>"),
        { category: "storage-key", message: /session token .* has expired/ },
      ],
      [
        "the credentials lack a right",
        error(403, "<Code>AccountProblem</Code>"),
        { category: "storage-key", message: /They need s3:PutObject/ },
      ],
      [
        "it stays busy",
        error(503, "<Code>SlowDown</Code>"),
        { category: "storage", message: /is busy \(HTTP 503\)/ },
      ],
      [
        "it is no storage at all",
        { status: 418, text: "<html>a teapot</html>" },
        { category: "storage", message: /answers HTTP 418/ },
      ],
    ] as const satisfies readonly (readonly [string, Reply, object])[]) {
      it(`says so when ${name}`, async () => {
        await assert.rejects(
          ask(() => reply),
          expected,
        );
      });
    }

    it("asks again when it was busy for a moment", async () => {
      let asked = 0;
      await ask(() => {
        asked += 1;
        return asked < 3
          ? error(503, "<Code>SlowDown</Code>")
          : error(404, "<Code>NoSuchKey</Code>");
      });
      assert.equal(asked, 3);
    });

    it("repeats no credential that the storage repeats", async () => {
      const credentials = {
        accessKeyId: "ASIAEXAMPLE",
        secretAccessKey: "very/secret",
        sessionToken: "expiring+token",
      };
      await assert.rejects(
        ask(
          () =>
            error(
              400,
              `<Code>Odd</Code><Message>${Object.values(credentials).join(" ")}</Message>`,
            ),
          credentials,
        ),
        (thrown: unknown) => {
          assert.ok(thrown instanceof ServiceError);
          assert.match(thrown.message, /HTTP 400: … … …/);
          assert.doesNotMatch(
            `${thrown.stack ?? ""} ${JSON.stringify(thrown)}`,
            /ASIAEXAMPLE|very\/secret|expiring/,
          );
          return true;
        },
      );
    });
  });

  it("writes no credential into a file, and sends the secret to nobody", () =>
    onStage("large", async ({ folder, server, upload }) => {
      const secret = "S3RVER";
      let sent = "";
      server.interfere = (request, _response, line) => {
        sent += JSON.stringify(request.headers) + (request.url ?? "");
        if (!line.endsWith("partNumber=2")) return false;
        request.socket.destroy();
        return true;
      };
      await assert.rejects(upload());
      // The access key ID is the secret's twin here, and stands in signatures.
      assert.doesNotMatch(
        sent.replaceAll(`Credential=${secret}/`, ""),
        new RegExp(secret),
      );
      const files = await recordsIn(folder);
      assert.equal(files.length, 1);
      for (const file of files) {
        const text = await readFile(path.join(folder, "uploads", file), "utf8");
        assert.doesNotMatch(text, new RegExp(secret));
      }
    }));
});

async function writeLarge(
  file: string,
  bytes = largeBytes,
): Promise<TrainingPlan["zip"]> {
  const content = Buffer.alloc(bytes);
  // Every part differs, so that none can stand for another.
  for (let at = 0; at < bytes; at += 4000) content.writeUInt32LE(at, at);
  await writeFile(file, content);
  return {
    file,
    bytes,
    sha256: createHash("sha256").update(content).digest("hex"),
  };
}
