import assert from "node:assert/strict";
import { parseManifest } from "../../../src/core/dataset/parseManifest.ts";
import { isPromptFile } from "../../../src/core/dataset/parsePrompts.ts";
import {
  manifestJson,
  versionManifest,
} from "../../../src/core/dataset/versionManifest.ts";

const sketch = { type: "sketch", image: "sketches/fox.png", strength: 0.4 };
const prompts = (...given: readonly unknown[]) =>
  parseManifest({ prompts: given });

describe("the prompts of a manifest", () => {
  it("have a reference and notes of their own", () => {
    const { manifest, problems } = prompts({
      prompt: "A fox",
      reference: sketch,
      notes: "Does it keep the tail?",
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(manifest.prompts, [
      {
        prompt: "A fox",
        width: 1024,
        height: 1024,
        quality: "low",
        reference: sketch,
        notes: "Does it keep the tail?",
      },
    ]);
  });

  it("say where a reference isn't one, and are used without it", () => {
    for (const [reference, place] of [
      ["fox.png", []],
      [{ type: "mood", image: "fox.png" }, []],
      [{ type: "sketch" }, []],
      [{ ...sketch, strength: 1.5 }, ["strength"]],
      [{ ...sketch, strength: "much" }, ["strength"]],
      [{ ...sketch, type: "reference" }, ["strength"]],
    ] as const) {
      const { manifest, problems } = prompts({ prompt: "A fox", reference });
      assert.equal(manifest.prompts.length, 1);
      assert.deepEqual(
        problems.map(({ path }) => path),
        [["prompts", 0, "reference", ...place]],
      );
    }
  });

  it("are drawn once each unless the manifest says how often", () => {
    assert.equal(parseManifest({}).manifest.imagesPerPrompt, 1);
    assert.equal(
      parseManifest({ imagesPerPrompt: 4 }).manifest.imagesPerPrompt,
      4,
    );
    for (const wrong of [0, 9, 1.5, "2"]) {
      const { manifest, problems } = parseManifest({ imagesPerPrompt: wrong });
      assert.equal(manifest.imagesPerPrompt, 1);
      assert.deepEqual(problems[0]?.path, ["imagesPerPrompt"]);
    }
  });

  it("come back from a version as they were, without what the folder said", () => {
    const { manifest } = prompts({ prompt: "A fox", reference: sketch });
    const found = {
      ...manifest,
      prompts: manifest.prompts.map((each) => ({
        ...each,
        reference: {
          ...each.reference,
          ...{ type: "sketch" as const, image: sketch.image },
          found: { kind: "readable" as const, bytes: 1, sha256: "00" },
        },
      })),
    };
    const json = manifestJson(versionManifest(found));
    assert.deepEqual(
      parseManifest(JSON.parse(JSON.stringify(json))).manifest.prompts,
      manifest.prompts,
    );
  });
});

describe("the name of a file of prompts", () => {
  it("leads beside the manifest, below it, or above it for several datasets", () => {
    for (const file of [
      "style-prompts.json",
      "brand.style-prompts.json",
      "prompts/style-prompts.json",
      "../../style-prompts.json",
    ]) {
      assert.ok(isPromptFile(file), file);
    }
  });

  it("is no name of anything else on the machine", () => {
    for (const file of [
      "/etc/style-prompts.json",
      "C:/style-prompts.json",
      "..\\style-prompts.json",
      "secrets.json",
      "https://example.org/style-prompts.json",
    ]) {
      assert.equal(isPromptFile(file), false, file);
    }
  });
});
