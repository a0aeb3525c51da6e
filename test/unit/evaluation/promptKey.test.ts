import assert from "node:assert/strict";
import { folderOfModel } from "../../../src/core/evaluation/folderOfModel.ts";
import {
  isPromptKey,
  promptKey,
} from "../../../src/core/evaluation/promptKey.ts";

const fox = {
  prompt: "A red fox on a mossy rock",
  width: 1024,
  height: 1024,
  quality: "low",
} as const;

describe("the key of a prompt", () => {
  it("stays what it is, because pictures on disk are named by it", () => {
    assert.equal(promptKey(fox), "a-red-fox-on-a-mossy-rock-b1fbe151c7dfb03e");
  });

  it("differs with prompt, width, height and quality", () => {
    const keys = [
      fox,
      { ...fox, prompt: "A red fox on a mossy rock." },
      { ...fox, width: 1088 },
      { ...fox, height: 1088 },
      { ...fox, quality: "high" as const },
    ].map(promptKey);
    assert.equal(new Set(keys).size, keys.length);
  });

  it("ignores space around the prompt and how an accent is composed", () => {
    const composed = promptKey({ ...fox, prompt: "Un caf\u00e9" });
    assert.equal(promptKey({ ...fox, prompt: " Un cafe\u0301\n" }), composed);
  });

  it("is one plain file name for any prompt", () => {
    for (const prompt of [
      "../../etc/passwd",
      "夜の天文台",
      "",
      "CON",
      "w".repeat(500),
      'A sign reading "OPEN: 24/7"',
    ]) {
      const key = promptKey({ ...fox, prompt });
      assert.ok(isPromptKey(key), key);
    }
  });

  it("is told from other texts", () => {
    assert.equal(isPromptKey("../0123456789abcdef"), false);
    assert.equal(isPromptKey("0123456789abcde"), false);
    assert.equal(isPromptKey("Fox-0123456789abcdef"), false);
  });
});

describe("the folder of a model", () => {
  it("reads like the AIR", () => {
    assert.equal(
      folderOfModel("acme:house-style@2", false),
      "acme_house-style@2",
    );
  });

  it("is another one for every AIR, even where case is folded", () => {
    const airs = [
      "acme:house-style@2",
      "acme:House-style@2",
      "acme:house_style@2",
      "acme_house:style@2",
      "acme:house style@2",
      "acme:house/style@2",
      "acme:house-style@2.",
    ];
    const folders = airs.map((air) => folderOfModel(air, false).toLowerCase());
    assert.equal(new Set(folders).size, airs.length);
  });

  it("never leads elsewhere and suits Windows", () => {
    for (const air of [
      "../..",
      "..",
      ".",
      "",
      "a:b@../../x",
      "a\\b:c@1",
      "é",
    ]) {
      const folder = folderOfModel(air, false);
      assert.match(folder, /^[a-z0-9_@-][a-z0-9_.@-]*[a-z0-9_-]$/, air);
    }
  });

  it("is a different one for the rehearsal", () => {
    assert.notEqual(
      folderOfModel("acme:house-style@2", true),
      folderOfModel("acme:house-style@2", false),
    );
  });
});
