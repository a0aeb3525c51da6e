import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { TrainingReport } from "../../src/core/reports/trainingReport.ts";
import type { GenerateOutput } from "../../src/cli/testImages/generateFolder.ts";
import type { TrainOutput } from "../../src/cli/training/trainOutput.ts";
import { openJournal } from "../../src/engine/training/openJournal.ts";
import { userFiles } from "../../src/engine/userFiles.ts";
import type { RunningRehearsal } from "../../src/rehearsal/server.ts";
import { startRehearsal } from "../../src/rehearsal/server.ts";
import { ended } from "../fixtures/ended.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawings } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { schemaFor } from "./support/terminalSchemas.ts";

describe("training from the terminal", function () {
  this.timeout(180_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();
  const home = folderOfTest();
  let service: RunningRehearsal | undefined;

  afterEach(async () => {
    await service?.stop();
    service = undefined;
  });

  async function rehearsal(speed: number): Promise<void> {
    service = await startRehearsal({ speed });
  }
  function environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      XDG_CACHE_HOME: path.join(home.path(), "cache"),
      XDG_DATA_HOME: path.join(home.path(), "data"),
      STYLE_TRAINER_ENDPOINT: service?.url ?? "http://127.0.0.1:9/v1",
      RUNWARE_API_KEY: service?.apiKey ?? "",
    };
  }
  const start = (...arguments_: string[]): ChildProcess =>
    spawn(process.execPath, [programs.cli(), ...arguments_], {
      env: environment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
  const run = (...arguments_: string[]) => ended(start(...arguments_));
  // Each caller says what the schema describes.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  async function json<Output>(schema: string, ...arguments_: string[]) {
    const { code, stdout, stderr } = await run(...arguments_, "--json");
    assert.notEqual(stdout, "", stderr);
    const output = JSON.parse(stdout) as Output;
    assert.deepEqual(schemaFor(schema)(output), [], schema);
    return { code, stderr, output };
  }
  async function dataset(count = 12): Promise<void> {
    for (const { name, content } of await drawings(count)) {
      folder.write(name, content);
    }
    folder.write(
      "style-dataset.json",
      JSON.stringify({
        name: "Brand",
        model: { air: "org:brand@1", name: "Brand", version: "1.0.0" },
        prompts: ["A fox", "A boat", "A kettle"].map((prompt) => ({
          ...{ prompt, width: 1024, height: 1024 },
        })),
      }),
    );
  }
  async function journalled(): Promise<readonly string[]> {
    const journal = await openJournal(userFiles(environment()).journalFile, {
      now: Date.now,
    });
    const states = [...journal.jobs().values()].map(({ state }) => state);
    await journal.close();
    return states;
  }

  it("shows plan and price and sends nothing in a dry run", async () => {
    await rehearsal(3600);
    await dataset();
    const { code, output } = await json<TrainOutput>(
      "train",
      ...["train", folder.path(), "--dry-run"],
    );
    assert.equal(code, 0);
    assert.ok(output.outcome === "planned");
    assert.equal(output.plan.images, 12);
    assert.match(output.plan.hash, /^[0-9a-f]{64}$/);
    assert.equal(output.plan.model.private, true);
    assert.deepEqual(await journalled(), []);
    assert.ok(!existsSync(path.join(folder.path(), "style-dataset.lock.json")));
    const again = await json<TrainOutput>(
      "train",
      ...["train", folder.path(), "--dry-run"],
    );
    assert.ok(again.output.outcome === "planned");
    assert.equal(again.output.plan.hash, output.plan.hash);
  });

  it("sends nothing when nobody is there to agree", async () => {
    await rehearsal(3600);
    await dataset();
    const { code, stdout, stderr } = await run("train", folder.path());
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /Nobody is there to agree/);
    assert.deepEqual(await journalled(), []);
  });

  it("refuses what lint refuses, and says why", async () => {
    await rehearsal(3600);
    await dataset(3);
    const { code, output, stderr } = await json<TrainOutput>(
      "train",
      ...["train", folder.path(), "--yes"],
    );
    assert.equal(code, 1);
    assert.ok(output.outcome === "refused");
    assert.deepEqual(
      output.findings.map(({ rule }) => rule),
      ["count/too-few"],
    );
    assert.match(stderr, /count\/too-few/);
    assert.deepEqual(await journalled(), []);
  });

  it("trains, waits, notes it in the history, and refuses the same name again", async () => {
    await rehearsal(3600);
    await dataset();
    const trained = await json<{ trainings: readonly TrainingReport[] }>(
      "trainings",
      ...["train", folder.path(), "--yes", "--wait"],
    );
    assert.equal(trained.code, 0, trained.stderr);
    assert.deepEqual(
      trained.output.trainings.map(({ state, air }) => [state, air]),
      [["succeeded", "org:brand@1"]],
    );
    assert.match(
      readFileSync(path.join(folder.path(), "style-dataset.lock.json"), "utf8"),
      /succeeded/,
    );
    const again = await json<TrainOutput>(
      "train",
      ...["train", folder.path(), "--yes"],
    );
    assert.equal(again.code, 1);
    assert.ok(again.output.outcome === "refused");
    assert.equal(again.output.next?.air, "org:brand@2");
    const next = await json<TrainOutput>(
      "train",
      ...["train", folder.path(), "--yes", "--next"],
    );
    assert.equal(next.code, 0);
    assert.ok(next.output.outcome === "submitted");
    assert.match(
      readFileSync(path.join(folder.path(), "style-dataset.json"), "utf8"),
      /org:brand@2/,
    );
    const waited = await json<{ trainings: readonly TrainingReport[] }>(
      "trainings",
      ...["wait", "org:brand@2"],
    );
    assert.equal(waited.code, 0);
    const all = await json<{ trainings: readonly TrainingReport[] }>(
      "trainings",
      ...["status", "--all", "--no-ask"],
    );
    assert.deepEqual(
      all.output.trainings.map(({ air, state }) => [air, state]),
      [
        ["org:brand@1", "succeeded"],
        ["org:brand@2", "succeeded"],
      ],
    );
  });

  it("is stopped by Ctrl-C while it waits, and goes on waiting without submitting again", async () => {
    await rehearsal(60);
    await dataset();
    const child = start("train", folder.path(), "--yes", "--wait");
    const end = ended(child);
    await said(child, "Submitted");
    child.kill("SIGINT");
    const { code, stderr } = await end;
    assert.equal(code, 130, stderr);
    const [state] = await journalled();
    assert.ok(state === "accepted" || state === "processing", state);
    const again = await json<TrainOutput>(
      "train",
      ...["train", folder.path(), "--yes"],
    );
    assert.equal(again.output.outcome, "under-way");
    const late = await run("wait", "--timeout", "0.01");
    assert.equal(late.code, 3);
    assert.equal((await journalled()).length, 1);
  });

  it("says nothing of the key, whatever it prints", async () => {
    await rehearsal(3600);
    await dataset();
    const { stdout, stderr } = await run("train", folder.path(), "--yes");
    assert.ok(service);
    for (const text of [
      stdout,
      stderr,
      readFileSync(userFiles(environment()).journalFile, "utf8"),
    ]) {
      assert.ok(!text.includes(service.apiKey));
    }
    const without = await ended(
      spawn(process.execPath, [programs.cli(), "train", folder.path()], {
        env: { ...environment(), RUNWARE_API_KEY: "" },
      }),
    );
    assert.equal(without.code, 2);
    assert.match(without.stderr, /RUNWARE_API_KEY/);
  });

  it("puts a ZIP into a storage only when the user names it, whatever the manifest says", async () => {
    await rehearsal(3600);
    await dataset();
    const file = path.join(folder.path(), "style-dataset.json");
    const manifest = JSON.parse(readFileSync(file, "utf8")) as object;
    const hosting = {
      ...{ kind: "s3", endpoint: "https://storage.example", bucket: "theirs" },
      region: "eu-central-1",
    };
    writeFileSync(file, JSON.stringify({ ...manifest, hosting }));
    const { code, stderr } = await run("train", folder.path(), "--yes");
    assert.equal(code, 2);
    assert.match(stderr, /--storage https:\/\/storage\.example\/theirs/);
    assert.deepEqual(await journalled(), []);
  });

  it("generates test images, goes on after Ctrl-C, and compares models", async () => {
    await rehearsal(3600);
    await dataset();
    await run("train", folder.path(), "--yes", "--wait");
    const planned = await json<GenerateOutput>(
      "generate",
      ...["generate", folder.path(), "--dry-run"],
    );
    assert.equal(planned.output.outcome, "planned");
    assert.equal(planned.output.plan.images.length, 3);
    const child = start("generate", folder.path(), "--yes");
    setTimeout(() => child.kill("SIGINT"), 1500);
    await ended(child);
    const made = await json<GenerateOutput>(
      "generate",
      ...["generate", folder.path(), "--yes"],
    );
    assert.equal(made.code, 0, made.stderr);
    const none = await json<GenerateOutput>(
      "generate",
      ...["generate", folder.path(), "--yes"],
    );
    assert.equal(none.output.outcome, "nothing-to-do");
    const compared = await json<{ versions: { images: number }[] }>(
      "compare",
      ...["compare", folder.path(), "--rehearsal"],
    );
    assert.deepEqual(
      compared.output.versions.map(({ images }) => images),
      [3],
    );
    const markdown = await run(
      "compare",
      ...[folder.path(), "--rehearsal", "--format", "markdown"],
    );
    assert.match(markdown.stdout, /^## Brand/);
  });

  it("makes a manifest once, and never over another", async () => {
    const first = await json<{ created: boolean }>(
      "init",
      ...["init", folder.path(), "--name", "Mine"],
    );
    assert.deepEqual([first.code, first.output.created], [0, true]);
    const file = path.join(folder.path(), "style-dataset.json");
    const text = readFileSync(file, "utf8");
    const second = await json<{ created: boolean }>(
      "init",
      ...["init", folder.path(), "--name", "Other"],
    );
    assert.deepEqual([second.code, second.output.created], [0, false]);
    assert.equal(readFileSync(file, "utf8"), text);
  });
});

/** Until a program has said something on stderr. */
function said(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stderr?.on("data", (more) => {
      text += String(more);
      if (text.includes(word)) resolve();
    });
    child.once("close", () => reject(new Error(`It ended: ${text}`)));
  });
}
