import { hashText } from "./hashText.ts";

const ordinaryAir = /^[a-z0-9.-]+:[a-z0-9.-]+@[a-z0-9.-]*[a-z0-9-]$/;
const longestName = 64;

/**
 * The folder a model's test pictures are in. `acme:house-style@2` becomes
 * `acme_house-style@2`; an AIR with anything unusual in it (capitals, which
 * some file systems fold; characters Windows refuses) also gets a hash, so
 * that two models never share a folder. Rehearsed pictures stand apart: the
 * same AIR may be trained for real later.
 */
export function folderOfModel(air: string, rehearsal: boolean): string {
  const isOrdinary = ordinaryAir.test(air) && air.length <= longestName;
  const name = isOrdinary
    ? air.replace(":", "_")
    : `${tamed(air)}-${hashText(air)}`;
  return rehearsal ? `${name}.rehearsal` : name;
}

function tamed(air: string): string {
  return air
    .toLowerCase()
    .replace(/[^a-z0-9.@-]+/g, "_")
    .replace(/^[.-]+/, "_")
    .slice(0, longestName);
}
