import fs from "node:fs";
import type { Repeat } from "../../src/core/evaluation/copiedFrom.ts";
import { originalsAmong } from "../../src/core/evaluation/copiedFrom.ts";
import { copyKinds, copyOf } from "../duplicates/copies.ts";
import { draw, randomFrom } from "../style/random.ts";
import { shareOf } from "./families.ts";
import { layoutKinds, layoutOf } from "./layouts.ts";
import type { Picture, Pictures } from "./pictures.ts";

/** A dataset of usual size, from which test images are drawn. */
const trainingSize = 24;

/** How often a repeat of a training image is found, and other pictures of its style called one. */
export async function measureCopies(
  { families, inspect }: Pictures,
  sample: number,
): Promise<void> {
  const perFamily = Math.max(1, Math.round(sample / families.size));
  const found = new Map<string, { of: number; any: number; copy: number }>();
  let wrongSource = 0;
  for (const [family, all] of families) {
    const random = randomFrom(family.length * 131 + all.length);
    const training = draw(all, trainingSize, random);
    const originalOf = originalsAmong(training.map(({ facts }) => facts));
    const count = async (
      kind: string,
      content: Buffer,
      { facts }: Picture,
    ): Promise<void> => {
      const repeat = originalOf(await inspect(content));
      const sum = found.get(kind) ?? { of: 0, any: 0, copy: 0 };
      found.set(kind, {
        of: sum.of + 1,
        any: sum.any + (repeat ? 1 : 0),
        copy: sum.copy + (repeat?.kind === "copy" ? 1 : 0),
      });
      if (repeat && repeat.file !== facts.file) wrongSource += 1;
    };
    for (const [seed, picture] of draw(training, perFamily, random).entries()) {
      const original = fs.readFileSync(picture.path);
      for (const kind of copyKinds) {
        await count(kind, await copyOf(original, kind, seed), picture);
      }
      for (const kind of layoutKinds) {
        await count(kind, await layoutOf(original, kind, seed), picture);
      }
    }
  }
  console.log(
    `\ncopies of training images among ${trainingSize}: flagged at all, and as a copy`,
  );
  const printed = (kinds: readonly string[], name: string) => {
    const sums = kinds.map((kind) => found.get(kind));
    const total = (key: "of" | "any" | "copy") =>
      sums.reduce((sum, each) => sum + (each?.[key] ?? 0), 0);
    for (const kind of kinds) {
      const { of = 0, any = 0, copy = 0 } = found.get(kind) ?? {};
      console.log(
        `  ${kind.padEnd(34)} ${(any / of).toFixed(3)}  ${(copy / of).toFixed(3)}  of ${of}`,
      );
    }
    console.log(`${name}: ${shareOf(total("any"), total("of"))}`);
  };
  printed(copyKinds, "copies found");
  printed(layoutKinds, "layouts found");
  console.log(`with another training image named: ${wrongSource}`);
  printFalseAlarms(families);
}

function printFalseAlarms(families: Pictures["families"]): void {
  let [pairs, outputs] = [0, 0];
  const pairAlarms = { copy: 0, layout: 0 };
  const outputAlarms = { copy: 0, layout: 0 };
  const where = new Map<string, number>();
  const note = (
    sum: typeof pairAlarms,
    repeat: Repeat | undefined,
  ): undefined => {
    if (repeat) sum[repeat.kind] += 1;
  };
  for (const [family, all] of families) {
    for (const one of all) {
      const originalOf = originalsAmong([one.facts]);
      for (const other of all) {
        if (other === one) continue;
        pairs += 1;
        note(pairAlarms, originalOf(other.facts));
      }
    }
    const drawn = draw(all, all.length, randomFrom(all.length + 7));
    const training = drawn.slice(0, Math.min(trainingSize, all.length >> 1));
    const originalOf = originalsAmong(training.map(({ facts }) => facts));
    for (const { facts } of drawn.slice(training.length)) {
      outputs += 1;
      const repeat = originalOf(facts);
      note(outputAlarms, repeat);
      if (repeat) where.set(family, (where.get(family) ?? 0) + 1);
    }
  }
  console.log("\nfalse alarms among different images of one style");
  for (const kind of ["copy", "layout"] as const) {
    console.log(
      `${kind}: of pairs ${shareOf(pairAlarms[kind], pairs)}; of images against ${trainingSize} training images ${shareOf(outputAlarms[kind], outputs)}`,
    );
  }
  console.log(
    `images flagged: ${[...where].map(([family, count]) => `${family} ${count}`).join(", ")}`,
  );
}
