import assert from "node:assert/strict";
import { originalsAmong } from "../../../src/core/evaluation/copiedFrom.ts";
import { miniatureOf } from "../../../src/core/style/miniature.ts";
import type { Raster } from "../../../src/core/style/raster.ts";
import { image, pixels } from "../lint/dataset.ts";
import type { Colour } from "../style/rasters.ts";
import { mirrored, painting, raster, turned } from "../style/rasters.ts";

const look = { dark: [20, 30, 60], light: [240, 200, 90], grain: 8 } as const;
const training = [1, 2, 3, 4].map((seed) =>
  shot(`${seed}.png`, painting(seed, look)),
);
const originalOf = originalsAmong(training);

describe("A test image", () => {
  it("that repeats a training image names it, however it lies", () => {
    const picture = painting(3, look);
    const repeat = { file: "3.png", kind: "copy" };
    assert.deepEqual(originalOf(shot("a.png", picture)), {
      ...repeat,
      isMirrored: false,
    });
    assert.deepEqual(originalOf(shot("b.png", mirrored(picture))), {
      ...repeat,
      isMirrored: true,
    });
    assert.deepEqual(originalOf(shot("c.png", turned(picture))), {
      ...repeat,
      isMirrored: false,
    });
  });

  it("with the very pixels of one names it, though it is too plain to compare", () => {
    const plain = raster(40, 40, () => [90, 120, 33]);
    const one = { ...shot("plain.png", plain) };
    assert.equal(
      originalsAmong([one])({ ...one, file: "x" })?.file,
      "plain.png",
    );
  });

  it("with the layout of one in other colours says that it is the layout", () => {
    const recoloured = changed(painting(2, look), ([red, green, blue]) => [
      blue,
      red,
      green,
    ]);
    assert.deepEqual(originalOf(shot("a.png", recoloured)), {
      file: "2.png",
      kind: "layout",
      isMirrored: false,
    });
    assert.deepEqual(originalOf(shot("b.png", mirrored(recoloured))), {
      file: "2.png",
      kind: "layout",
      isMirrored: true,
    });
  });

  it("of the same style that shows something else repeats nothing", () => {
    for (let seed = 5; seed < 25; seed++) {
      const other = shot(`${seed}.png`, painting(seed, look));
      assert.equal(originalOf(other), undefined, `seed ${seed}`);
    }
  });

  it("that is a negative, or couldn't be measured, repeats nothing", () => {
    const negative = changed(painting(1, look), ([red, green, blue]) => [
      255 - red,
      255 - green,
      255 - blue,
    ]);
    assert.equal(originalOf(shot("negative.png", negative)), undefined);
    assert.equal(originalOf(image("damaged.png")), undefined);
  });
});

function shot(file: string, picture: Raster) {
  const { width, height } = picture;
  const seed = Array.from(file).reduce(
    (sum, each) => sum * 31 + each.charCodeAt(0),
    0,
  );
  return image(file, {
    header: { width: width * 10, height: height * 10 },
    pixels: pixels(seed, { miniature: miniatureOf(picture) }),
  });
}

function changed(
  { width, height, rgb }: Raster,
  change: (colour: Colour) => Colour,
) {
  return raster(width, height, (x, y) => {
    const at = (y * width + x) * 3;
    return change([rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0]);
  });
}
