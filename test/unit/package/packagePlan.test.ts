import assert from "node:assert/strict";
import type { Dataset, ImageFacts } from "../../../src/core/dataset/facts.ts";
import { emptyLock } from "../../../src/core/dataset/lock.ts";
import { emptyManifest } from "../../../src/core/dataset/manifest.ts";
import {
  packageName,
  planPackage,
} from "../../../src/core/dataset/packagePlan.ts";
import type { TrainableFormat } from "../../../src/core/limits.ts";

const dataset: Dataset = {
  folderName: "stellar",
  manifest: emptyManifest,
  entries: [],
  images: [],
  lock: emptyLock,
};

function image(
  file: string,
  format: TrainableFormat | "gif" = "png",
  bytes = 100,
): ImageFacts {
  return {
    file,
    bytes,
    sha256: "0".repeat(64),
    header: {
      format,
      width: 1024,
      height: 1024,
      orientation: 1,
      isAnimated: false,
      colourSpace: "rgb",
      bitsPerChannel: 8,
      hasAlpha: false,
      metadata: [],
    },
  };
}

const namesOf = (...files: string[]) =>
  planPackage(
    dataset,
    files.map((file) => image(file)),
  ).entries.map(({ entry }) => entry);

describe("planning a package", () => {
  it("names entries in ASCII, with the extension of their content", () => {
    const plan = planPackage(dataset, [
      image("Ünïcode fïle.PNG", "jpeg"),
      image("plain.jpeg", "webp"),
    ]);
    assert.deepEqual(
      plan.entries.map(({ file, entry }) => [file, entry]),
      [
        ["Ünïcode fïle.PNG", "Unicode-file.jpg"],
        ["plain.jpeg", "plain.webp"],
      ],
    );
  });

  it("gives every image a name of its own, also where case doesn't count", () => {
    assert.deepEqual(namesOf("猫.png", "犬.png", "A.png", "a.png", "a-2.png"), [
      "A.png",
      "a-2.png",
      "a-3.png",
      "image-2.png",
      "image.png",
    ]);
  });

  it("never makes an empty name, a path, a hidden or a device's name", () => {
    for (const file of [
      "..png",
      "../evil.png",
      "..\\evil.png",
      "-.png",
      "con.png",
      "LPT1.x.png",
      `${"a".repeat(300)}.png`,
      ".hidden.png",
      "a/../../b.png",
      "\u0000\n.png",
    ]) {
      const [name = ""] = namesOf(file);
      assert.match(name, /^[A-Za-z0-9][A-Za-z0-9._-]{0,120}\.png$/, file);
      assert.doesNotMatch(name, /\.\.|^(?:con|lpt1)\./i, file);
    }
  });

  it("gives the same plan for any order of the same images", () => {
    const files = ["b.png", "é.png", "e.png", "a b.png", "a-b.png", "B.png"];
    const plan = planPackage(
      dataset,
      files.map((file) => image(file)),
    );
    const reversed = planPackage(
      dataset,
      files.reverse().map((file) => image(file)),
    );
    assert.deepEqual(plan, reversed);
    const names = plan.entries.map(({ entry }) => entry);
    assert.deepEqual(names, [...names].sort());
  });

  it("knows the size of the ZIP to the byte", () => {
    assert.equal(
      planPackage(dataset, [image("a.jpg", "jpeg", 5)]).zipBytes,
      113,
    );
  });

  it("refuses a dataset without images", () => {
    const { refusals } = planPackage(dataset, []);
    assert.deepEqual(
      refusals.map(({ reason }) => reason),
      ["no-images"],
    );
  });

  it("refuses more than 4 GiB, and takes what is one byte less", () => {
    const headers = 22 + 76 + 2 * "a.png".length;
    const largest = 2 ** 32 - 1 - headers;
    const refusalsAt = (bytes: number) =>
      planPackage(dataset, [image("a.png", "png", bytes)]).refusals;
    assert.deepEqual(refusalsAt(largest), []);
    assert.deepEqual(
      refusalsAt(largest + 1).map(({ reason }) => reason),
      ["too-large"],
    );
  });

  it("refuses images that can't be trained on or weren't read, by name", () => {
    const { sha256, ...unread } = image("unread.png");
    assert.ok(sha256);
    const damaged: ImageFacts = {
      ...image("damaged.png"),
      damage: { kind: "empty" },
    };
    const { refusals, entries } = planPackage(dataset, [
      image("fine.png"),
      image("moving.png", "gif"),
      unread,
      damaged,
    ]);
    assert.deepEqual(
      refusals.map(({ reason, file }) => [reason, file]),
      [
        ["unusable-image", "damaged.png"],
        ["unusable-image", "moving.png"],
        ["unusable-image", "unread.png"],
      ],
    );
    assert.deepEqual(
      entries.map(({ entry }) => entry),
      ["fine.png"],
    );
  });

  it("names the file by dataset, version and bytes", () => {
    const model = { name: "Stellar / Night", version: "2.0" };
    const named = { ...dataset, manifest: { ...emptyManifest, model } };
    assert.equal(
      packageName(named, "0123456789abcdef"),
      "Stellar-Night-2.0-0123456789ab.zip",
    );
    assert.equal(
      packageName(dataset, "0123456789abcdef"),
      "stellar-1.0.0-0123456789ab.zip",
    );
  });
});
