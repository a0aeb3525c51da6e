import assert from "node:assert/strict";
import {
  isFromTestImages,
  isToTestImages,
} from "../../../src/shared/testImagesGuards.ts";
import { testImagesStringNames } from "../../../src/shared/testImagesStrings.ts";

const strings = Object.fromEntries(
  testImagesStringNames.map((name) => [name, name]),
);

const snapshot = {
  id: "file:///projects/stellar",
  title: "Stellar",
  rehearsal: false,
  prompts: [
    { key: "fox", prompt: "A fox", width: 1024, height: 1024, quality: "low" },
  ],
  versions: [{ air: "acme:stellar@1", label: "1.0.0", isNewest: true }],
  canAddVersion: false,
  imagesPerPrompt: 2,
  cells: {
    fox: {
      "acme:stellar@1": [
        {
          state: "ready",
          src: "https://file/fox.png",
          small: [{ src: "https://file/1f.webp", width: 256 }],
          file: "fox.png",
          costUSD: 0.02,
          seed: "34012345678901",
          isUnsafe: false,
        },
        { state: "missing" },
      ],
    },
  },
  training: [{ file: "moon.jpg", src: "https://file/moon.jpg" }],
  votes: [
    {
      promptKey: "fox",
      left: "acme:stellar@1",
      right: "acme:stellar@2",
      choice: "tie",
    },
  ],
  damagedVotes: 0,
  evidence: {
    kind: "found",
    models: [
      {
        air: "acme:stellar@1",
        axes: [
          {
            label: "Palette",
            verdict: "A little off",
            numbers: "p = 0.01",
            training: [1, 1.1],
            outputs: [1.2],
          },
        ],
      },
      { air: "acme:stellar@2", note: "Too few images", axes: [] },
    ],
    changes: [
      {
        newer: "acme:stellar@2",
        older: "acme:stellar@1",
        line: "Same dataset; line work closer (p = 0.02)",
        dataset: "The same 12 images.",
        style: "Line work closer (p = 0.02).",
      },
    ],
  },
  running: { done: 1, total: 2 },
  strings,
};
const cell = (value: unknown) => ({
  ...snapshot,
  cells: { fox: { "acme:stellar@1": [value] } },
});
const isShown = (value: unknown) =>
  isToTestImages({ type: "snapshot", snapshot: value });

describe("what the host tells the page of test images", () => {
  it("is taken in every state of a cell", () => {
    assert.ok(isShown(snapshot));
    assert.ok(isShown({ ...snapshot, running: undefined }));
    assert.ok(isShown({ ...snapshot, evidence: { kind: "none" } }));
    assert.ok(
      isShown({
        ...snapshot,
        evidence: { kind: "measuring", done: 1, total: 2 },
      }),
    );
    assert.ok(isShown(cell({ state: "missing" })));
    assert.ok(isShown(cell({ state: "waiting" })));
    assert.ok(isShown(cell({ state: "failed", message: "Refused." })));
    assert.ok(isShown(cell({ state: "ready", src: "a", file: "a.png" })));
  });

  it("is refused whole when any part of it is wrong", () => {
    const wrong: unknown[] = [
      undefined,
      [],
      { ...snapshot, id: 1 },
      { ...snapshot, rehearsal: "yes" },
      { ...snapshot, imagesPerPrompt: 0 },
      { ...snapshot, cells: { fox: { "acme:stellar@1": {} } } },
      { ...snapshot, prompts: [{ ...snapshot.prompts[0], notes: 1 }] },
      { ...snapshot, prompts: [{ key: "fox" }] },
      { ...snapshot, prompts: [{ ...snapshot.prompts[0], width: -1 }] },
      { ...snapshot, prompts: [{ ...snapshot.prompts[0], quality: "best" }] },
      { ...snapshot, versions: [{ air: "a:b@1", label: "1" }] },
      { ...snapshot, votes: [{ promptKey: "fox" }] },
      { ...snapshot, damagedVotes: "many" },
      { ...snapshot, evidence: { kind: "found", models: [{ air: 1 }] } },
      { ...snapshot, running: { done: 1 } },
      { ...snapshot, training: [{ file: "moon.jpg" }] },
      { ...snapshot, strings: { ...strings, again: undefined } },
      cell({ state: "done" }),
      cell({ state: "failed" }),
      cell({ state: "ready", src: "a" }),
      cell({ state: "ready", src: "a", file: "b", seed: 7 }),
      cell({ state: "ready", src: "a", file: "b", costUSD: "1" }),
      cell(null),
    ];
    for (const each of wrong) {
      assert.equal(isShown(each), false, JSON.stringify(each));
    }
    assert.equal(isToTestImages({ type: "other", snapshot }), false);
  });
});

describe("what the page of test images tells the host", () => {
  it("is taken when it is one of the known acts", () => {
    for (const message of [
      { type: "ready" },
      { type: "generateMissing" },
      { type: "stop" },
      { type: "editPrompts" },
      { type: "addStarterPrompts" },
      { type: "addVersion" },
      { type: "copyPrompt", key: "fox" },
      { type: "undoVote" },
      { type: "openVotes" },
      {
        type: "vote",
        promptKey: "fox",
        left: "a:b@1",
        right: "a:b@2",
        choice: "left",
      },
      { type: "open", key: "fox", air: "a:b@1" },
      { type: "saveAs", key: "fox", air: "a:b@1" },
      { type: "copyRequest", key: "fox", air: "a:b@1" },
      { type: "reveal", key: "fox", air: "a:b@1" },
      { type: "retry", key: "fox", air: "a:b@1" },
      { type: "retry", key: "fox", air: "a:b@1", index: 2 },
      { type: "generateAsset", key: "fox", air: "a:b@1" },
    ]) {
      assert.ok(isFromTestImages(message), message.type);
    }
  });

  it("is refused when it is anything else", () => {
    for (const message of [
      null,
      "ready",
      ["ready"],
      {},
      { type: "delete" },
      { type: "copyPrompt" },
      { type: "open", key: "fox" },
      { type: "open", file: "/etc/passwd" },
      { type: "retry", key: 1, air: "a:b@1" },
      { type: "retry", key: "fox", air: "a:b@1", index: 0 },
      { type: "open", key: "fox", air: "a:b@1", index: "2" },
      { type: "vote", promptKey: "fox", left: "a:b@1", right: "a:b@2" },
    ]) {
      assert.equal(isFromTestImages(message), false, JSON.stringify(message));
    }
  });
});
