import assert from "node:assert/strict";
import {
  panned,
  wholePicture,
  zoomed,
} from "../../../src/webview/parts/pictureView.ts";
import type { Enlarged } from "../../../src/webview/testImages/enlarged.ts";
import {
  enlargedAt,
  keptEnlarged,
  otherVersion,
  seenOn,
  walked,
} from "../../../src/webview/testImages/enlarged.ts";
import { keyLeadsTo } from "../../../src/webview/testImages/lightboxKeys.ts";

const versions = ["a:b@3", "a:b@2", "a:b@1"].map((air) => ({
  air,
  label: air,
  isNewest: air === "a:b@3",
}));
const prompts = ["fox", "owl"].map((key) => ({
  key,
  prompt: key,
  width: 1024,
  height: 1024,
  quality: "low" as const,
}));
const of = { prompts, versions, imagesPerPrompt: 3 };
const first: Enlarged = enlargedAt({ key: "fox", air: "a:b@3" }, undefined);
const press = (now: Enlarged, key: string, shiftKey = false) =>
  keyLeadsTo({ key, shiftKey }, now, of);

describe("an enlarged picture", () => {
  it("is compared with the next older version, unless another was chosen", () => {
    assert.equal(otherVersion(first, of), "a:b@2");
    assert.equal(otherVersion({ ...first, against: "a:b@1" }, of), "a:b@1");
    assert.equal(otherVersion({ ...first, against: "gone" }, of), "a:b@2");
    assert.equal(otherVersion({ ...first, air: "a:b@1" }, of), "a:b@2");
    const alone = { versions: versions.slice(0, 1) };
    assert.equal(otherVersion(first, alone), undefined);
  });

  it("swaps the two when one arrives at the version it is compared with", () => {
    const swapped = seenOn(first, "a:b@2", of);
    assert.equal(swapped.air, "a:b@2");
    assert.equal(otherVersion(swapped, of), "a:b@3");
  });

  it("keeps way, part and slider while prompts are walked", () => {
    const close = {
      ...first,
      way: "slider" as const,
      view: { zoom: 4, x: 0.1, y: -0.2 },
      split: 0.3,
      pinned: "moon.jpg",
    };
    assert.deepEqual(walked(close, { prompts: 1 }, of), {
      ...close,
      key: "owl",
    });
    assert.equal(walked(close, { prompts: -1 }, of), undefined);
  });

  it("leads to the other pictures of its prompt, and stays at that one", () => {
    const second = press(first, "PageDown") ?? first;
    assert.equal(second.index, 2);
    assert.equal(press(first, "PageUp"), undefined);
    assert.equal(press({ ...first, index: 3 }, "PageDown"), undefined);
    assert.equal(press(second, "ArrowRight")?.index, 2);
    assert.equal(press(second, "ArrowDown")?.index, 2);
  });

  it("comes back after a reload, as far as what was kept makes sense", () => {
    const kept = { ...first, way: "blink" as const, against: "a:b@1" };
    assert.deepEqual(keptEnlarged(structuredClone(kept)), kept);
    assert.deepEqual(
      keptEnlarged({ ...kept, way: "x", split: 7, view: { zoom: -1, x: 5 } }),
      { ...kept, way: "one", split: 1 },
    );
    assert.equal(keptEnlarged({ key: "fox" }), undefined);
  });
});

describe("the keys of an enlarged picture", () => {
  it("choose the way by its number", () => {
    assert.equal(press(first, "3")?.way, "slider");
    assert.equal(press(first, "6"), undefined);
  });

  it("zoom, pan within the picture, and show the whole again", () => {
    assert.equal(press(first, "ArrowRight", true)?.view.x, 0);
    const close = press(first, "+") ?? first;
    assert.equal(close.view.zoom, 1.5);
    const aside = press(close, "ArrowRight", true) ?? close;
    assert.ok(aside.view.x > 0);
    assert.deepEqual(press(aside, "0")?.view, wholePicture);
  });

  it("move the slider, to its ends at most", () => {
    assert.equal(press({ ...first, split: 0.98 }, ".")?.split, 1);
    assert.equal(press({ ...first, split: 0.02 }, ",")?.split, 0);
  });
});

describe("the part of a picture that is seen", () => {
  it("keeps in place what lies under the pointer", () => {
    const at = { x: 0.25, y: -0.4 };
    const { zoom, x, y } = zoomed(wholePicture, 2, at);
    assert.equal(zoom, 2);
    // In the picture the point is at `at`; in the window where the pointer is.
    assert.ok(Math.abs((at.x - x) * zoom - at.x) < 1e-9);
    assert.ok(Math.abs((at.y - y) * zoom - at.y) < 1e-9);
  });

  it("never goes beyond an edge", () => {
    const far = panned({ zoom: 2, x: 0, y: 0 }, 10, -10);
    assert.deepEqual(far, { zoom: 2, x: 0.25, y: -0.25 });
    assert.deepEqual(zoomed(far, 0.1), wholePicture);
  });
});
