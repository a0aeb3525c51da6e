import assert from "node:assert/strict";
import type { Text } from "../../../src/core/words/text.ts";
import { english } from "../../../src/core/words/text.ts";
import type { Lock, Version } from "../../../src/core/dataset/lock.ts";
import { causeBetween } from "../../../src/core/evaluation/cause.ts";
import type {
  AxisCloseness,
  ComparedSizes,
} from "../../../src/core/evaluation/closeness.ts";
import type { ModelChange } from "../../../src/core/evaluation/compareModels.ts";
import {
  packagedAs,
  trainingFacts,
} from "../../../src/core/evaluation/evidence.ts";
import {
  axisWords,
  causeLine,
  datasetWords,
  repeatWords,
  styleWords,
  closenessNote,
} from "../../../src/core/evaluation/evidenceWords.ts";
import { image } from "../lint/dataset.ts";

const said = (text: Text | undefined) => (text ? english(text) : "nothing");

describe("What changed between two versions", () => {
  const before = version(["a.png", "b.png", "c.png", "d.png"], {
    findings: [
      finding("style/outlier", "a.png"),
      finding("style/outlier", "b.png"),
      finding("duplicate/near", "c.png"),
      finding("count/too-few"),
    ],
  });
  const after = version(["d.png", "e.png"], {
    findings: [finding("count/too-few"), finding("name/unsafe", "e.png")],
  });
  const cause = causeBetween(before, after);

  it("is one line: what was taken out and why, and what it did", () => {
    const style = compared({ line: -1, texture: 1 });
    assert.equal(
      said(
        causeLine({
          newer: "x@2",
          older: "x@1",
          style,
          cause,
          dataset: undefined,
        }),
      ),
      "2 outliers removed; 1 copy removed; 1 image added; line work closer (p = 0.020); texture further away (p = 0.020); palette, finish no change",
    );
  });

  it("is told with names, and with what lint said before and after", () => {
    assert.equal(
      said(datasetWords(cause)),
      "2 images, before 4: added e.png; removed a.png, b.png and c.png. Findings: 4 before, 2 after (3 gone, 1 new).",
    );
  });

  it("says that the dataset is the same, and nothing of findings that nobody kept", () => {
    const one = version(["a.png"]);
    const same = causeBetween(one, one);
    assert.equal(said(datasetWords(same)), "The same 1 image.");
    const style: ModelChange = { kind: "tooFew", prompts: 3 };
    assert.equal(
      said(
        causeLine({
          newer: "x@2",
          older: "x@1",
          style,
          cause: same,
          dataset: undefined,
        }),
      ),
      "same dataset",
    );
    assert.equal(
      said(styleWords(style)),
      "Too few prompts to tell the versions apart by measuring: 3 drawn by both, 8 are needed.",
    );
  });

  it("leaves the dataset out when the lock doesn't know both", () => {
    const change = {
      ...{ newer: "x@2", older: "x@1" },
      ...{ cause: undefined, dataset: undefined },
    };
    assert.equal(
      said(causeLine({ ...change, style: compared({}) })),
      "palette, line work, texture, finish no change",
    );
    assert.equal(datasetWords(undefined), undefined);
  });

  it("says on how many prompts the comparison rests", () => {
    assert.equal(
      said(styleWords(compared({ palette: -1 }))),
      "Compared on the 12 prompts that both drew; a change too small for so few to show stays unseen.",
    );
  });
});

