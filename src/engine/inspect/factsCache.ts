import path from "node:path";
import type { ImageFacts } from "../../core/dataset/facts.ts";
import { isRecord } from "../../core/json.ts";
import { compositionVersion } from "../../core/style/composition/composition.ts";
import { descriptorVersion } from "../../core/style/descriptor.ts";
import { readCheckedJson, writeCheckedJson } from "./checkedJson.ts";

/** Changes with the meaning of anything in the facts that isn't the descriptor. */
const factsVersion = 3;

/** The facts of one content, under whatever name it lies. */
export type CachedFacts = Omit<ImageFacts, "file"> & {
  readonly sha256: string;
};

/** The facts of a content if they are known, in today's meaning. */
export async function readFacts(
  cacheFolder: string,
  sha256: string,
): Promise<CachedFacts | undefined> {
  const facts = await readCheckedJson(factsFile(cacheFolder, sha256));
  return isFactsOf(facts, sha256) ? facts : undefined;
}

export async function writeFacts(
  cacheFolder: string,
  facts: CachedFacts,
): Promise<void> {
  await writeCheckedJson(factsFile(cacheFolder, facts.sha256), facts);
}

function factsFile(cacheFolder: string, sha256: string): string {
  const version = `facts-${factsVersion}.${descriptorVersion}`;
  return path.join(cacheFolder, version, sha256.slice(0, 2), `${sha256}.json`);
}

/**
 * The checksum vouches for the rest; facts from before there were palettes, of
 * another composition, or with damage told in English alone are made again.
 */
function isFactsOf(facts: unknown, sha256: string): facts is CachedFacts {
  if (!isRecord(facts) || facts["sha256"] !== sha256) return false;
  const damage = facts["damage"];
  if (isRecord(damage) && typeof damage["detail"] === "string") return false;
  const pixels = facts["pixels"];
  return pixels === undefined || (isRecord(pixels) && isWhole(pixels));
}

function isWhole(pixels: Readonly<Record<string, unknown>>): boolean {
  const composition = pixels["composition"];
  return (
    "palette" in pixels &&
    isRecord(composition) &&
    composition["version"] === compositionVersion
  );
}
