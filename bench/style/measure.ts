import fs from "node:fs";
import path from "node:path";
import type { StyleDescriptor } from "../../src/core/style/descriptor.ts";
import {
  describeStyle,
  descriptorVersion,
} from "../../src/core/style/describeStyle.ts";
import { decode } from "./decode.ts";

/** One dataset of the benchmark, as its manifest.jsonl has it. */
export interface Case {
  readonly case: string;
  readonly n: number;
  /** How many images were planted. */
  readonly k: number;
  /** The style the other images have. */
  readonly host: string;
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
): Promise<ReadonlyMap<string, StyleDescriptor>> {
  const images = [...new Set(cases.flatMap((each) => each.images))].sort();
  const key = path.basename(path.dirname(path.resolve(manifest)));
  const cache = `out/bench/style/${key}-${images.length}-v${descriptorVersion}.json`;
  if (fs.existsSync(cache)) {
    const kept = JSON.parse(fs.readFileSync(cache, "utf8")) as [
      string,
      StyleDescriptor,
    ][];
    return new Map(kept);
  }
  const measured = new Map<string, StyleDescriptor>();
  const times: number[] = [];
  for (const image of images) {
    const raster = await decode(path.join(path.dirname(manifest), image));
    const start = performance.now();
    measured.set(image, describeStyle(raster));
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) =>
    (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
  console.log(
    `describeStyle: ${images.length} images, median ${at(0.5)} ms, p95 ${at(0.95)} ms`,
  );
  fs.mkdirSync(path.dirname(cache), { recursive: true });
  fs.writeFileSync(cache, JSON.stringify([...measured]));
  return measured;
}
