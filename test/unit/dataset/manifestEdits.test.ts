import assert from "node:assert/strict";
import { messageOf } from "../../fixtures/inEnglish.ts";
import {
  acceptFinding,
  addConstant,
  addPrompts,
  excludeImages,
  includeImages,
  locate,
  newManifest,
  setField,
} from "../../../src/engine/dataset/manifestEdits.ts";
import { parseManifestText } from "../../../src/engine/dataset/readManifest.ts";

const commented = `{
    // Ours, by hand.
    "prompts": ["A lamp"],
    "name": "Stellar", /* the second */
    "exclude": [
        { "file": "a.png", "reason": "blurred" }, // keep
        { "file": "b.png" }
    ]
}
`;

describe("editing a manifest", () => {
  it("begins with one that has no problems", () => {
    const { manifest, problems } = parseManifestText(newManifest("Stellar"));
    assert.deepEqual(problems, []);
    assert.equal(manifest.name, "Stellar");
    assert.equal(manifest.model.private, true);
  });

  it("says in the brief what is meant, once, with and without a brief", () => {
    const added = addConstant(commented, "low-key");
    assert.match(added, /\/\/ Ours, by hand\./);
    assert.match(added, /\/\/ keep/);
    const twice = addConstant(addConstant(added, "background"), "low-key");
    for (const [text, constants] of [
      [added, ["low-key"]],
      [twice, ["low-key", "background"]],
      [addConstant(newManifest("A"), "frame"), ["frame"]],
      [addConstant('{ "brief": { "summary": "Dark." } }', "frame"), ["frame"]],
    ] as const) {
      const { manifest, problems } = parseManifestText(text);
      assert.deepEqual(problems, []);
      assert.deepEqual(manifest.brief.constants, constants);
    }
    assert.match(
      addConstant('{ "brief": { "summary": "Dark." } }', "frame"),
      /Dark\./,
    );
  });

  it("excludes images and leaves comments, order and indentation alone", () => {
    const text = excludeImages(commented, ["c.png", "a.png", "c.png"], "blue");
    const { manifest, problems } = parseManifestText(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(manifest.exclude, [
      { file: "a.png", reason: "blurred" },
      { file: "b.png" },
      { file: "c.png", reason: "blue" },
    ]);
    assert.ok(
      text.startsWith(commented.slice(0, commented.indexOf('{ "file": "b'))),
    );
    assert.match(text, /^ {8}\{/m);
  });

  it("excludes where there was no list yet, also in an empty text", () => {
    for (const text of ["", "{}", '{\r\n\t"name": "x"\r\n}\r\n']) {
      const edited = excludeImages(text, ["a.png"]);
      assert.deepEqual(parseManifestText(edited).manifest.exclude, [
        { file: "a.png" },
      ]);
      assert.equal(/[^\r]\n/.test(edited), !text.includes("\r\n"), edited);
    }
  });

  it("includes every mention of an image again", () => {
    const twice = excludeImages(commented, ["c.png"]).replace("c.png", "a.png");
    const text = includeImages(twice, ["a.png", "unknown.png"]);
    assert.deepEqual(parseManifestText(text).manifest.exclude, [
      { file: "b.png" },
    ]);
    assert.match(text, /Ours, by hand/);
  });

  it("accepts a finding once, with the last reason", () => {
    const finding = { rule: "size/small", file: "a.png" };
    const first = acceptFinding(commented, { ...finding, reason: "old" });
    const text = acceptFinding(
      acceptFinding(first, { rule: "size/small", reason: "of the dataset" }),
      { ...finding, reason: "new" },
    );
    assert.deepEqual(parseManifestText(text).manifest.accept, [
      { ...finding, reason: "new" },
      { rule: "size/small", reason: "of the dataset" },
    ]);
  });

  it("sets and removes a field, making its parents", () => {
    const text = setField(commented, ["model", "air"], "me:style@1");
    assert.equal(parseManifestText(text).manifest.model.air, "me:style@1");
    const without = setField(text, ["model", "air"], undefined);
    assert.equal(parseManifestText(without).manifest.model.air, undefined);
  });

  it("adds the prompts that aren't there yet", () => {
    const text = addPrompts(commented, [
      "A lamp",
      { prompt: "A boat", width: 1536 },
      "A boat",
      "A pear",
    ]);
    assert.deepEqual(
      parseManifestText(text).manifest.prompts.map(({ prompt, width }) => [
        prompt,
        width,
      ]),
      [
        ["A lamp", 1024],
        ["A boat", 1536],
        ["A pear", 1024],
      ],
    );
  });

  it("finds a place, its nearest parent, and the beginning of nonsense", () => {
    const at = (path: (string | number)[], text = commented) => {
      const { offset, length } = locate(text, path);
      return text.slice(offset, offset + length);
    };
    assert.equal(at(["name"]), '"Stellar"');
    assert.equal(at(["exclude", 1, "file"]), '"b.png"');
    assert.equal(at(["exclude", 1, "reason"]), '{ "file": "b.png" }');
    assert.equal(at(["model", "air"]), "{");
    assert.deepEqual(locate("", ["name"]), { offset: 0, length: 0 });
  });

  it("names the line of a syntax error and keeps what can be read", () => {
    const { manifest, problems } = parseManifestText(
      '{\n  "name": "Stellar",\n  "exclude": [\n}',
    );
    assert.equal(manifest.name, "Stellar");
    assert.match(messageOf(problems[0]), /isn't valid JSON: .* line 4/);
  });
});
