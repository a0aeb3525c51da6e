import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";
import { readEvaluations } from "../../src/engine/evaluation/evaluationFiles.ts";
import type { Double } from "../service/evaluationDouble.ts";
import { picture, startDouble } from "../service/evaluationDouble.ts";
import { inTemporaryFolder } from "../service/support/trainingFixtures.ts";
import type { EvaluationOrder } from "./support/evaluationProcess.ts";

const program = path.resolve("out/test/faults/evaluationProcess.cjs");
/** Reading the program alone takes seconds on a busy machine. */
const timeoutMs = 60_000;
const airs = ["acme:stellar@1", "acme:stellar@2"];
const imagesPerPrompt = 3;
const subjects = ["fox", "tower", "mug"];
/** Prompts × versions × pictures of each. */
const wanted = subjects.length * airs.length * imagesPerPrompt;

describe("A run of test images whose process is killed", function () {
  this.timeout(2 * timeoutMs);

  before(async () => {
    await esbuild.build({
      entryPoints: ["test/faults/support/evaluationProcess.ts"],
      outfile: program,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      mainFields: ["module", "main"],
      logLevel: "error",
    });
  });

  for (const [moment, meet] of [
    ["as a request arrives", killAtRequest],
    ["as a picture is fetched", killAtDownload],
  ] as const) {
    it(`pays for none of them twice when that happens ${moment}`, () =>
      inTemporaryFolder(async (folder) => {
        await writeDataset(folder);
        const service = await startDouble();
        try {
          const order = { folder, endpoint: `${service.origin}/v1`, airs };
          const first = start(order);
          const heal = meet(service, () => first.kill("SIGKILL"));
          assert.deepEqual(await ended(first), [null, "SIGKILL"]);
          heal();
          const before = (await readEvaluations(folder)).images.length;
          assert.ok(before > 0 && before < wanted, `${before} were there`);
          const requestsBefore = service.requested.length;
          assert.deepEqual(await ended(start(order)), [0, null]);

          const { images, pending } = await readEvaluations(folder);
          assert.equal(images.length, wanted);
          assert.deepEqual(pending, []);
          const uuids = service.requested.map((task) => task["taskUUID"]);
          assert.equal(new Set(uuids).size, wanted);
          assert.deepEqual(
            new Set(images.map(({ record }) => record.taskUUID)),
            new Set(uuids),
          );
          assert.ok(
            service.requested.length - requestsBefore <= wanted - before,
          );
        } finally {
          await service.stop();
        }
      }));
  }
});

/** The seventh request is taken on, and its answer never heard. */
function killAtRequest(service: Double, kill: () => void): () => void {
  const accept = service.script.request;
  service.script.request = (task) => {
    if (service.requested.length < 7) return accept(task);
    kill();
    return "cut";
  };
  return () => {
    service.script.request = accept;
  };
}

/** The sixth picture is made and paid; its bytes don't arrive. */
function killAtDownload(service: Double, kill: () => void): () => void {
  const deliver = service.script.file;
  service.script.file = (request, response) => {
    if (service.fetched.length < 6) {
      deliver(request, response);
      return;
    }
    kill();
    response.destroy();
  };
  return () => {
    service.script.file = deliver;
  };
}

/** One of the prompts is sent with a sketch. */
async function writeDataset(folder: string): Promise<void> {
  await mkdir(path.join(folder, "sketches"));
  await writeFile(path.join(folder, "sketches/fox.png"), await picture());
  const reference = { type: "sketch", image: "sketches/fox.png" };
  await writeFile(
    path.join(folder, "style-dataset.json"),
    JSON.stringify({
      imagesPerPrompt,
      prompts: subjects.map((prompt, index) => ({
        prompt,
        ...(index === 0 && { reference }),
      })),
    }),
  );
}

function start(order: EvaluationOrder) {
  return spawn(process.execPath, [program, JSON.stringify(order)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function ended(
  child: ReturnType<typeof start>,
): Promise<readonly [code: number | null, signal: string | null]> {
  if (child.exitCode === null && child.signalCode === null) {
    await once(child, "exit", { signal: AbortSignal.timeout(timeoutMs) });
  }
  return [child.exitCode, child.signalCode];
}
