import assert from "node:assert/strict";
import {
  isFromTestImages,
  isToTestImages,
} from "../../../src/shared/testImagesGuards.ts";
import { testImagesSnapshot as snapshot } from "../pages/snapshots.ts";

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
    const ready = { state: "ready", src: "a", small: [], file: "a.png" };
    assert.ok(isShown(cell(ready)));
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
      { ...snapshot, standings: [{ newer: "a:b@2", older: "a:b@1" }] },
      { ...snapshot, damagedVotes: "many" },
      { ...snapshot, evidence: { kind: "found", models: [{ air: 1 }] } },
      { ...snapshot, running: { done: 1 } },
      { ...snapshot, training: [{ file: "moon.jpg" }] },
      { ...snapshot, strings: { ...snapshot.strings, again: undefined } },
      cell({ state: "done" }),
      cell({ state: "failed" }),
      cell({ state: "ready", src: "a", small: [] }),
      cell({ state: "ready", src: "a", file: "b" }),
      cell({ state: "ready", src: "a", small: [{ src: "c" }], file: "b" }),
      cell({ state: "ready", src: "a", small: [], file: "b", seed: 7 }),
      cell({ state: "ready", src: "a", small: [], file: "b", costUSD: "1" }),
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
