import { isRecord, numberIn, stringIn } from "../json.ts";
import type { TrainedFile, VersionTraining } from "./lock.ts";

export function parseFile(value: unknown): TrainedFile[] {
  const url = isRecord(value) ? stringIn(value, "url") : undefined;
  if (!isRecord(value) || url === undefined) return [];
  const uuid = stringIn(value, "uuid");
  const file = stringIn(value, "file");
  const bytes = numberIn(value, "bytes");
  const sha256 = stringIn(value, "sha256");
  return [
    {
      url,
      ...(uuid !== undefined && { uuid }),
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
    message,
    ...(parameter !== undefined && { parameter }),
  };
}
