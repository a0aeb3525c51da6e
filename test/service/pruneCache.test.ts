import assert from "node:assert/strict";
import {
  mkdirSync,
  readdirSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pruneCache } from "../../src/engine/inspect/pruneCache.ts";
import { folderOfTest } from "../fixtures/folder.ts";

const dayMs = 24 * 60 * 60 * 1000;
const nowMs = Date.parse("2026-06-01T00:00:00Z");

describe("pruning a cache", () => {
  const folder = folderOfTest();
  const add = (name: string, ageDays: number, bytes = 10) => {
    const file = path.join(folder.path(), "facts", name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, "");
    truncateSync(file, bytes);
    const seconds = (nowMs - ageDays * dayMs) / 1000;
    utimesSync(file, seconds, seconds);
  };
  const left = () => readdirSync(path.join(folder.path(), "facts")).sort();

  it("drops what is old", async () => {
    add("new", 1);
    add("old", 91);
    await pruneCache(folder.path(), nowMs);
    assert.deepEqual(left(), ["new"]);
  });

  it("drops the oldest of what is too much", async () => {
    const half = 128 * 1024 * 1024;
    add("a", 3, half);
    add("b", 2, half);
    add("c", 1, half);
    await pruneCache(folder.path(), nowMs);
    assert.deepEqual(left(), ["b", "c"]);
  });

  it("looks once a day", async () => {
    await pruneCache(folder.path(), nowMs);
    add("old", 91);
    await pruneCache(folder.path(), nowMs + dayMs / 2);
    assert.deepEqual(left(), ["old"]);
    await pruneCache(folder.path(), nowMs + dayMs);
    assert.deepEqual(left(), []);
  });

  it("minds nothing that isn't there", async () => {
    await pruneCache(path.join(folder.path(), "missing"), nowMs);
  });
});
