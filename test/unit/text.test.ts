import assert from "node:assert/strict";
import { withoutAddresses } from "../../src/core/text.ts";

describe("a text that strangers may read", () => {
  it("has addresses that end at their server", () => {
    for (const [text, expected] of [
      [
        "Can't read https://a.example/b.zip?sig=s3cr3t.",
        "Can't read https://a.example/…",
      ],
      ["https://user:s3cr3t@a.example:9000/", "https://a.example:9000/"],
      [
        "see (https://a.example) or s3://bucket/s3cr3t",
        "see (https://a.example) or s3://bucket/…",
      ],
      ['"HTTPS://A.example#s3cr3t"', '"HTTPS://A.example/…"'],
      ["10 images: too few", "10 images: too few"],
    ] as const) {
      assert.equal(withoutAddresses(text), expected);
      assert.equal(withoutAddresses(expected), expected);
    }
  });
});
