import fs from "node:fs";
import path from "node:path";
import type { ImageFacts } from "../../src/core/dataset/facts.ts";
import type { FlawKind } from "../../src/core/lint/qualityFlaws.ts";
import { qualityFlaws } from "../../src/core/lint/qualityFlaws.ts";
import type { MeasuredStyle } from "../../src/core/style/describeStyle.ts";
import { measureStyle } from "../../src/core/style/describeStyle.ts";
import { descriptorVersion } from "../../src/core/style/descriptor.ts";
import { walkJpeg } from "../../src/engine/worker/structure/jpeg.ts";
import { decode } from "./decode.ts";
import { memberNames } from "./families.ts";
import type { Case } from "./measure.ts";
import { measureAll, readMeasured, writeMeasured } from "./measure.ts";
import { faults } from "./plantFaults.ts";
import { draw, randomFrom } from "./random.ts";

/** How often a planted fault is found, each set with one of it. */
export interface FaultRate {
  readonly name: string;
  readonly sets: number;
  readonly found: number;
}

/** How often a rule speaks of sets in which nothing was planted. */
export interface CleanRate {
  readonly kind: FlawKind | "any";
  readonly of: number;
  readonly sets: number;
  readonly said: number;
}

const sizes = [10, 25];
const plantedPerFamily = 8;
const cleanPerFamily = 40;
/** The manifest's images are all saved so. */
const ownQuality = 92;

/** Plants one fault at a time into sets of 25 of one style, and asks the same rules of sets without. */
export async function judgeFaults(
  manifest: string,
  cases: readonly Case[],
): Promise<{
  readonly faults: readonly FaultRate[];
  readonly clean: readonly CleanRate[];
}> {
  const measured = await measureAll(manifest, cases);
  const planted = await measurePlanted(manifest, cases);
  const families = memberNames(cases);
  const [, usualSize = 25] = sizes;
  const others = (family: string, image: string) =>
    draw(
      (families.get(family) ?? []).filter((each) => each !== image),
      usualSize - 1,
      randomFrom(20260701 + [...families.keys()].indexOf(family)),
    );

  const clean = sizes.flatMap((of) => {
    const random = randomFrom(20260702 + of);
    const said = [...families.values()]
      .filter((members) => members.length >= of)
      .flatMap((members) =>
        Array.from({ length: cleanPerFamily }, () => {
          const flaws = qualityFlaws(
            draw(members, of, random).map((image) => factsOf(image, measured)),
          );
          return new Set(flaws.map(({ kind }) => kind));
        }),
      );
    return (["soft", "noisy", "dull", "compressed", "any"] as const).map(
      (kind) => ({
        kind,
        of,
        sets: said.length,
        said:
          said.filter((kinds) =>
            kind === "any" ? kinds.size > 0 : kinds.has(kind),
          ).length / said.length,
      }),
    );
  });

  return {
    clean,
    faults: faults.map(({ name, finds }) => {
      const own = planted.filter(({ fault }) => fault === name);
      const found = own.filter(({ family, image, facts }) => {
        const set = others(family, image).map((other) =>
          factsOf(other, measured),
        );
        return qualityFlaws([...set, facts]).some(
          ({ file, kind }) => file === facts.file && kind === finds,
        );
      });
      return { name, sets: own.length, found: found.length / own.length };
    }),
  };
}

interface Planted {
  readonly fault: string;
  readonly family: string;
  readonly image: string;
  readonly facts: ImageFacts;
}

/** Some pictures of every family with every fault; kept in out/ per version of the descriptors. */
async function measurePlanted(
  manifest: string,
  cases: readonly Case[],
): Promise<readonly Planted[]> {
  const folder = path.dirname(path.resolve(manifest));
  const cache = `out/bench/style/${path.basename(folder)}-faults-v${descriptorVersion}.json`;
  const measured = new Map(readMeasured(cache));
  const planted: Planted[] = [];
  const random = randomFrom(20260703);
  let seed = 0;
  for (const [family, images] of memberNames(cases)) {
    for (const image of draw(images, plantedPerFamily, random)) {
      const original = fs.readFileSync(path.join(folder, image));
      for (const { name, plant } of faults) {
        const key = `${image} ${name}`;
        const content = await plant(original, seed++);
        if (!measured.has(key)) {
          measured.set(key, measureStyle(await decode(content)));
        }
        const { jpegQuality } = walkJpeg(content);
        const facts = factsOf(key, measured, jpegQuality);
        planted.push({ fault: name, family, image, facts });
      }
    }
  }
  writeMeasured(cache, measured);
  return planted;
}

/** What the quality rules look at of an image. */
function factsOf(
  image: string,
  measured: ReadonlyMap<string, MeasuredStyle>,
  jpegQuality = ownQuality,
): ImageFacts {
  return {
    file: image,
    bytes: 0,
    header: {
      format: "jpeg",
      width: 0,
      height: 0,
      orientation: 1,
      isAnimated: false,
      colourSpace: "rgb",
      bitsPerChannel: 8,
      hasAlpha: false,
      jpegQuality,
      metadata: [],
    },
    pixels: {
      pixelHash: image,
      miniature: "",
      style: {
        version: descriptorVersion,
        values: measured.get(image)?.values ?? [],
        words: [],
      },
    },
  };
}
