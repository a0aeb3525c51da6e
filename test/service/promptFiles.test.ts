import assert from "node:assert/strict";
import { messageOf } from "../fixtures/inEnglish.ts";
import { createHash } from "node:crypto";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import type { PromptReference } from "../../src/core/dataset/manifest.ts";
import { manifestFileName } from "../../src/core/dataset/manifest.ts";
import { maxReferenceBytes } from "../../src/core/evaluation/reference.ts";
import { readManifest } from "../../src/engine/dataset/readManifest.ts";
import { picture } from "./evaluationDouble.ts";
import { inTemporaryFolder } from "./support/trainingFixtures.ts";

const json = (value: unknown) => JSON.stringify(value);

async function readWith(
  folder: string,
  manifest: unknown,
): ReturnType<typeof readManifest> {
  await writeFile(path.join(folder, manifestFileName), json(manifest));
  return await readManifest(folder);
}

describe("the references of prompts", () => {
  const found = async (folder: string, image: string) => {
    const read = await readWith(folder, {
      prompts: [{ prompt: "A fox", reference: { type: "sketch", image } }],
    });
    return read?.manifest.prompts[0]?.reference?.found;
  };

  it("are known by their bytes", () =>
    inTemporaryFolder(async (folder) => {
      const bytes = await picture();
      await mkdir(path.join(folder, "sketches"));
      await writeFile(path.join(folder, "sketches/fox.png"), bytes);
      assert.deepEqual(await found(folder, "sketches/fox.png"), {
        kind: "readable",
        bytes: bytes.length,
        sha256: createHash("sha256").update(bytes).digest("hex"),
      });
    }));

  it("that can't be sent say why", () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(path.join(folder, "note.png"), "not a picture");
      await writeFile(
        path.join(folder, "huge.png"),
        Buffer.alloc(maxReferenceBytes + 1),
      );
      assert.equal((await found(folder, "fox.png"))?.kind, "missing");
      assert.equal((await found(folder, "note.png"))?.kind, "not-a-picture");
      assert.equal((await found(folder, "huge.png"))?.kind, "too-large");
    }));

  it("are never taken from elsewhere, by name or by link", () =>
    inTemporaryFolder(async (parent) => {
      const folder = path.join(parent, "dataset");
      await mkdir(folder);
      await writeFile(path.join(parent, "private.png"), await picture());
      await symlink("../private.png", path.join(folder, "link.png"));
      for (const image of [
        "../private.png",
        path.join(parent, "private.png"),
        "a/../../private.png",
        "link.png",
      ]) {
        assert.equal((await found(folder, image))?.kind, "outside", image);
      }
    }));
});

describe("a file of prompts", () => {
  it("adds its prompts to the manifest's own, references counted from it", () =>
    inTemporaryFolder(async (parent) => {
      const folder = path.join(parent, "dataset");
      await mkdir(folder);
      await writeFile(path.join(parent, "fox.png"), await picture());
      const reference = { type: "reference", image: "fox.png" };
      await writeFile(
        path.join(parent, "style-prompts.json"),
        json({ prompts: ["A harbour", { prompt: "A fox", reference }] }),
      );
      const read = await readWith(folder, {
        prompts: ["A mug"],
        promptFile: "../style-prompts.json",
      });
      assert.deepEqual(read?.problems, []);
      assert.deepEqual(
        read.manifest.prompts.map(({ prompt }) => prompt),
        ["A mug", "A harbour", "A fox"],
      );
      assert.equal(read.manifest.promptFile?.from, 1);
      const fox: PromptReference | undefined =
        read.manifest.prompts[2]?.reference;
      assert.equal(fox?.image, "../fox.png");
      assert.equal(fox.found?.kind, "readable");
    }));

  it("that is missing is said at the manifest's line that names it", () =>
    inTemporaryFolder(async (folder) => {
      const read = await readWith(folder, {
        prompts: ["A mug"],
        promptFile: "style-prompts.json",
      });
      assert.equal(read?.manifest.prompts.length, 1);
      assert.deepEqual(read.problems[0]?.path, ["promptFile"]);
      assert.match(messageOf(read.problems[0]), /isn't there; create it/);
    }));

  it("names its own mistakes, and keeps what is readable", () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(
        path.join(folder, "style-prompts.json"),
        json({ prompts: ["A harbour", { width: 1024 }] }),
      );
      const read = await readWith(folder, { promptFile: "style-prompts.json" });
      assert.equal(read?.manifest.prompts.length, 1);
      assert.deepEqual(
        read.problems.map(({ file, path: at }) => [file, at]),
        [["style-prompts.json", ["prompts", 1]]],
      );
    }));
});
