import assert from "node:assert/strict";
import { faultsOf } from "../../../scripts/lib/vsix/shipped.mjs";

const needed = [
  "[Content_Types].xml",
  "extension.vsixmanifest",
  "extension/package.json",
  "extension/package.nls.json",
  "extension/THIRD-PARTY-NOTICES.md",
  "extension/dist/extension.js",
  "extension/dist/worker.js",
  "extension/dist/rehearsal.js",
  "extension/node_modules/sharp/package.json",
  "extension/node_modules/sharp/LICENSE",
];

/** What is wrong with a package of these files besides those it needs. */
function faultsWith(
  extra: Readonly<Record<string, string>>,
  without?: string,
): string[] {
  const files = new Map([
    ...needed
      .filter((name) => name !== without)
      .map((name) => [name, Buffer.from("")] as const),
    ...Object.entries(extra).map(
      ([name, text]) => [name, Buffer.from(text)] as const,
    ),
  ]);
  return faultsOf(files, { folders: ["/somewhere/of/mine"] });
}

describe("A package", () => {
  it("of what ships is fit to ship", () => {
    assert.deepEqual(
      faultsWith({
        "extension/dist/parts/B36OMFNF.js": "x",
        "extension/l10n/bundle.l10n.de.json": "{}",
        "extension/node_modules/sharp/dist/sharp.cjs": "x",
      }),
      [],
    );
  });

  for (const name of [
    "extension/dist/extension.js.map",
    "extension/src/extension.ts",
    "extension/test/unit/lint/rules.test.ts",
    "extension/.env",
    "extension/node_modules/sharp/src/pipeline.cc",
    "extension/node_modules/sharp/dist/index.d.cts",
    "extension/node_modules/unknown/package.json",
  ]) {
    it(`doesn't hold ${name}`, () => {
      assert.ok(
        faultsWith({ [name]: "" }).includes(
          `${name} isn't among the files that ship`,
        ),
      );
    });
  }

  it("holds the worker", () => {
    assert.deepEqual(faultsWith({}, "extension/dist/worker.js"), [
      "extension/dist/worker.js is missing",
    ]);
  });

  it("holds the licence of every package in it", () => {
    assert.deepEqual(faultsWith({}, "extension/node_modules/sharp/LICENSE"), [
      "sharp ships without its licence",
    ]);
  });

  it("doesn't name folders of the machine that built it", () => {
    const name = "extension/dist/extension.js";
    assert.deepEqual(faultsWith({ [name]: '"/somewhere/of/mine/a.ts"' }), [
      `${name} names a folder of the machine that built it`,
    ]);
  });

  it("doesn't lead to a source map", () => {
    const name = "extension/dist/extension.js";
    assert.deepEqual(faultsWith({ [name]: "//# sourceMappingURL=a.js.map" }), [
      `${name} leads to a source map`,
    ]);
  });
});
