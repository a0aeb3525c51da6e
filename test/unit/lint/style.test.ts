import assert from "node:assert/strict";
import { messageOf } from "../../fixtures/inEnglish.ts";
import { describeStyle } from "../../../src/core/style/describeStyle.ts";
import { lint } from "../../../src/core/lint/lint.ts";
import type { Colour } from "../style/rasters.ts";
import { painting } from "../style/rasters.ts";
import { dataset, found, image, pixels } from "./dataset.ts";

const navy: Colour = [20, 24, 60];
const gold: Colour = [230, 190, 90];
const paper: Colour = [240, 240, 230];
const green: Colour = [30, 160, 60];

function painted(
  names: readonly string[],
  look: Parameters<typeof painting>[1],
) {
  return names.map((file, index) =>
    image(file, {
      pixels: pixels(index + file.length * 100, {
        style: describeStyle(painting(index + file.length, look)),
      }),
    }),
  );
}

function numbered(count: number, suffix = ""): readonly string[] {
  return Array.from(
    { length: count },
    (_, index) => `${String(index + 10)}${suffix}.png`,
  );
}

describe("what lint says of style", () => {
  const night = painted(numbered(12), { dark: navy, light: gold, grain: 16 });
  const day = painted(numbered(6, "-day"), {
    dark: paper,
    light: green,
    grain: 0,
  });
  const mixed = dataset([...night, ...day]);

  it("names both sides of two styles, what sets them apart and how sure that is", () => {
    const [finding] = found(mixed, "style/subset");
    assert.match(
      messageOf(finding),
      /^Looks like two styles: 6 images \(10-day\.png, .* and 2 more\) stand apart from the other 12\. What sets them apart: .*one in \d+ datasets/,
    );
    assert.equal(finding?.file, null);
    assert.deepEqual(
      finding.related,
      day.map(({ file }) => file),
    );
    assert.deepEqual(
      finding.data["larger"],
      night.map(({ file }) => file),
    );
    assert.deepEqual(found(mixed, "style/outlier"), []);
  });

  it("can be told that both belong to the style", () => {
    const manifest = { accept: [{ rule: "style/subset", reason: "both" }] };
    const report = lint(dataset([...night, ...day], { manifest }));
    assert.deepEqual(
      report.accepted.map(({ rule }) => rule),
      ["style/subset"],
    );
  });

  it("names the least typical where nothing is wrong, none where too few are measured", () => {
    const report = lint(dataset(night));
    assert.deepEqual(
      report.findings.filter(({ rule }) => rule.startsWith("style/")),
      [],
    );
    assert.equal(report.leastTypical.length, 3);
    assert.deepEqual(lint(dataset(night.slice(0, 4))).leastTypical, []);
  });
});
