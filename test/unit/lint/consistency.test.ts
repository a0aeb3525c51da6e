import assert from "node:assert/strict";
import { messageOf } from "../../fixtures/inEnglish.ts";
import type { Dataset, ImageFacts } from "../../../src/core/dataset/facts.ts";
import type { Manifest } from "../../../src/core/dataset/manifest.ts";
import { consistencyNames } from "../../../src/core/lint/consistency/check.ts";
import { commonLook } from "../../../src/core/lint/consistency/commonLook.ts";
import { findConsistencies } from "../../../src/core/lint/consistency/findConsistencies.ts";
import { ruleCatalog } from "../../../src/core/lint/ruleCatalog.ts";
import type { Composition } from "../../../src/core/style/composition/composition.ts";
import { compositionVersion } from "../../../src/core/style/composition/composition.ts";
import type { DescriptorName } from "../../../src/core/style/descriptors.ts";
import { descriptorNames } from "../../../src/core/style/descriptors.ts";
import { chance } from "../style/rasters.ts";
import { dataset, found, images, pixels, rulesOf } from "./dataset.ts";

interface Look {
  readonly composition?: Partial<Composition>;
  readonly style?: Partial<Record<DescriptorName, number>>;
  readonly header?: Partial<NonNullable<ImageFacts["header"]>>;
}

/** What a picture is like that shares nothing with the next. */
function varied(index: number): Composition {
  const random = chance(index + 1);
  const digits = (count: number) =>
    Array.from({ length: count }, () =>
      Math.floor(16 * random()).toString(16),
    ).join("");
  const hue = (index * 5) % 12;
  return {
    version: compositionVersion,
    attention: digits(64),
    focus: { x: random(), y: random(), innerShare: 0.3 },
    hues: Array.from({ length: 12 }, (_, sector) => (sector === hue ? 1 : 0)),
    frame: 0,
    corners: [digits(256), digits(256), digits(256), digits(256)],
  };
}

/** So many pictures that share nothing, but for what the first `count` have. */
function set(
  of: number,
  count: number,
  look: Look,
  manifest: Partial<Manifest> = {},
): Dataset {
  const facts = images(of).map((image, index): ImageFacts => {
    const own = index < count ? look : {};
    const style: Partial<Record<DescriptorName, number>> = {
      "tone.middle": 50,
      "tone.mean": 50,
      ...own.style,
    };
    const { header } = image;
    return {
      ...image,
      ...(header && { header: { ...header, ...own.header } }),
      pixels: pixels(index, {
        style: {
          version: -1,
          values: descriptorNames.map((name) => style[name] ?? 0),
          words: [],
        },
        composition: { ...varied(index), ...own.composition },
      }),
    };
  });
  return dataset(facts, {
    manifest: {
      model: { air: "a:b@1", name: "A", private: true },
      ...manifest,
    },
  });
}

const square = "1".repeat(144);
const mark = Array.from({ length: 256 }, (_, at) =>
  (at * at) % 7 === 0 ? "f" : "0",
).join("");

const shared: Readonly<
  Record<string, { readonly look: Look; readonly says: RegExp }>
> = {
  orientation: {
    look: { header: { width: 1600, height: 900 } },
    says: /^20 of 20 images are landscape, all of 1600 × 900 px \(100 %, 95 % interval 83–100 %\)\. The model .* or say in the brief that it is meant\.$/,
  },
  centred: {
    look: { composition: { focus: { x: 0.52, y: 0.48, innerShare: 0.8 } } },
    says: /^20 of 20 images have what they show in the middle/,
  },
  "low-key": {
    look: { style: { "tone.middle": 20, "tone.mean": 25 } },
    says: /^20 of 20 images are dark throughout/,
  },
  "high-key": {
    look: { style: { "tone.middle": 84, "tone.mean": 75 } },
    says: /^20 of 20 images are light throughout/,
  },
  "dominant-hue": {
    look: { composition: { hues: [0, 0.6, 0, 0, 0, 0, 0, 0.4, 0, 0, 0, 0] } },
    says: /^20 of 20 images are mostly (?:red|orange)/,
  },
  background: {
    look: { style: { "background.plainBorder": 1, "background.share": 0.6 } },
    says: /^20 of 20 images have a plain background, all in the same colour/,
  },
  frame: {
    look: { composition: { frame: 0.04 } },
    says: /^20 of 20 images have a frame/,
  },
  "corner-mark": {
    look: { composition: { corners: ["", "", "", mark] } },
    says: /^20 of 20 images have the same mark in the corner right bottom/,
  },
  horizon: {
    look: { composition: { horizon: 0.61 } },
    says: /^20 of 20 images have a line across at the same height, about 60 %/,
  },
  compression: {
    look: { header: { jpegQuality: 50 } },
    says: /^20 of 20 images are JPEGs saved below quality 70/,
  },
  subject: {
    look: { composition: { outline: { cells: square, aspect: 1 } } },
    says: /^20 of 20 images show the same outline/,
  },
};

const consistenciesIn = (subject: Dataset) =>
  rulesOf(subject).filter((rule) => rule.startsWith("consistency/"));

