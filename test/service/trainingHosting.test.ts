import assert from "node:assert/strict";
import { appendFile, readFile, truncate } from "node:fs/promises";
import path from "node:path";
import type { TrainingPlan } from "../../src/core/training/plan.ts";
import { hostPackage } from "../../src/engine/hosting/hostPackage.ts";
import { maxInlineZipBytes } from "../../src/engine/hosting/hostingLimits.ts";
import { connect } from "../../src/engine/service/connect.ts";
import type { Reply, ScriptedServer } from "./support/scriptedServer.ts";
import { startScriptedServer } from "./support/scriptedServer.ts";
import { inTemporaryFolder, writeZip } from "./support/trainingFixtures.ts";

const never = new AbortController().signal;

describe("Putting a package where the service can fetch it", () => {
  let server: ScriptedServer | undefined;

  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  function inZip(
    work: (zip: TrainingPlan["zip"]) => Promise<void>,
  ): Promise<void> {
    return inTemporaryFolder(async (folder) => {
      await work(await writeZip(path.join(folder, "a.zip")));
    });
  }

  async function storage(): Promise<ReturnType<typeof connect>> {
    server = await startScriptedServer(({ tasks }) => ({
      json: {
        data: [
          {
            taskUUID: tasks[0]?.["taskUUID"],
            mediaUUID: "b7e4d2c1-9a36-4f58-a1c0-2e8d6f4b7093",
          },
        ],
      },
    }));
    return connect({ endpoint: server.url, apiKey: "key" });
  }

  it("uploads exactly its bytes and returns the media's UUID", () =>
    inZip(async (zip) => {
      const client = await storage();
      const told: number[] = [];
      const dataset = await hostPackage({
        way: { kind: "runware" },
        zip,
        client,
        signal: never,
        onProgress: ({ step, doneBytes, totalBytes }) => {
          assert.equal(step, "upload");
          assert.equal(totalBytes, zip.bytes);
          told.push(doneBytes);
        },
      });
      assert.equal(dataset, "b7e4d2c1-9a36-4f58-a1c0-2e8d6f4b7093");
      const media = String(server?.seen[0]?.tasks[0]?.["media"]);
      const [kind, base64 = ""] = media.split(",");
      assert.equal(kind, "data:application/zip;base64");
      assert.deepEqual(Buffer.from(base64, "base64"), await readFile(zip.file));
      assert.equal(told.at(-1), zip.bytes);
    }));

  it("says before uploading which way is open to a ZIP that is too large", () =>
    inZip(async (zip) => {
      const client = await storage();
      await assert.rejects(
        hostPackage({
          way: { kind: "runware" },
          zip: { ...zip, bytes: maxInlineZipBytes + 1 },
          client,
          signal: never,
        }),
        /268\.4 MB\. .*`hosting` in the manifest/,
      );
      assert.equal(server?.seen.length, 0);
    }));

  it("uploads nothing else than what was packaged", () =>
    inZip(async (zip) => {
      const client = await storage();
      const way = { kind: "runware" } as const;
      await assert.rejects(
        hostPackage({
          way,
          zip: { ...zip, sha256: "0".repeat(64) },
          client,
          signal: never,
        }),
        /has changed since it was packaged/,
      );
      await appendFile(zip.file, "more");
      await assert.rejects(
        hostPackage({ way, zip, client, signal: never }),
        /has changed since it was packaged/,
      );
      assert.deepEqual(server?.seen, []);
    }));

  it("stops uploading when it is told to", () =>
    inZip(async (zip) => {
      const client = await storage();
      const abort = new AbortController();
      await assert.rejects(
        hostPackage({
          way: { kind: "runware" },
          zip,
          client,
          signal: abort.signal,
          onProgress: () => abort.abort(new Error("cancelled")),
        }),
        /cancelled/,
      );
      assert.deepEqual(server?.seen, []);
    }));

  async function atUrl(
    zip: TrainingPlan["zip"],
    reply: (content: Buffer) => Reply,
  ): Promise<string> {
    const content = await readFile(zip.file);
    await server?.stop();
    server = await startScriptedServer(() => reply(content));
    const url = `${server.url}/a.zip?signature=secret`;
    return hostPackage({
      way: { kind: "url", url },
      zip,
      client: connect({ endpoint: "http://127.0.0.1:1", apiKey: "key" }),
      signal: never,
    });
  }

  const sending =
    (content: Buffer, headers: Readonly<Record<string, string>> = {}): Reply =>
    (response) => {
      response.writeHead(200, headers);
      response.end(content);
    };

  it("reads the user's own URL without credentials, and takes it when it holds the package", () =>
    inZip(async (zip) => {
      const dataset = await atUrl(zip, (content) => sending(content));
      assert.match(dataset, /\/a\.zip\?signature=secret$/);
      assert.equal(server?.seen[0]?.headers.authorization, undefined);
    }));

  for (const [name, reply, message] of [
    ["isn't there", () => ({ status: 404, text: "" }), /answers HTTP 404/],
    [
      "wants credentials",
      () => ({ status: 403, text: "" }),
      /answers HTTP 403 without credentials/,
    ],
    [
      "holds another length",
      () => ({ headers: { "content-length": "2" }, text: "PK" }),
      /holds 2 bytes; the package has \d+/,
    ],
    [
      "holds another file",
      (content: Buffer) => sending(Buffer.alloc(content.length)),
      /holds another file/,
    ],
    [
      "breaks off",
      (content: Buffer): Reply =>
        (response) => {
          response.writeHead(200, { "content-length": content.length });
          response.write(content.subarray(0, 100), () => response.destroy());
        },
      /breaks off after \d+ bytes/,
    ],
  ] as const satisfies readonly (readonly [
    string,
    (content: Buffer) => Reply,
    RegExp,
  ])[]) {
    it(`says what came back when the URL ${name}, but not its signature`, () =>
      inZip(async (zip) => {
        await assert.rejects(atUrl(zip, reply), (error: unknown) => {
          assert.ok(error instanceof Error);
          assert.match(error.message, message);
          assert.ok(!error.message.includes("secret"));
          return true;
        });
      }));
  }

  it("names a server that can't be reached, and an address that is none", () =>
    inZip(async (zip) => {
      const at = (url: string) =>
        hostPackage({
          way: { kind: "url", url },
          zip,
          client: connect({ endpoint: "http://127.0.0.1:1", apiKey: "key" }),
          signal: never,
        });
      await assert.rejects(at("http://127.0.0.1:1/a.zip"), /can't be reached/);
      await assert.rejects(at("file:///etc/passwd"), /isn't an https address/);
      await assert.rejects(at("nonsense"), /isn't an https address/);
    }));

  it("fails when the ZIP is gone", () =>
    inZip(async (zip) => {
      const client = await storage();
      await truncate(zip.file, 10);
      await assert.rejects(
        hostPackage({
          way: { kind: "runware" },
          zip,
          client,
          signal: never,
        }),
        /has changed/,
      );
    }));
});
