import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";
import { startS3Server } from "../service/support/s3Server.ts";
import {
  inTemporaryFolder,
  writeZip,
} from "../service/support/trainingFixtures.ts";
import type { UploadOrder } from "./support/uploadProcess.ts";

const program = path.resolve("out/test/faults/uploadProcess.cjs");
const sizes = { single: 1, part: 300 };
/** Reading the program alone takes seconds on a busy machine. */
const timeoutMs = 60_000;

describe("A process that is killed while it uploads", function () {
  this.timeout(2 * timeoutMs);

  before(async () => {
    await esbuild.build({
      entryPoints: ["test/faults/support/uploadProcess.ts"],
      outfile: program,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      mainFields: ["module", "main"],
      logLevel: "error",
    });
  });

  for (const [moment, isMoment, mostSentAgain] of [
    ["as its first part arrives", "partNumber=1", 1],
    ["as its fourth part arrives", "partNumber=4", 1],
    ["as the parts are joined", "POST", 0],
  ] as const) {
    it(`is gone on with by the next one when that happens ${moment}`, () =>
      inTemporaryFolder(async (folder) => {
        const zip = await writeZip(path.join(folder, "a.zip"));
        const server = await startS3Server(path.join(folder, "storage"));
        try {
          const recordsFolder = path.join(folder, "uploads");
          const { place, credentials } = server;
          const order: UploadOrder = {
            ...{ place, credentials, recordsFolder, zip, sizes },
          };
          const first = start(order);
          server.interfere = (_request, _response, line) => {
            const isIt = line.includes(isMoment) && !line.includes("uploads=");
            if (isIt) first.kill("SIGKILL");
            return isIt;
          };
          const [, signal] = await ended(first);
          assert.equal(signal, "SIGKILL");
          server.interfere = () => false;
          const sentBefore = partsIn(server.seen);
          server.seen.length = 0;
          const second = start(order);
          let address = "";
          second.stdout.on("data", (text: Buffer) => {
            address += text.toString();
          });
          assert.deepEqual(await ended(second), [0, null]);
          const response = await fetch(address);
          assert.deepEqual(
            Buffer.from(await response.arrayBuffer()),
            await readFile(zip.file),
          );
          const sentAgain = partsIn(server.seen).filter((part) =>
            sentBefore.includes(part),
          );
          assert.ok(sentAgain.length <= mostSentAgain, sentAgain.join(" "));
          assert.equal(
            new Set([...sentBefore, ...partsIn(server.seen)]).size,
            Math.ceil(zip.bytes / sizes.part),
          );
          assert.deepEqual(await readdir(recordsFolder), []);
          assert.deepEqual(await server.uploads(), []);
        } finally {
          await server.stop();
        }
      }));
  }
});

function start(order: UploadOrder): ReturnType<typeof spawnProgram> {
  return spawnProgram(JSON.stringify(order));
}

function spawnProgram(order: string) {
  return spawn(process.execPath, [program, order], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function ended(
  child: ReturnType<typeof spawnProgram>,
): Promise<readonly [code: number | null, signal: string | null]> {
  if (child.exitCode === null && child.signalCode === null) {
    await once(child, "exit", { signal: AbortSignal.timeout(timeoutMs) });
  }
  return [child.exitCode, child.signalCode];
}

function partsIn(seen: readonly string[]): readonly string[] {
  return seen.flatMap((line) => /partNumber=(\d+)/.exec(line)?.[1] ?? []);
}
