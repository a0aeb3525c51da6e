import assert from "node:assert/strict";
import type { ImageRecord } from "../../../src/core/evaluation/imageRecord.ts";
import {
  parseImageRecord,
  parsePendingImage,
} from "../../../src/core/evaluation/imageRecord.ts";

const record: ImageRecord = {
  promptKey: "a-red-fox-0123456789abcdef",
  prompt: "A red fox",
  width: 1024,
  height: 1536,
  quality: "high",
  air: "acme:house-style@2",
  modelVersion: "2.0.0",
  taskUUID: "7c1d9a52-64c8-4b1e-8a47-90d2b6a3f115",
  rehearsal: false,
  imageUUID: "b7e4d2c1-9a36-4f58-a1c0-2e8d6f4b7093",
  seed: "18446744073709551615",
  costUSD: 0.04,
  NSFW: false,
  file: "a-red-fox-0123456789abcdef.jpg",
  createdAt: "2026-03-01T10:00:00.000Z",
};

const throughJson = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value));

describe("an image record", () => {
  it("comes back from its file as it was written", () => {
    assert.deepEqual(parseImageRecord(throughJson(record)), record);
  });

  it("does without everything the service need not tell", () => {
    const { modelVersion, imageUUID, seed, costUSD, NSFW, ...needed } = record;
    assert.ok(modelVersion && imageUUID && seed && costUSD && NSFW === false);
    assert.deepEqual(parseImageRecord(throughJson(needed)), needed);
  });

  it("knows the reference it was drawn with, and which of several it is", () => {
    const drawn: ImageRecord = {
      ...record,
      index: 3,
      reference: {
        type: "sketch",
        image: "sketches/fox.png",
        sha256: "ab".repeat(32),
        strength: 0.5,
      },
    };
    assert.deepEqual(parseImageRecord(throughJson(drawn)), drawn);
  });

  it("is refused when it can't be said with which reference it was drawn", () => {
    for (const reference of [null, {}, { type: "sketch", image: "a.png" }]) {
      assert.equal(parseImageRecord({ ...record, reference }), undefined);
    }
    assert.equal(parseImageRecord({ ...record, index: 0 }), undefined);
  });

  it("leaves out optional parts of a wrong kind", () => {
    const parsed = parseImageRecord({
      ...record,
      seed: 12,
      costUSD: -1,
      NSFW: "no",
      createdAt: "yesterday",
    });
    assert.ok(parsed);
    assert.equal("seed" in parsed, false);
    assert.equal("costUSD" in parsed, false);
    assert.equal("NSFW" in parsed, false);
    assert.equal(parsed.createdAt, "1970-01-01T00:00:00.000Z");
  });

  it("counts as rehearsed unless it says it isn't", () => {
    const { rehearsal, ...silent } = record;
    assert.equal(rehearsal, false);
    assert.equal(parseImageRecord(silent)?.rehearsal, true);
  });

  it("is refused when a part it needs is missing or wrong", () => {
    const wrong: unknown[] = [
      null,
      [],
      "record",
      ...[
        { promptKey: "../x" },
        { prompt: 7 },
        { width: 0 },
        { width: 10.5 },
        { height: "1024" },
        { quality: "medium" },
        { air: undefined },
        { taskUUID: null },
      ].map((change) => ({ ...record, ...change })),
    ];
    for (const each of wrong) {
      assert.equal(parseImageRecord(each), undefined, JSON.stringify(each));
    }
  });

  it("is refused when its file is not beside it", () => {
    for (const file of ["../fox.jpg", "/etc/passwd", "a\\b.png", ".hidden"]) {
      assert.equal(parseImageRecord({ ...record, file }), undefined, file);
    }
  });
});

describe("a request under way", () => {
  it("comes back from its file as it was written", () => {
    const { imageUUID, seed, costUSD, NSFW, file, createdAt, ...request } =
      record;
    assert.ok(imageUUID && seed && costUSD && NSFW === false && file);
    const pending = { ...request, requestedAt: createdAt };
    assert.deepEqual(parsePendingImage(throughJson(pending)), pending);
  });
});
