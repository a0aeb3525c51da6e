import assert from "node:assert/strict";
import type { Version } from "../../../src/core/dataset/lock.ts";
import {
  bumpVersion,
  nextAir,
  nextVersion,
  usedNames,
} from "../../../src/core/dataset/nextVersion.ts";

const packaged: Version = {
  packagedAt: "2026-01-01T00:00:00.000Z",
  zip: { file: "a.zip", bytes: 1, sha256: "a" },
  images: [],
};
const none = { airs: new Set<string>(), versions: new Set<string>() };

describe("the next version of a model", () => {
  it("raises the number of an AIR, and gives one to a name without", () => {
    const next = (air: string) => nextAir(air, new Set());
    assert.equal(next("brand:stellar@2"), "brand:stellar@3");
    assert.equal(next("brand:stellar@9"), "brand:stellar@10");
    assert.equal(next("brand:stellar@v1.9"), "brand:stellar@v1.10");
    assert.equal(next("brand:art@stellar"), "brand:art@stellar-2");
    assert.equal(next("brand:art@stellar-2"), "brand:art@stellar-3");
    assert.equal(next("brand:art@2026-09"), "brand:art@2026-10");
    assert.equal(
      next("brand:art@99999999999999999999"),
      "brand:art@100000000000000000000",
    );
  });

  it("passes over every AIR that was used", () => {
    const used = new Set(["brand:stellar@2", "brand:stellar@3"]);
    assert.equal(nextAir("brand:stellar@1", used), "brand:stellar@4");
  });

  it("keeps version and AIR in step where they were", () => {
    assert.deepEqual(
      nextVersion({ air: "brand:stellar@1", version: "1.0.0" }, none),
      { air: "brand:stellar@2", version: "2.0.0" },
    );
    assert.deepEqual(
      nextVersion({ air: "brand:stellar@2", version: "1.4.2" }, none),
      { air: "brand:stellar@3", version: "1.5.0" },
    );
  });

  it("proposes a version where there is no AIR yet, and the first where there is neither", () => {
    assert.deepEqual(nextVersion({ version: "0.3.0" }, none), {
      version: "0.4.0",
    });
    assert.deepEqual(nextVersion({}, none), { version: "1.0.0" });
  });

  it("never proposes a version that was used", () => {
    const used = { airs: new Set<string>(), versions: new Set(["2.0.0"]) };
    assert.deepEqual(
      nextVersion({ air: "brand:stellar@1", version: "1.0.0" }, used),
      { air: "brand:stellar@2", version: "2.1.0" },
    );
  });

  it("bumps by SemVer; what comes before a release becomes the release", () => {
    assert.equal(bumpVersion("1.2.3", "major"), "2.0.0");
    assert.equal(bumpVersion("1.2.3", "minor"), "1.3.0");
    assert.equal(bumpVersion("1.2.3+build.5", "patch"), "1.2.4");
    assert.equal(bumpVersion("2.0.0-rc.1", "major"), "2.0.0");
    assert.equal(bumpVersion("2.1.0-rc.1", "minor"), "2.1.0");
    assert.equal(bumpVersion("2.1.1-rc.1", "minor"), "2.2.0");
    assert.equal(bumpVersion("2.1.1-rc.1", "patch"), "2.1.1");
  });

  it("goes on from a version that isn't SemVer in its own way", () => {
    assert.equal(bumpVersion("spring", "minor"), "spring-2");
    assert.equal(bumpVersion("v2", "major"), "v3");
    assert.equal(bumpVersion("01.2.3", "minor"), "01.2.4");
  });

  it("counts as used what was trained or is being trained, in the same world", () => {
    const training = { taskUUID: "t", submittedAt: "2026-01-02T00:00:00.000Z" };
    const lock = {
      versions: [
        { ...packaged, air: "a:b@1", version: "1.0.0", training },
        { ...packaged, air: "a:b@2", version: "2.0.0" },
        {
          ...packaged,
          air: "a:b@3",
          training: { ...training, outcome: "failed" as const },
        },
        {
          ...packaged,
          air: "a:b@4",
          training: { ...training, rehearsal: true },
        },
        {
          ...packaged,
          training: { ...training, air: "a:b@5" },
        },
      ],
    };
    const { airs, versions } = usedNames(lock);
    assert.deepEqual([...airs], ["a:b@1", "a:b@5"]);
    assert.deepEqual([...versions], ["1.0.0"]);
    assert.deepEqual([...usedNames(lock, { rehearsal: true }).airs], ["a:b@4"]);
  });
});
