import assert from "node:assert/strict";
import { late } from "../../../src/host/late/late.ts";

describe("A part of the program that is loaded late", () => {
  it("isn't loaded before it is needed, and then once for all who need it", async () => {
    let loads = 0;
    const part = late(async () => {
      loads += 1;
      return Promise.resolve({ number: loads });
    });
    assert.equal(loads, 0);
    const [first, second] = await Promise.all([part.loaded(), part.loaded()]);
    assert.equal(first, second);
    assert.equal(await part.loaded(), first);
    assert.equal(loads, 1);
  });

  it("says why it can't be loaded, and is loaded anew at the next try", async () => {
    const outcomes = [new Error("The disk is gone."), "it"];
    const part = late(async () => {
      const outcome = outcomes.shift();
      return outcome instanceof Error
        ? Promise.reject(outcome)
        : Promise.resolve(outcome);
    });
    const tries = await Promise.allSettled([part.loaded(), part.loaded()]);
    assert.deepEqual(
      tries.map((each) => each.status === "rejected" && String(each.reason)),
      ["Error: The disk is gone.", "Error: The disk is gone."],
    );
    assert.equal(await part.loaded(), "it");
  });

  it("is disposed of with its owner, if it was loaded at all", async () => {
    const disposed: string[] = [];
    const dispose = (name: string) => disposed.push(name);
    const used = late(async () => Promise.resolve("used"), dispose);
    const unused = late(async () => Promise.resolve("unused"), dispose);
    await used.loaded();
    unused.dispose();
    used.dispose();
    used.dispose();
    await nextTurn();
    assert.deepEqual(disposed, ["used"]);
  });

  it("that comes when its owner is gone is disposed of, and given to nobody", async () => {
    const disposed: string[] = [];
    let come: (part: string) => void = () => undefined;
    const part = late(
      async () => new Promise<string>((resolve) => (come = resolve)),
      (name) => disposed.push(name),
    );
    const waiting = part.loaded();
    part.dispose();
    come("too late");
    await assert.rejects(waiting, /stopped/);
    assert.deepEqual(disposed, ["too late"]);
  });

  it("isn't loaded any more for an owner that is gone", async () => {
    let loads = 0;
    const part = late(async () => Promise.resolve((loads += 1)));
    part.dispose();
    await assert.rejects(part.loaded(), /stopped/);
    assert.equal(loads, 0);
  });
});

async function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
