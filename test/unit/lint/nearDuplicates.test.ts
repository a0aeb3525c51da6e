import assert from "node:assert/strict";
import { messageOf } from "../../fixtures/inEnglish.ts";
import { lint } from "../../../src/core/lint/lint.ts";
import type { Acceptance } from "../../../src/core/dataset/manifest.ts";
import { miniatureOf } from "../../../src/core/style/miniature.ts";
import type { Raster } from "../../../src/core/style/raster.ts";
import type { Colour } from "../style/rasters.ts";
import { mirrored, painting, raster, turned } from "../style/rasters.ts";
import { dataset, found, image, images, pixels } from "./dataset.ts";

const look = { dark: [20, 30, 60], light: [240, 200, 90], grain: 8 } as const;
const picture = painting(1, look);

/** An image as large as it was, or as its pixels say, times ten. */
function shot(file: string, picture: Raster, scale = 10) {
  const { width, height } = picture;
  return image(file, {
    header: { width: width * scale, height: height * scale },
    pixels: pixels(
      Array.from(file).reduce((sum, each) => sum + each.charCodeAt(0), 0),
      {
        miniature: miniatureOf(picture),
      },
    ),
  });
}

function colourOf({ width, rgb }: Raster, x: number, y: number): Colour {
  const at = (y * width + x) * 3;
  return [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
}

function cropped(whole: Raster, left: number, top: number, share: number) {
  const side = (length: number) => Math.round(length * share);
  return raster(side(whole.width), side(whole.height), (x, y) =>
    colourOf(whole, x + left, y + top),
  );
}

function changed(whole: Raster, change: (colour: Colour) => Colour) {
  return raster(whole.width, whole.height, (x, y) =>
    change(colourOf(whole, x, y)),
  );
}

const nearOf = (copy: Raster, original = picture) =>
  found(
    dataset([
      ...images(10),
      shot("original.png", original, 20),
      shot("copy.png", copy),
    ]),
    "duplicate/near",
  );

describe("near duplicates", () => {
  it("are found however they lie, and the finding says how", () => {
    const ways: readonly (readonly [Raster, string])[] = [
      [picture, ""],
      [turned(picture), ", turned by 90°"],
      [turned(turned(picture)), ", turned by 180°"],
      [turned(turned(turned(picture))), ", turned by 270°"],
      [mirrored(picture), ", mirrored"],
      [turned(mirrored(picture)), ", mirrored and turned by 90°"],
    ];
    for (const [copy, how] of ways) {
      const [finding, ...others] = nearOf(copy);
      assert.deepEqual(others, []);
      assert.equal(
        messageOf(finding).split(". ")[0],
        `Nearly the same picture as original.png${how}`,
      );
      assert.equal(finding?.file, "copy.png");
      assert.deepEqual(finding.related, ["original.png"]);
    }
  });

  it("are found when cropped anywhere, and the finding says how much is left", () => {
    for (const [left, top, share] of [
      [0, 0, 0.85],
      [24, 24, 0.85],
      [3, 12, 0.9],
      [8, 0, 0.95],
    ] as const) {
      const [finding] = nearOf(cropped(picture, left, top, share));
      const told = /^Shows (\d+) % of original\.png\. Keep/.exec(
        messageOf(finding),
      );
      const percent = Number(told?.[1]);
      assert.ok(Math.abs(percent - 100 * share ** 2) < 4, `${percent} %`);
    }
    const [finding] = nearOf(mirrored(cropped(picture, 10, 4, 0.9)));
    assert.match(messageOf(finding), /^Shows 8\d % .*, mirrored\. Keep/);
  });

  it("are found when retouched a little", () => {
    const brighter = changed(picture, ([red, green, blue]) => [
      Math.min(255, red * 1.06),
      Math.min(255, green * 1.06),
      Math.min(255, blue * 1.06),
    ]);
    assert.equal(nearOf(brighter).length, 1);
    const spotted = raster(picture.width, picture.height, (x, y) =>
      Math.hypot(x - 60, y - 80) < 10 ? [200, 0, 0] : colourOf(picture, x, y),
    );
    assert.equal(nearOf(spotted).length, 1);
  });

  it("are not other pictures of the style, other colours, negatives or plain ones", () => {
    for (let seed = 2; seed < 12; seed++) {
      assert.deepEqual(nearOf(painting(seed, look)), [], `seed ${seed}`);
    }
    const swapped = changed(picture, ([red, green, blue]) => [
      blue,
      red,
      green,
    ]);
    assert.deepEqual(nearOf(swapped), []);
    const negative = changed(picture, ([red, green, blue]) => [
      255 - red,
      255 - green,
      255 - blue,
    ]);
    assert.deepEqual(nearOf(negative), []);
    const plain = raster(40, 40, () => [90, 120, 33]);
    assert.deepEqual(nearOf(plain, plain), []);
  });

  it("keep the largest of three", () => {
    const trio = dataset([
      ...images(10),
      shot("a.png", picture, 5),
      shot("b.png", picture, 20),
      shot("c.png", mirrored(picture), 10),
    ]);
    assert.deepEqual(
      found(trio, "duplicate/near").map(({ file, related }) => [file, related]),
      [
        ["a.png", ["b.png"]],
        ["c.png", ["b.png"]],
      ],
    );
    const [finding] = found(trio, "duplicate/near");
    assert.match(messageOf(finding), /more pixels \(3200 × 3200 px against/);
  });

  it("stay accepted as a pair when the other one becomes the better, and for that pair alone", () => {
    const accept: readonly Acceptance[] = [
      { rule: "duplicate/near", file: "a.png", like: "b.png", reason: "meant" },
    ];
    const report = (scale: number, more: readonly ReturnType<typeof shot>[]) =>
      lint(
        dataset(
          [
            ...images(10),
            shot("a.png", picture, scale),
            shot("b.png", mirrored(picture), 10),
            ...more,
          ],
          { manifest: { accept } },
        ),
      );
    for (const scale of [5, 20]) {
      const { accepted, findings } = report(scale, []);
      assert.deepEqual(
        accepted.map(({ rule }) => rule),
        ["duplicate/near"],
      );
      assert.ok(!findings.some(({ rule }) => rule.startsWith("duplicate/")));
      assert.ok(!findings.some(({ rule }) => rule.endsWith("acceptance")));
    }
    const { findings } = report(5, [shot("c.png", turned(picture), 1)]);
    assert.deepEqual(
      findings.flatMap(({ rule, file }) =>
        rule === "duplicate/near" ? [file] : [],
      ),
      ["c.png"],
    );
  });
});
