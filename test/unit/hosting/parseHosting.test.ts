import assert from "node:assert/strict";
import { messageOf } from "../../fixtures/inEnglish.ts";
import {
  isHosting,
  parseHosting,
} from "../../../src/core/dataset/parseHosting.ts";
import { parseManifest } from "../../../src/core/dataset/parseManifest.ts";

const place = {
  kind: "s3",
  endpoint: "https://s3.eu-central-1.amazonaws.com",
  region: "eu-central-1",
  bucket: "illustrations",
};

describe("Hosting in the manifest", () => {
  it("is media storage, an address, or a bucket with or without a prefix", () => {
    for (const hosting of [
      { kind: "runware" },
      { kind: "url", url: "https://files.example/a.zip" },
      place,
      { ...place, prefix: "style-datasets/stellar" },
    ]) {
      assert.deepEqual(parseHosting(hosting), hosting);
      assert.deepEqual(parseManifest({ hosting }), {
        manifest: parseManifest({ hosting }).manifest,
        problems: [],
      });
    }
  });

  it("has an endpoint in one form, so that credentials are found for it", () => {
    for (const endpoint of [
      "https://S3.eu-central-1.amazonaws.com",
      "https://s3.eu-central-1.amazonaws.com:443/",
    ]) {
      assert.deepEqual(parseHosting({ ...place, endpoint }), place);
    }
    const local = { ...place, endpoint: "http://127.0.0.1:9000" };
    assert.deepEqual(parseHosting(local), local);
  });

  it("says which part of it can't be used", () => {
    for (const [part, values] of [
      [
        "endpoint",
        [
          "http://storage.example",
          "ftp://127.0.0.1",
          "https://user@storage.example",
          "https://storage.example/path",
          "https://storage.example/?x",
          "storage.example",
          7,
        ],
      ],
      ["region", ["", "Eu Central", "eu/central", null]],
      ["bucket", ["a", "UPPER", "a/b", "..", "-ab", "a".repeat(64)]],
      ["prefix", ["/a", "a/", "a//b", "../a", "a/./b", "a b", "a?b", 7]],
    ] as const) {
      for (const value of values) {
        const parsed = parseHosting({ ...place, [part]: value });
        assert.ok(!isHosting(parsed), `${part} ${String(value)}`);
        assert.deepEqual(parsed.path, [part]);
        assert.ok(messageOf(parsed).length > 20);
      }
    }
  });

  it("is named in the manifest's problems with its path", () => {
    const hosting = { ...place, bucket: "UPPER" };
    const { manifest, problems } = parseManifest({ hosting });
    assert.equal(manifest.hosting, undefined);
    assert.deepEqual(
      problems.map(({ path }) => path),
      [["hosting", "bucket"]],
    );
  });
});
