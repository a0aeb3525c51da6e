import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  archive,
  generation,
  inline,
  open,
  training,
} from "./rehearsal/support.ts";

describe("a rehearsal with a state", function () {
  // Pictures are really decoded and drawn, on whatever machine this is.
  this.timeout(30_000);

  let stateDirectory: string;
  beforeEach(async () => {
    stateDirectory = await mkdtemp(join(tmpdir(), "rehearsal-state-"));
  });
  afterEach(() => rm(stateDirectory, { recursive: true }));

  it("still knows its jobs, their progress and their models", async () => {
    const first = await open({ stateDirectory });
    const done = training(inline(await archive(10)));
    await first.post([done]);
    await first.inspected(done.taskUUID);
    await first.skip(1);
    const image = generation({
      model: "acme:house@1",
      deliveryMethod: "async",
    });
    await first.post([image]);
    const half = training(inline(await archive(10)));
    await first.post([half]);
    await first.inspected(half.taskUUID);
    await first.skip(0.5);
    await first.stop();

    const second = await open({ stateDirectory });
    const [progress] = (await second.poll(half.taskUUID)).data;
    assert.equal(Math.floor(Number(progress?.["progress"]) / 10), 5);
    assert.equal(
      (await second.poll(done.taskUUID)).data[0]?.["status"],
      "success",
    );
    const [picture] = (await second.poll(image.taskUUID)).data;
    assert.equal((await fetch(String(picture?.["imageURL"]))).status, 200);
    const again = await second.post([half]);
    assert.equal(again.errors[0]?.["code"], "conflictTaskUUID");
    assert.equal((await second.log()).trainingsCreated, 2);
    await second.stop();
  });

  it("inspects a dataset again when it was stopped meanwhile", async () => {
    const first = await open({ stateDirectory });
    const task = training(inline(await archive(50)));
    await first.post([task]);
    await first.stop();
    const second = await open({ stateDirectory });
    await second.inspected(task.taskUUID);
    assert.equal(
      (await second.poll(task.taskUUID)).data[0]?.["status"],
      "processing",
    );
    await second.stop();
  });

  it("leaves no half-written state behind", async () => {
    const studio = await open({ stateDirectory });
    await studio.post([training("http://127.0.0.1:9/a.zip")]);
    await studio.stop();
    assert.deepEqual((await readdir(stateDirectory)).toSorted(), [
      "media",
      "state.json",
    ]);
  });

  it("does not start over a state it cannot read", async () => {
    const path = join(stateDirectory, "state.json");
    await writeFile(path, '{"version":2}');
    await assert.rejects(
      open({ stateDirectory }),
      /state\.json is not a state/,
    );
    await writeFile(path, "{");
    await assert.rejects(open({ stateDirectory }), /state\.json is not JSON/);
  });
});
