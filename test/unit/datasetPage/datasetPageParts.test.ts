import assert from "node:assert/strict";
import type {
  PageFinding,
  PageImage,
} from "../../../src/shared/datasetPage.ts";
import { keptState } from "../../../src/webview/dataset/pageState.ts";
import {
  allOf,
  extended,
  only,
  remaining,
  toggled,
} from "../../../src/webview/dataset/selection.ts";
import { rankOf, sortImages } from "../../../src/webview/dataset/sorting.ts";
import { towards } from "../../../src/webview/dataset/towards.ts";

function image(file: string, change: Partial<PageImage> = {}): PageImage {
  return {
    file,
    full: file,
    about: "",
    width: 1000,
    height: 1000,
    isExcluded: false,
    isOutlier: false,
    reasons: [],
    palette: [],
    ...change,
  };
}

function finding(file: string, severity: PageFinding["severity"]): PageFinding {
  return { file, severity, rule: "a/b", title: "", message: "", images: [] };
}

describe("sorting the images of a dataset", () => {
  const images = [
    image("2.png", { score: 0.5, width: 400 }),
    image("10.png", { score: 2 }),
    image("1.png", { score: 1, isExcluded: true }),
    image("b.png"),
  ];
  const findings = [
    finding("b.png", "error"),
    finding("2.png", "information"),
    finding("10.png", "warning"),
  ];
  const sorted = (by: "typicality" | "name" | "size" | "findings") =>
    sortImages(images, findings, by).map(({ file }) => file);

  it("puts the least typical first and what isn't judged behind", () => {
    assert.deepEqual(sorted("typicality"), [
      "10.png",
      "2.png",
      "b.png",
      "1.png",
    ]);
  });

  it("counts in names as people do", () => {
    assert.deepEqual(sorted("name"), ["2.png", "10.png", "b.png", "1.png"]);
  });

  it("puts the smallest picture first", () => {
    assert.equal(sorted("size")[0], "2.png");
  });

  it("puts what the service refuses before any number of lesser findings", () => {
    assert.deepEqual(sorted("findings").slice(0, 3), [
      "b.png",
      "10.png",
      "2.png",
    ]);
  });

  it("ranks what is judged alone", () => {
    assert.deepEqual(rankOf(images, "1.png"), { rank: 2, of: 3 });
    assert.equal(rankOf(images, "b.png"), undefined);
  });
});

describe("selecting images", () => {
  const order = ["a", "b", "c", "d"];

  it("extends from where it began, in both directions", () => {
    const from = only("c");
    assert.deepEqual([...extended(from, "a", order).files], ["a", "b", "c"]);
    assert.deepEqual([...extended(from, "d", order).files], ["c", "d"]);
    const wider = extended(extended(from, "a", order), "d", order);
    assert.deepEqual([...wider.files], ["c", "d"]);
  });

  it("takes one more and one less", () => {
    assert.deepEqual([...allOf(["b", "c"]).files], ["b", "c"]);
    const two = toggled(only("a"), "c");
    assert.deepEqual([...two.files], ["a", "c"]);
    assert.deepEqual([...toggled(two, "a").files], ["c"]);
  });

  it("begins anew where the beginning is gone", () => {
    const kept = remaining(only("x"), order);
    assert.equal(kept.files.size, 0);
    assert.deepEqual([...extended(kept, "b", order).files], ["b"]);
  });
});

describe("an arrow on the style map", () => {
  const places = [
    [0, 0],
    [10, 1],
    [30, 0],
    [5, 20],
  ] as const;

  it("leads to the nearest picture in its direction", () => {
    assert.equal(towards(places, 0, "ArrowRight"), 1);
    assert.equal(towards(places, 1, "ArrowRight"), 2);
    assert.equal(towards(places, 0, "ArrowDown"), 1);
    assert.equal(towards(places, 3, "ArrowUp"), 1);
  });

  it("stays where there is nothing, and knows no other key", () => {
    assert.equal(towards(places, 0, "ArrowLeft"), undefined);
    assert.equal(towards(places, 0, "x"), undefined);
    assert.equal(towards(places, 9, "ArrowUp"), undefined);
  });

  it("goes to the first and the last", () => {
    assert.equal(towards(places, 2, "Home"), 0);
    assert.equal(towards(places, 2, "End"), 3);
  });
});

describe("the kept state of the dataset page", () => {
  const kept = {
    id: "file:///a",
    view: "map",
    sorting: "size",
    selected: ["x", 1],
    scrollTop: 40,
  };

  it("comes back for the same dataset, without what is damaged", () => {
    assert.deepEqual(keptState(kept, "file:///a"), {
      ...kept,
      selected: ["x"],
    });
    const odd = keptState({ ...kept, view: 1, sorting: "x" }, "file:///a");
    assert.deepEqual([odd.view, odd.sorting], ["sheet", "typicality"]);
  });

  it("begins anew for another one", () => {
    assert.equal(keptState(kept, "file:///b").selected.length, 0);
    assert.equal(keptState(null, "file:///b").view, "sheet");
  });
});