describe("Closeness in words", () => {
  const axis: AxisCloseness = {
    axis: "line",
    distance: 0.5,
    interval: { low: 0.31, high: 0.7 },
    p: 0.002,
    expected: { middle: 0, most: 0.1 },
    training: [1],
    outputs: [2],
  };

  it("has the numbers beside the verdict", () => {
    const { label, verdict, numbers } = axisWords(axis);
    assert.deepEqual([label, verdict, numbers].map(said), [
      "Line work",
      "Clearly off",
      "p = 0.002 with all four axes counted in; distance 0.50 (95 %: 0.31 to 0.70); on one axis alone, chance gives up to 0.10 in 19 of 20 cases",
    ]);
  });

  it("grows with the distance, once chance doesn't explain it", () => {
    const verdict = (more: Partial<AxisCloseness>) =>
      said(axisWords({ ...axis, ...more }).verdict);
    const same = "Can't be told from the training images";
    assert.equal(verdict({ p: 0.05 }), same);
    assert.equal(verdict({ distance: 0.1 }), same);
    assert.equal(verdict({ distance: 0.2 }), "A little off");
    assert.equal(verdict({ distance: 0.75 }), "Far off");
  });

  it("says that there is too little to say", () => {
    assert.equal(
      said(closenessNote({ kind: "tooFew", training: 12, outputs: 1 })),
      "Too few images to say how close it comes: 1 test image and 12 of its training images could be measured; 5 of each are needed.",
    );
    assert.equal(closenessNote({ kind: "measured", axes: [axis] }), undefined);
  });

  it("says that other sizes alone can be part of a difference, but not of colours", () => {
    const note = (sizes: ComparedSizes, more: Partial<AxisCloseness> = {}) => {
      const axes = [{ ...axis, ...more }];
      return said(closenessNote({ kind: "measured", axes, sizes }));
    };
    const sizes = { training: 4096, outputs: 1024 };
    assert.equal(
      note(sizes),
      "The long side of its training images is 4,096 px, of its test images 1,024 px: part of the difference in line work can come from that alone.",
    );
    assert.match(note({ training: 512, outputs: 1024 }), /512 px/);
    assert.equal(note({ training: 1100, outputs: 1024 }), "nothing");
    assert.equal(note(sizes, { axis: "palette" }), "nothing");
    assert.equal(note(sizes, { p: 0.5 }), "nothing");
  });

  it("tells a copy from a layout", () => {
    const repeat = { file: "a.png", isMirrored: true };
    assert.equal(
      said(repeatWords({ ...repeat, kind: "copy" })),
      "Repeats the training image a.png, mirrored",
    );
    assert.equal(
      said(repeatWords({ ...repeat, kind: "layout", isMirrored: false })),
      "Has the layout of the training image a.png",
    );
  });
});

describe("What a model was trained on", () => {
  const trained = (rehearsal: boolean, file: string): Version => ({
    ...version([file]),
    training: {
      taskUUID: "t",
      submittedAt: "2026-01-01T00:00:00.000Z",
      outcome: "succeeded",
      air: "x@1",
      rehearsal,
    },
  });
  const lock: Lock = {
    versions: [
      trained(false, "first.png"),
      trained(false, "real.png"),
      trained(true, "rehearsed.png"),
    ],
  };

  it("is the latest package that became it, and a rehearsal is no training", () => {
    const fileOf = (rehearsal: boolean) =>
      packagedAs("x@1", lock, rehearsal)?.images[0]?.file;
    assert.equal(fileOf(false), "real.png");
    assert.equal(fileOf(true), "rehearsed.png");
    assert.equal(packagedAs("x@2", lock, false), undefined);
  });

  it("is found in the folder by content, whatever it is called now", () => {
    const renamed = image("renamed.png", { sha256: "sha of real.png" });
    const found = trainingFacts(
      [renamed, image("other.png")],
      packagedAs("x@1", lock, false),
    );
    assert.deepEqual(found, [renamed]);
  });
});

function version(
  files: readonly string[],
  more: Partial<Version> = {},
): Version {
  return {
    packagedAt: "2026-01-01T00:00:00.000Z",
    zip: { file: "a.zip", bytes: 1, sha256: "0".repeat(64) },
    images: files.map((file) => ({
      file,
      entry: file,
      bytes: 1,
      sha256: `sha of ${file}`,
    })),
    ...more,
  };
}

function finding(rule: string, file?: string) {
  return {
    rule,
    severity: "warning" as const,
    ...(file !== undefined && { file }),
    message: `${rule} ${file ?? ""}`,
  };
}

/** Twelve prompts; the named axes changed clearly. */
function compared(changes: Readonly<Record<string, number>>): ModelChange {
  return {
    kind: "compared",
    prompts: 12,
    axes: (["palette", "line", "texture", "finish"] as const).map((axis) => {
      const change = changes[axis] ?? 0;
      return change === 0
        ? { axis, change, p: 1, verdict: "noDifference" }
        : { axis, change, p: 0.02, verdict: change < 0 ? "closer" : "further" };
    }),
  };
}
