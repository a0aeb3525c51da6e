import assert from "node:assert/strict";
import { createLatestRun } from "../../../src/host/datasets/latestRun.ts";

describe("Work of which only the latest result counts", () => {
  it("is joined while it runs, and done again afterwards", async () => {
    const { runs, latest } = studio();
    const [one, other] = [latest.join(), latest.join()];
    assert.equal(runs.length, 1);
    runs[0]?.finish("first");
    assert.deepEqual(await Promise.all([one, other]), ["first", "first"]);
    const again = latest.join();
    runs[1]?.finish("second");
    assert.equal(await again, "second");
  });

  it("gives whoever waited for a run that is replaced the later result", async () => {
    const { runs, latest } = studio();
    const waiting = latest.join();
    const restarted = latest.restart();
    const restartedAgain = latest.restart();
    runs[2]?.finish("latest");
    assert.deepEqual(await Promise.all([waiting, restarted, restartedAgain]), [
      "latest",
      "latest",
      "latest",
    ]);
    assert.equal(runs.length, 3);
  });

  it("fails for whoever waits when it fails or is cancelled", async () => {
    const { runs, latest } = studio();
    const failing = latest.join();
    runs[0]?.fail(new Error("no such folder"));
    await assert.rejects(failing, /no such folder/);
    const cancelled = latest.join();
    latest.cancel();
    await assert.rejects(cancelled, { name: "AbortError" });
  });
});

/** Runs that end when the test says so. */
function studio() {
  const runs: {
    readonly finish: (result: string) => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  const latest = createLatestRun(
    (signal) =>
      new Promise<string>((resolve, reject) => {
        runs.push({ finish: resolve, fail: reject });
        signal.addEventListener("abort", () => {
          reject(signal.reason instanceof Error ? signal.reason : new Error());
        });
      }),
  );
  return { runs, latest };
}
