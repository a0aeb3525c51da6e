import assert from "node:assert/strict";
import type { Dataset } from "../../../src/core/dataset/facts.ts";
import type { Version } from "../../../src/core/dataset/lock.ts";
import { emptyManifest } from "../../../src/core/dataset/manifest.ts";
import {
  clashingNames,
  planRollback,
} from "../../../src/core/dataset/rollbackPlan.ts";
import { foldedName } from "../../../src/core/text.ts";
import type { Replacement } from "../../../src/engine/versions/setAside.ts";
import { replacementSteps } from "../../../src/engine/versions/setAside.ts";

const upper = { file: "A.PNG", bytes: 1, sha256: "of the folder" };

const folder: Dataset = {
  folderName: "stellar",
  manifest: emptyManifest,
  entries: [{ kind: "file", file: upper.file, bytes: 1, modifiedMs: 0 }],
  images: [
    {
      ...upper,
      header: {
        ...{ format: "png", width: 64, height: 64, orientation: 1 },
        ...{ isAnimated: false, colourSpace: "rgb", bitsPerChannel: 8 },
        ...{ hasAlpha: false, metadata: [] },
      },
    },
  ],
  lock: { versions: [] },
};

function versionOf(...images: readonly (readonly [string, string])[]): Version {
  return {
    air: "brand:stellar@1",
    packagedAt: "2026-01-01T00:00:00.000Z",
    zip: { file: "a.zip", bytes: 1, sha256: "a" },
    images: images.map(([file, sha256]) => ({
      ...{ file, entry: file, bytes: 1, sha256 },
    })),
  };
}

describe("going back to a.png where the folder has A.PNG", () => {
  for (const content of ["other bytes", upper.sha256]) {
    const version = versionOf(["a.png", content]);

    it(`puts it in its place where case doesn't count, and leaves nothing out (${content})`, () => {
      const plan = planRollback(
        folder,
        version,
        new Map([["a.png", upper.file]]),
      );
      assert.deepEqual(
        plan.images.map(({ image, replaces }) => [image.file, replaces]),
        [["a.png", true]],
      );
      assert.deepEqual(plan.leftOut, []);
      assert.deepEqual(plan.fields, {});
    });

    it(`puts it beside the other where case counts, and leaves that out (${content})`, () => {
      const plan = planRollback(folder, version, new Map());
      assert.deepEqual(
        plan.images.map(({ image, replaces }) => [image.file, replaces]),
        [["a.png", false]],
      );
      assert.deepEqual(plan.leftOut, ["A.PNG"]);
      assert.deepEqual(plan.fields, {
        exclude: [{ file: "A.PNG", reason: "not in brand:stellar@1" }],
      });
    });
  }

  it("gives it the version's name where case doesn't count, and undoing gives back name and bytes", () => {
    const disk = new CaselessDisk({ "A.PNG": "ours", "b.png": "b" });
    disk.replace([{ file: "a.png", content: "theirs" }]);
    assert.deepEqual(disk.files(), { "a.png": "theirs", "b.png": "b" });
    // As the record says: the one was there, the other was not.
    disk.replace([{ file: "A.PNG", content: "ours" }, { file: "a.png" }]);
    assert.deepEqual(disk.files(), { "A.PNG": "ours", "b.png": "b" });
  });

  it("names two pictures of a version that are one where case doesn't count", () => {
    const one = versionOf(["a.png", "1"], ["b.png", "2"], ["A.PNG", "3"]);
    assert.deepEqual(clashingNames(one), ["a.png", "A.PNG"]);
    assert.deepEqual(clashingNames(versionOf(["a.png", "1"])), []);
  });
});

/** As Windows and macOS have it; what is written over keeps its name, which some do. */
class CaselessDisk {
  readonly #files: Map<string, string>;

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = new Map(Object.entries(files));
  }

  replace(replacements: readonly Replacement[]): void {
    const spelled = new Map(
      replacements.flatMap(({ file }) => {
        const listed = this.#listed(file);
        return listed === undefined || listed === file ? [] : [[file, listed]];
      }),
    );
    for (const { file, content } of replacementSteps(replacements, spelled)) {
      const name = this.#listed(file) ?? file;
      if (typeof content === "string") this.#files.set(name, content);
      else this.#files.delete(name);
    }
  }

  files(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#files);
  }

  #listed(file: string): string | undefined {
    return [...this.#files.keys()].find(
      (name) => foldedName(name) === foldedName(file),
    );
  }
}
