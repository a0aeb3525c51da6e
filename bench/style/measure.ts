import fs from "node:fs";
import path from "node:path";
import type { MeasuredStyle } from "../../src/core/style/describeStyle.ts";
import { measureStyle } from "../../src/core/style/describeStyle.ts";
import { descriptorVersion } from "../../src/core/style/descriptor.ts";
import { decode } from "./decode.ts";

/** One dataset of the benchmark, as its manifest.jsonl has it. */
export interface Case {
  readonly case: string;
  readonly n: number;
  /** How many images were planted. */
  readonly k: number;
  /** The style the other images have. */
  readonly host: string;
  /** The styles that planted images come from. */
  readonly source: readonly string[];
  readonly images: readonly string[];
  readonly planted: readonly string[];
}

export function readCases(manifest: string): readonly Case[] {
  return fs
    .readFileSync(manifest, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Case);
}

/** Descriptors of every image of the manifest; kept in out/ per version of the descriptors. */
export async function measureAll(
  manifest: string,
  cases: readonly Case[],
): Promise<ReadonlyMap<string, MeasuredStyle>> {
  const images = [...new Set(cases.flatMap((each) => each.images))].sort();
  const key = path.basename(path.dirname(path.resolve(manifest)));
  const cache = `out/bench/style/${key}-${images.length}-v${descriptorVersion}.json`;
  const kept = readMeasured(cache);
  if (kept.size > 0) return kept;
  const measured = new Map<string, MeasuredStyle>();
  const times: number[] = [];
  for (const image of images) {
    const raster = await decode(path.join(path.dirname(manifest), image));
    const start = performance.now();
    measured.set(image, measureStyle(raster));
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) =>
    (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
  console.log(
    `measureStyle: ${images.length} images, median ${at(0.5)} ms, p95 ${at(0.95)} ms`,
  );
  writeMeasured(cache, measured);
  return measured;
}

/** What `writeMeasured` has kept in a file; empty when there is none. */
export function readMeasured(
  cache: string,
): ReadonlyMap<string, MeasuredStyle> {
  if (!fs.existsSync(cache)) return new Map();
  const kept = JSON.parse(fs.readFileSync(cache, "utf8")) as readonly [
    string,
    readonly number[],
    string,
  ][];
  return new Map(
    kept.map(([image, values, patches]) => [
      image,
      { values, patches: floatsOf(Buffer.from(patches, "base64")) },
    ]),
  );
}

export function writeMeasured(
  cache: string,
  measured: ReadonlyMap<string, MeasuredStyle>,
): void {
  const kept = [...measured].map(([image, { values, patches }]) => [
    image,
    values,
    Buffer.from(patches.buffer).toString("base64"),
  ]);
  fs.mkdirSync(path.dirname(cache), { recursive: true });
  fs.writeFileSync(cache, JSON.stringify(kept));
}

function floatsOf(bytes: Buffer): Float32Array {
  const floats = new Float32Array(bytes.length / 4);
  for (let at = 0; at < floats.length; at++) {
    floats[at] = bytes.readFloatLE(at * 4);
  }
  return floats;
}
