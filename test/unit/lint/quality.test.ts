import assert from "node:assert/strict";
import { messageOf } from "../../fixtures/inEnglish.ts";
import { describeStyle } from "../../../src/core/style/describeStyle.ts";
import type { Raster } from "../../../src/core/style/raster.ts";
import { chance, painting, raster } from "../style/rasters.ts";
import { dataset, found, image, pixels, rulesOf } from "./dataset.ts";

const look = { dark: [20, 30, 60], light: [240, 200, 90], grain: 8 } as const;

const shot = (file: string, picture: Raster, seed: number) =>
  image(file, { pixels: pixels(seed, { style: describeStyle(picture) }) });

const clean = Array.from({ length: 12 }, (_, index) =>
  shot(`${index}.png`, painting(index + 1, look), index),
);

const from = (
  source: Raster,
  change: (x: number, y: number, channel: number) => number,
) =>
  raster(source.width, source.height, (x, y) => [
    change(x, y, 0),
    change(x, y, 1),
    change(x, y, 2),
  ]);

const odd = painting(40, look);
const at = (
  { width, height, rgb }: Raster,
  x: number,
  y: number,
  channel: number,
) => {
  const column = Math.max(0, Math.min(width - 1, x));
  const row = Math.max(0, Math.min(height - 1, y));
  return rgb[(row * width + column) * 3 + channel] ?? 0;
};

/** The mean of 5 × 5 pixels. */
const blurred = from(odd, (x, y, channel) => {
  let sum = 0;
  for (let down = -2; down <= 2; down++) {
    for (let across = -2; across <= 2; across++) {
      sum += at(odd, x + across, y + down, channel);
    }
  }
  return sum / 25;
});

const random = chance(3);
const noisy = from(odd, (x, y, channel) => {
  const value = at(odd, x, y, channel) + (random() - 0.5) * 120;
  return Math.max(0, Math.min(255, value));
});

const dull = from(odd, (x, y, channel) => 110 + at(odd, x, y, channel) / 8);

describe("quality beside the others", () => {
  it("is not said of a set that is all alike", () => {
    const rules = rulesOf(dataset(clean));
    assert.deepEqual(
      rules.filter((rule) => rule.startsWith("quality/")),
      [],
    );
  });

  for (const [rule, picture, words] of [
    [
      "quality/soft",
      blurred,
      /finest detail is 0\.\d times as strong as usual here \(\S+ against \S+\)/,
    ],
    [
      "quality/noisy",
      noisy,
      /: \S+ % of it is even, where \S+ % is usual here/,
    ],
    [
      "quality/dull",
      dull,
      /: its light parts have lightness \d+ of 100, where \d+ is usual here/,
    ],
  ] as const) {
    it(`names the one picture of ${rule}, with both values`, () => {
      const [finding, ...others] = found(
        dataset([...clean, shot("odd.png", picture, 99)]),
        rule,
      );
      assert.deepEqual(others, []);
      assert.equal(finding?.file, "odd.png");
      assert.match(messageOf(finding), words);
    });

    it(`says nothing of ${rule} when all are so`, () => {
      const all = Array.from({ length: 12 }, (_, index) =>
        shot(`${index}.png`, picture, index),
      );
      assert.deepEqual(found(dataset(all), rule), []);
    });
  }

  it("says nothing of fewer than eight", () => {
    const few = [...clean.slice(0, 6), shot("odd.png", noisy, 99)];
    assert.deepEqual(found(dataset(few), "quality/noisy"), []);
  });

  it("compares a JPEG's coarseness with what is usual here", () => {
    const saved = (qualities: readonly number[]) =>
      dataset(
        qualities.map((jpegQuality, index) =>
          image(`${index}.jpg`, { header: { format: "jpeg", jpegQuality } }),
        ),
      );
    const good = Array<number>(10).fill(92);
    const [finding] = found(saved([...good, 25]), "quality/compressed");
    assert.match(
      messageOf(finding),
      /^More compressed than the others: JPEG quality 25 against 92,/,
    );
    for (const other of [75, 85, 100]) {
      assert.deepEqual(
        found(saved([...good, other]), "quality/compressed"),
        [],
      );
    }
    const coarse = Array<number>(11).fill(25);
    assert.deepEqual(found(saved(coarse), "quality/compressed"), []);
  });

  it("can be accepted", () => {
    const accept = [
      { rule: "quality/noisy", file: "odd.png", reason: "meant" },
    ];
    const subject = dataset([...clean, shot("odd.png", noisy, 99)], {
      manifest: { accept },
    });
    assert.deepEqual(found(subject, "quality/noisy"), []);
  });
});
