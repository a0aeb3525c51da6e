import { isRecord, numberIn, stringIn } from "../json.ts";
import { withoutAddresses } from "../text.ts";
import type { TrainedFile, VersionTraining } from "./lock.ts";

/** Up to format 2 its address stood there too: that is left out. */
export function parseFile(value: unknown): TrainedFile[] {
  if (!isRecord(value)) return [];
  const file = stringIn(value, "file");
  const bytes = numberIn(value, "bytes");
  const sha256 = stringIn(value, "sha256");
  return [
    {
      ...(file !== undefined && { file }),
      ...(bytes !== undefined && { bytes }),
      ...(sha256 !== undefined && { sha256 }),
    },
  ];
}

export function parseFailure(value: unknown): VersionTraining["failure"] {
  const message = isRecord(value) ? stringIn(value, "message") : undefined;
  if (!isRecord(value) || message === undefined) return undefined;
  const code = stringIn(value, "code");
  const parameter = stringIn(value, "parameter");
  return {
    ...(code !== undefined && { code }),
    message: withoutAddresses(message),
    ...(parameter !== undefined && { parameter }),
  };
}

/**
 * A fact as it may be written: what an earlier format kept of addresses at the
 * service is left out, and so is what a merge brings back from such a lock.
 */
export function withoutSecrets(fact: unknown): unknown {
  if (!isRecord(fact) || stringIn(fact, "training") === undefined) return fact;
  const failure = parseFailure(fact["failure"]);
  return {
    ...fact,
    ...(Array.isArray(fact["files"]) && {
      files: fact["files"].flatMap(parseFile),
    }),
    ...(failure && { failure }),
  };
}