describe("what a set shares by accident", () => {
  it("has a name in the brief for every rule", () => {
    assert.deepEqual(
      ruleCatalog
        .filter(({ family }) => family === "consistency")
        .map(({ id }) => id),
      consistencyNames.map((name) => `consistency/${name}`),
    );
    assert.deepEqual(Object.keys(shared), [...consistencyNames]);
  });

  for (const [name, { look, says }] of Object.entries(shared)) {
    it(`is ${name} when all pictures have it, and nothing else`, () => {
      const subject = set(20, 20, look);
      const [first] = found(subject, `consistency/${name}`);
      assert.match(messageOf(first), says);
      assert.equal(first?.data["constant"], name);
      assert.deepEqual(first.at, ["brief", "constants"]);
      assert.deepEqual(consistenciesIn(subject), [`consistency/${name}`]);
    });

    it(`is silent on ${name} when the brief means it`, () => {
      const brief = { constants: [name] };
      assert.deepEqual(consistenciesIn(set(20, 20, look, { brief })), []);
    });

    it(`is silent on ${name} when half have it`, () => {
      assert.deepEqual(consistenciesIn(set(20, 10, look)), []);
    });
  }

  it("says a share with its interval", () => {
    const [first] = found(
      set(25, 23, shared["low-key"]?.look ?? {}),
      "consistency/low-key",
    );
    assert.match(
      messageOf(first),
      /^23 of 25 images are dark throughout \(92 %, 95 % interval 74–99 %\)\./,
    );
    assert.deepEqual(first?.data["interval"], [0.74, 0.99]);
  });

  it("is silent on sets that are too small to be sure", () => {
    const look = shared["centred"]?.look ?? {};
    assert.deepEqual(consistenciesIn(set(8, 8, look)), []);
    assert.deepEqual(consistenciesIn(set(10, 9, look)), []);
    assert.deepEqual(consistenciesIn(set(10, 10, look)), [
      "consistency/centred",
    ]);
    assert.deepEqual(consistenciesIn(set(1, 1, look)), []);
    assert.deepEqual(consistenciesIn(set(0, 0, look)), []);
  });

  it("finds what most of a library have in the same corner", () => {
    const corners = ["", "", "", mark];
    const library = set(900, 700, { composition: { corners } });
    const { images: facts, manifest } = library;
    const marks = findConsistencies(facts, manifest).filter(
      ({ name }) => name === "corner-mark",
    );
    assert.deepEqual(
      marks.map(({ members }) => members.length),
      [700],
    );
  });

  it("speaks by chance on at most one in twenty sets that share nothing", () => {
    let spoke = 0;
    const corners = ["", "", "", ""];
    const { images: facts, manifest } = set(25, 25, {
      composition: { corners },
    });
    for (let run = 0; run < 60; run++) {
      const random = chance(run * 31 + 7);
      const made = facts.map((image): ImageFacts => {
        const light = [20, 50, 80][Math.floor(3 * random())] ?? 50;
        const values = descriptorNames.map((name) =>
          name.startsWith("tone.") ? light : 0,
        );
        const style = { version: -1, values, words: [] };
        return {
          ...image,
          ...(image.pixels && { pixels: { ...image.pixels, style } }),
        };
      });
      if (findConsistencies(made, manifest).length > 0) spoke++;
    }
    assert.ok(spoke <= 3, String(spoke));
  });

  it("finds the thing that the images' own prompts have in common", () => {
    const things = ["barn", "lake", "tower", "street", "kitchen", "harbour"];
    const provenance = new Map(
      images(12).map(({ file }, index) => [
        file,
        `A ${index === 0 ? "cat" : "fox"} in a ${things[index % 6] ?? ""}`,
      ]),
    );
    const [first] = found(
      set(12, 0, {}, { provenance }),
      "consistency/subject",
    );
    assert.match(messageOf(first), /^11 of 12 .* prompts name “fox”/);
    const varied = new Map(
      images(12).map(({ file }, index) => [file, things[index % 6] ?? ""]),
    );
    assert.deepEqual(
      consistenciesIn(set(12, 0, {}, { provenance: varied })),
      [],
    );
  });

  it("leaves aside pictures that were measured otherwise", () => {
    const look = {
      ...shared["low-key"]?.look,
      composition: { version: compositionVersion - 1 },
    };
    assert.deepEqual(consistenciesIn(set(20, 20, look)), []);
  });
});

describe("the look of a whole set", () => {
  it("counts shapes and light and spreads colour over the wheel", () => {
    const look = commonLook(set(12, 6, shared["low-key"]?.look ?? {}).images);
    assert.deepEqual(look?.orientations, {
      landscape: 4,
      square: 4,
      portrait: 4,
    });
    assert.deepEqual(look.keys, { low: 6, middle: 6, high: 0 });
    const sum = (values: readonly number[]) =>
      values.reduce((all, value) => all + value, 0);
    assert.ok(Math.abs(sum(look.hues) - 1) < 0.01);
    assert.ok(Math.abs(sum(look.attention) - 1) < 0.01);
    assert.equal(look.attention.length, 64);
    assert.ok(look.chance.low < 1 / 3 && look.chance.high > 1 / 3);
  });

  it("is absent where nothing was measured", () => {
    assert.equal(commonLook([]), undefined);
    assert.equal(commonLook(images(12)), undefined);
  });

  it("is zero, not NaN, for pictures without colour or focus", () => {
    const look = commonLook(
      set(5, 5, {
        composition: {
          hues: new Array<number>(12).fill(0),
          attention: "0".repeat(64),
        },
      }).images,
    );
    assert.ok(look);
    assert.ok(look.hues.every((share) => share === 0));
    assert.ok(look.attention.every((share) => share === 0));
  });
});
