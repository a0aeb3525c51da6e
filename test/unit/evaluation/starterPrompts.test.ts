import assert from "node:assert/strict";
import { promptKey } from "../../../src/core/evaluation/promptKey.ts";
import { starterPrompts } from "../../../src/core/evaluation/starterPrompts.ts";
import { isGeneratedSide, limits } from "../../../src/core/limits.ts";

const styleWords =
  /\b(style|illustration|drawn|painting|palette|colou?r|grain|flat|vector|watercolou?r|photo|cinematic|detailed|line ?work|minimal|vintage|moody|lighting)\b/i;

describe("the starter prompts", () => {
  it("are as many as a model should be judged by", () => {
    assert.ok(starterPrompts.length >= limits.minTestPrompts);
    assert.ok(starterPrompts.length <= limits.maxTestPrompts);
  });

  it("have sizes the service draws", () => {
    for (const { prompt, width, height } of starterPrompts) {
      assert.ok(isGeneratedSide(width) && isGeneratedSide(height), prompt);
    }
  });

  it("are all different and cover every kind", () => {
    const keys = new Set(starterPrompts.map(promptKey));
    assert.equal(keys.size, starterPrompts.length);
    assert.deepEqual(
      [...new Set(starterPrompts.map(({ kind }) => kind))],
      [
        "person",
        "animal",
        "object",
        "scene",
        "diagram",
        "interface",
        "lettering",
        "banner",
      ],
    );
  });

  it("say nothing about style", () => {
    for (const { prompt } of starterPrompts) {
      assert.doesNotMatch(prompt, styleWords);
    }
  });

  it("put words to be drawn in straight quotes", () => {
    for (const { kind, prompt } of starterPrompts) {
      assert.equal(/"[A-Z ]+"/.test(prompt), kind === "lettering", prompt);
      assert.doesNotMatch(prompt, /[\u201c\u201d\u2018\u2019]/);
    }
  });
});
