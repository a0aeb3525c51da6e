import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { scanFolder } from "../../src/engine/dataset/scanFolder.ts";
import { isEngineError } from "../../src/engine/errors.ts";
import { folderOfTest } from "../fixtures/folder.ts";

describe("scanning a folder", () => {
  const folder = folderOfTest();

  it("lists names in the order of their bytes, whatever the locale", async () => {
    for (const name of [
      "b.png",
      "a.png",
      "B.png",
      "é.png",
      "😀.png",
      "～.png",
    ]) {
      folder.write(name, "x");
    }
    const entries = await scanFolder(folder.path());
    assert.deepEqual(
      entries.map(({ file }) => file),
      ["B.png", "a.png", "b.png", "é.png", "～.png", "😀.png"],
    );
  });

  it("says size and time of files", async () => {
    folder.write("a.png", "12345");
    assert.deepEqual(await scanFolder(folder.path()), [
      {
        kind: "file",
        file: "a.png",
        bytes: 5,
        modifiedMs: Date.parse("2024-01-01T12:00:00Z"),
      },
    ]);
  });

  it("names what isn't a file, and follows no link", async function () {
    if (process.platform === "win32") this.skip();
    const at = (name: string) => path.join(folder.path(), name);
    mkdirSync(at("folder"));
    writeFileSync(at("folder/inside.png"), "x");
    symlinkSync("folder/inside.png", at("link.png"));
    symlinkSync("nowhere.png", at("lost.png"));
    execFileSync("mkfifo", [at("pipe.png")]);
    const server = net.createServer().listen(at("socket.png"));
    await new Promise((resolve) => server.once("listening", resolve));
    const entries = await scanFolder(folder.path());
    await new Promise((resolve) => server.close(resolve));
    assert.deepEqual(entries, [
      { kind: "other", file: "folder", what: "folder" },
      { kind: "other", file: "link.png", what: "link" },
      { kind: "other", file: "lost.png", what: "dangling link" },
      { kind: "other", file: "pipe.png", what: "pipe" },
      { kind: "other", file: "socket.png", what: "socket" },
    ]);
  });

  it("lists 3,000 files", async () => {
    for (let index = 0; index < 3000; index++) {
      writeFileSync(path.join(folder.path(), `${index}.png`), "");
    }
    assert.equal((await scanFolder(folder.path())).length, 3000);
  });

  it("keeps a name that isn't UTF-8 in the list, so that it isn't lost silently", async function () {
    if (process.platform !== "linux") this.skip();
    const name = Buffer.concat([
      Buffer.from(`${folder.path()}/caf`),
      Buffer.from([0xe9]),
      Buffer.from(".png"),
    ]);
    writeFileSync(name, "x");
    const [entry] = await scanFolder(folder.path());
    assert.equal(entry?.kind, "file");
    assert.equal(entry.file, "caf\uFFFD.png");
  });

  it("refuses a folder that isn't there, by reason and name", async () => {
    const missing = path.join(folder.path(), "missing");
    await assert.rejects(scanFolder(missing), (error) => {
      assert.ok(isEngineError(error, "unreadable-folder"));
      assert.equal(error.message, `${missing} doesn't exist.`);
      return true;
    });
    const file = folder.write("a.png", "x");
    await assert.rejects(scanFolder(file), /isn't a folder/);
  });

  it("stops when it is told to", async () => {
    folder.write("a.png", "x");
    await assert.rejects(scanFolder(folder.path(), AbortSignal.abort()), {
      name: "AbortError",
    });
  });
});
