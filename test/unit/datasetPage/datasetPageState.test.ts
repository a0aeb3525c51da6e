import assert from "node:assert/strict";
import { english } from "../../../src/core/words/text.ts";
import { rulesById } from "../../../src/core/lint/ruleCatalog.ts";
import { lint } from "../../../src/core/lint/lint.ts";
import { datasetContent } from "../../../src/host/datasetPage/datasetPageState.ts";
import { miniatureOf } from "../../../src/core/style/miniature.ts";
import { dataset, image, pixels } from "../lint/dataset.ts";
import { painting, turned } from "../style/rasters.ts";

const content = (subject: Parameters<typeof lint>[0]) =>
  datasetContent(
    { dataset: subject, report: lint(subject) },
    (sha256) => (sha256 === "sha of a.png" ? "/thumbnails/a.webp" : undefined),
    { of: english, titleOf: (rule) => rulesById.get(rule)?.title ?? rule },
  );

describe("what the dataset page shows", () => {
  const look = {
    dark: [10, 20, 60],
    light: [200, 210, 240],
    grain: 6,
  } as const;
  const picture = painting(4, look);
  const style = (value: number) => ({
    version: 1,
    values: [value, 1 - value],
    words: [],
  });
  const subject = dataset(
    [
      image("a.png", {
        pixels: pixels(1, {
          miniature: miniatureOf(picture),
          style: style(0),
          palette: [{ colour: "#102030", share: 1 }],
        }),
      }),
      image("b.png", { pixels: pixels(2, { style: style(0.1) }) }),
      image("copy.png", {
        bytes: 10,
        pixels: pixels(3, {
          miniature: miniatureOf(turned(picture)),
          style: style(0),
        }),
      }),
      image("out.png", { pixels: pixels(4, { style: style(1) }) }),
    ],
    {
      manifest: {
        brief: { summary: "Dark blue.", constants: [] },
        exclude: [{ file: "out.png", reason: "style/outlier" }],
        provenance: new Map([["a.png", "A fox"]]),
      },
    },
  );
  const shown = content(subject);

  it("is every image of the dataset and those left out, with the reason in words", () => {
    assert.deepEqual(
      shown.images.map(({ file, isExcluded }) => [file, isExcluded]),
      [
        ["a.png", false],
        ["b.png", false],
        ["copy.png", false],
        ["out.png", true],
      ],
    );
    assert.equal(shown.images[3]?.reason, "Breaks the style");
    assert.equal(shown.usable, 3);
    assert.equal(shown.summary, "Dark blue.");
  });

  it("has a small picture, a palette and a prompt where there is one", () => {
    const { thumbnailFile, prompt, about } = shown.images[0] ?? {};
    assert.equal(thumbnailFile, "/thumbnails/a.webp");
    assert.equal(prompt, "A fox");
    assert.equal(about, "1024 × 1024 px · 1 MB · PNG");
    assert.equal(shown.images[1]?.thumbnailFile, undefined);
    assert.deepEqual(shown.palette, [{ colour: "#102030", share: 1 }]);
  });

  it("places left-out images on the map too, far from what they differ from", () => {
    const places = shown.images.map(({ place }) => place ?? { x: 9, y: 9 });
    const far = (one: number, other: number) =>
      Math.hypot(
        (places[one]?.x ?? 0) - (places[other]?.x ?? 0),
        (places[one]?.y ?? 0) - (places[other]?.y ?? 0),
      );
    assert.ok(far(0, 3) > 2 * far(0, 1));
  });

  it("pairs what repeats, and says how it lies", () => {
    assert.deepEqual(
      shown.pairs.map(({ keep, other, turn }) => ({ keep, other, turn })),
      [
        {
          keep: "a.png",
          other: "copy.png",
          turn: { degrees: 90, isMirrored: false },
        },
      ],
    );
  });

  it("says the worst first", () => {
    assert.equal(shown.worst, "error");
    assert.equal(shown.findings[0]?.rule, "count/too-few");
    assert.equal(shown.findings[0].file, null);
  });
});

describe("the dataset page of nothing", () => {
  it("is empty", () => {
    const shown = content(dataset([]));
    assert.deepEqual(shown.images, []);
    assert.deepEqual(shown.palette, []);
    assert.deepEqual(shown.pairs, []);
  });
});
