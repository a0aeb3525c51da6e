import assert from "node:assert/strict";
import { messageOf } from "../fixtures/inEnglish.ts";
import { say } from "../../src/core/words/text.ts";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import {
  emptyManifest,
  manifestFileName,
} from "../../src/core/dataset/manifest.ts";
import { readManifest } from "../../src/engine/dataset/readManifest.ts";
import { folderOfTest } from "../fixtures/folder.ts";

describe("A manifest from a stranger", () => {
  const folder = folderOfTest();
  const file = () => path.join(folder.path(), manifestFileName);

  async function messagesOf(text: string): Promise<readonly string[]> {
    writeFileSync(file(), text);
    const read = await readManifest(folder.path());
    return read?.problems.map(messageOf) ?? [];
  }

  it("gives no object another prototype, and nothing it didn't have", async () => {
    const planted = '{"air": "planted:1@1", "constants": ["hue"]}';
    writeFileSync(
      file(),
      `{"__proto__": {"name": "planted", "model": ${planted}},
        "model": {"__proto__": ${planted}, "constructor": {"prototype": {"planted": true}}},
        "brief": {"__proto__": ${planted}},
        "images": {"__proto__": {"prompt": "planted"}, "constructor": {"prompt": "no image"}}}`,
    );
    const read = await readManifest(folder.path());
    assert.equal(read?.manifest.name, undefined);
    assert.equal(read?.manifest.model.air, undefined);
    assert.deepEqual(read?.manifest.brief.constants, []);
    assert.ok(!("planted" in {}));
    assert.ok(!("prompt" in {}));
  });

  it("is not read when it has more than 4 MB, and says so", async () => {
    const [message = ""] = await messagesOf(
      `{"name": "${"a".repeat(5_000_000)}"}`,
    );
    assert.match(message, /^The manifest has 5 MB; it is read up to 4 MB\.$/);
  });

  it("says that it is nested too deeply", async () => {
    const depth = 500_000;
    const text = `{"brief": ${"[".repeat(depth)}${"]".repeat(depth)}}`;
    const messages = await messagesOf(text);
    assert.deepEqual(messages, [
      "The manifest is nested too deeply to be read.",
    ]);
  });

  it("is taken with its other parts when one is deep, but can be read", async () => {
    const text = `{"name": "Deep", "brief": ${"[".repeat(500)}${"]".repeat(500)}}`;
    writeFileSync(file(), text);
    const read = await readManifest(folder.path());
    assert.equal(read?.manifest.name, "Deep");
    assert.equal(read.problems.length, 1);
  });

  it("that is no file is said to be none, without waiting for it", async function () {
    mkdirSync(file());
    const read = await readManifest(folder.path());
    assert.deepEqual(read, {
      manifest: emptyManifest,
      problems: [
        { path: [], message: say`${say`The manifest`} is no regular file.` },
      ],
    });
  });

  it("that is a pipe isn't waited for", async function () {
    if (process.platform === "win32") this.skip();
    execFileSync("mkfifo", [file()]);
    const read = await readManifest(folder.path());
    assert.equal(read?.problems.length, 1);
  });
});
