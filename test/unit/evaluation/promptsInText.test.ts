import assert from "node:assert/strict";
import { promptsInText } from "../../../src/host/testImages/promptsInText.ts";

const plain = { width: 1024, height: 1024, quality: "low" } as const;
const read = [
  { ...plain, prompt: "A fox" },
  {
    ...plain,
    prompt: "A mug",
    reference: { type: "sketch" as const, image: "../sketches/mug.png" },
  },
];

describe("the prompts of a text that is being edited", () => {
  it("are found at their places, with what was read of them", () => {
    const text = JSON.stringify({
      prompts: [
        "Typed just now",
        "A fox",
        7,
        {
          prompt: "A mug",
          reference: { type: "sketch", image: "sketches/mug.png" },
        },
      ],
    });
    assert.deepEqual(promptsInText(text, read), [
      [1, read[0]],
      [3, read[1]],
    ]);
  });

  it("are none in a text that can't be read", () => {
    assert.deepEqual(promptsInText("[", read), []);
  });
});
