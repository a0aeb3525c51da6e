import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { coloursOf } from "../../src/core/style/colours.ts";
import { describeComposition } from "../../src/core/style/composition/describeComposition.ts";
import { toLab } from "../../src/core/style/lab.ts";
import { shrinkRaster } from "../../src/core/style/shrinkRaster.ts";
import { findSubject } from "../../src/core/style/subject.ts";
import type { Picture, SetKind } from "./consistencySets.ts";
import { groundOf, isScene, setKinds } from "./consistencySets.ts";
import { decode } from "./decode.ts";
import type { Case } from "./measure.ts";
import { draw, randomFrom } from "./random.ts";

const run = promisify(execFile);

const sizes = [10, 25];

/** The rules that speak for or against a kind of set. */
const rulesOf: Readonly<Record<SetKind["aspect"], readonly string[]>> = {
  orientation: ["consistency/orientation"],
  key: ["consistency/low-key", "consistency/high-key"],
  place: ["consistency/centred"],
};

interface Found {
  readonly rule: string;
  readonly data: { readonly constant?: string; readonly value?: string };
}

/**
 * Makes sets with a known answer from the manifest's own images, runs the built
 * terminal lint on them and prints how often the answer is right: everything
 * found on shared sets, nothing said on mixed ones.
 */
export async function benchConsistency(
  manifest: string,
  cases: readonly Case[],
  outFolder: string,
  repeats: number,
): Promise<void> {
  const families = await sourcesOf(manifest, cases);
  const setsFolder = path.join(outFolder, "consistency");
  const rows: string[] = [];
  let wrong = 0;
  let mixed = 0;
  for (const of of sizes) {
    for (const kind of setKinds) {
      const random = randomFrom(20260510 + of);
      const usable = (
        kind.aspect === "place" ? families.cutOuts : families.scenes
      ).filter(({ length }) => length >= of);
      const folders: string[] = [];
      for (let repeat = 0; repeat < repeats; repeat++) {
        const [family = []] = draw(usable, 1, random);
        const folder = path.join(setsFolder, `${of}-${repeat}`);
        await layOut(folder, kind, draw(family, of, random), random);
        folders.push(folder);
      }
      const reports = await lint(folders);
      const isOwn = ({ rule }: Found) => rulesOf[kind.aspect].includes(rule);
      const own = reports.map((found) => found.filter(isOwn).map(nameOf));
      const right = own.filter((names) =>
        kind.truth === undefined
          ? names.length === 0
          : names.length === 1 && names[0] === kind.truth,
      ).length;
      const other = reports.flatMap((found) =>
        found.filter((each) => !isOwn(each)),
      ).length;
      if (kind.truth === undefined) {
        wrong += repeats - right;
        mixed += repeats;
      }
      rows.push(
        `${kind.name.padEnd(16)} n=${String(of).padEnd(3)} right ${(right / repeats).toFixed(2)}   other consistencies per set ${(other / repeats).toFixed(2)}`,
      );
      process.stderr.write(`${rows.at(-1) ?? ""}\n`);
    }
  }
  console.log(
    `# consistency: ${repeats} sets each, ${families.scenes.length} families of scenes, ${families.cutOuts.length} of cut-outs`,
  );
  console.log(rows.join("\n"));
  console.log(`wrongly reported on mixed sets ${(wrong / mixed).toFixed(3)}`);
}

function nameOf({ data }: Found): string {
  return data.value ?? data.constant ?? "";
}

/** Families by what their pictures are, told from the pixels: scenes fill their frame, cut-outs stand before a plain ground. */
async function sourcesOf(
  manifest: string,
  cases: readonly Case[],
): Promise<{
  readonly scenes: readonly (readonly string[])[];
  readonly cutOuts: readonly (readonly string[])[];
}> {
  const families = new Map<string, Set<string>>();
  for (const { host, images, planted } of cases) {
    const family = families.get(host) ?? new Set();
    families.set(host, family);
    for (const image of images) if (!planted.includes(image)) family.add(image);
  }
  const scenes: string[][] = [];
  const cutOuts: string[][] = [];
  for (const family of families.values()) {
    const own = { scenes: [] as string[], cutOuts: [] as string[] };
    for (const image of [...family].sort()) {
      const file = path.resolve(path.dirname(manifest), image);
      const raster = await decode(file, 192);
      const composition = describeComposition(coloursOf(raster));
      const { plainBorderShare } = findSubject(
        toLab(shrinkRaster(raster, 192)),
      );
      if (composition.outline) own.cutOuts.push(file);
      else if (isScene(composition, plainBorderShare)) own.scenes.push(file);
    }
    // A family that is partly one and partly the other is left out.
    if (own.scenes.length > 0.6 * family.size) scenes.push(own.scenes);
    if (own.cutOuts.length > 0.8 * family.size) cutOuts.push(own.cutOuts);
  }
  return { scenes, cutOuts };
}

async function layOut(
  folder: string,
  kind: SetKind,
  files: readonly string[],
  random: () => number,
): Promise<void> {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const ground = groundOf(random);
  for (const [index, file] of files.entries()) {
    const picture: Picture = { file, random, ground };
    const content = await kind.make(picture, index, files.length);
    const name = `img-${String(index + 1).padStart(2, "0")}.png`;
    fs.writeFileSync(path.join(folder, name), content);
  }
}

/** The consistencies the terminal names in each folder; its exit code 1 is no failure. */
async function lint(
  folders: readonly string[],
): Promise<readonly (readonly Found[])[]> {
  const { stdout } = await run(
    process.execPath,
    ["dist/cli.js", "lint", ...folders, "--format", "json", "--no-cache"],
    { maxBuffer: 2 ** 28 },
  ).catch((error: unknown) => {
    if (error instanceof Error && "stdout" in error && "code" in error) {
      if (error.code === 1) return { stdout: String(error.stdout) };
    }
    throw error;
  });
  const report = JSON.parse(stdout) as {
    readonly datasets: readonly { readonly findings: readonly Found[] }[];
  };
  return report.datasets.map(({ findings }) =>
    findings.filter(({ rule }) => rule.startsWith("consistency/")),
  );
}
