import assert from "node:assert/strict";
import { closenessOf } from "../../../src/core/evaluation/closeness.ts";
import { compareModels } from "../../../src/core/evaluation/compareModels.ts";
import { seededRandom } from "../../../src/core/statistics/random.ts";
import type { StyleDescriptor } from "../../../src/core/style/descriptor.ts";
import { drawnStyles } from "../../fixtures/drawnStyles.ts";

describe("Closeness to a style", () => {
  it("finds nothing where there is nothing", () => {
    const random = seededRandom(1);
    const closeness = closenessOf(
      drawnStyles(random, 15),
      drawnStyles(random, 12),
    );
    assert.ok(closeness.kind === "measured");
    for (const { axis, p, distance, expected } of closeness.axes) {
      assert.ok(p > 0.05, `${axis}: p = ${p}`);
      assert.ok(distance < 2 * expected.most, axis);
    }
  });

  it("names the axis on which the model misses, and no other", () => {
    const random = seededRandom(2);
    const closeness = closenessOf(
      drawnStyles(random, 15),
      drawnStyles(random, 12, { edge: 2, line: 2 }),
    );
    assert.ok(closeness.kind === "measured");
    const missed = closeness.axes.filter(({ p }) => p < 0.05);
    assert.deepEqual(
      missed.map(({ axis }) => axis),
      ["line"],
    );
    assert.ok((missed[0]?.interval.low ?? 0) > (missed[0]?.expected.most ?? 0));
  });

  it("gives the same numbers for the same pictures", () => {
    const pictures = () => {
      const random = seededRandom(3);
      return closenessOf(drawnStyles(random, 10), drawnStyles(random, 8));
    };
    assert.deepEqual(pictures(), pictures());
  });

  it("says that there are too few pictures", () => {
    const random = seededRandom(4);
    assert.deepEqual(
      closenessOf(drawnStyles(random, 12), drawnStyles(random, 4)),
      {
        kind: "tooFew",
        training: 12,
        outputs: 4,
      },
    );
  });

  it("does not count pictures that were measured by another version", () => {
    const random = seededRandom(5);
    const older = drawnStyles(random, 9).map((each) => ({
      ...each,
      version: 1,
    }));
    const closeness = closenessOf(drawnStyles(random, 12), older);
    assert.deepEqual(closeness, { kind: "tooFew", training: 12, outputs: 0 });
  });
});

describe("Two versions of a model", () => {
  it("are compared prompt by prompt: the new one came closer in line", () => {
    const random = seededRandom(6);
    const change = compareModels(
      drawnStyles(random, 15),
      forPrompts(drawnStyles(random, 10, { edge: 2, line: 2 })),
      forPrompts(drawnStyles(random, 10)),
    );
    assert.ok(change.kind === "compared");
    const { line, palette } = Object.fromEntries(
      change.axes.map(({ axis, verdict }) => [axis, verdict]),
    );
    assert.equal(line, "closer");
    assert.equal(palette, "noDifference");
  });

  it("can't be compared on seven prompts", () => {
    const random = seededRandom(7);
    const change = compareModels(
      drawnStyles(random, 15),
      forPrompts(drawnStyles(random, 7)),
      forPrompts(drawnStyles(random, 7)),
    );
    assert.deepEqual(change, { kind: "tooFew", prompts: 7 });
  });

  it("are compared on the prompts that both drew", () => {
    const random = seededRandom(8);
    const change = compareModels(
      drawnStyles(random, 15),
      forPrompts(drawnStyles(random, 12)),
      forPrompts(drawnStyles(random, 9)),
    );
    assert.ok(change.kind === "compared");
    assert.equal(change.prompts, 9);
  });
});

function forPrompts(styles: readonly StyleDescriptor[]) {
  return styles.map((style, at) => ({ promptKey: `prompt-${at}`, style }));
}
