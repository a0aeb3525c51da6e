import { createHash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { isRecord, numberIn, stringIn } from "../../../core/json.ts";
import { systemCode } from "../../errors.ts";
import { writeFileAtomically } from "../../writeFileAtomically.ts";

/** An upload in parts that was begun; enough to go on after a restart. */
export interface UploadRecord {
  /** See `placeName`. */
  readonly place: string;
  readonly key: string;
  readonly uploadId: string;
  readonly partBytes: number;
  /** Milliseconds since 1970. */
  readonly begunAtMs: number;
}

/** Uploads under way, one file each: of two windows none overwrites the other's. */
export interface UploadRecords {
  find(place: string, key: string): Promise<UploadRecord | undefined>;
  all(): Promise<readonly UploadRecord[]>;
  /** Survives a power cut once it resolves. */
  write(record: UploadRecord): Promise<void>;
  remove(record: UploadRecord): Promise<void>;
}

export function createUploadRecords(folder: string): UploadRecords {
  const fileOf = (place: string, key: string) => {
    const name = createHash("sha256").update(`${place}/${key}`).digest("hex");
    return path.join(folder, `${name}.json`);
  };
  return {
    find: (place, key) => readRecord(fileOf(place, key)),
    async all() {
      const names = await readdir(folder).catch((error: unknown) => {
        if (systemCode(error) === "ENOENT") return [];
        throw error;
      });
      const records = await Promise.all(
        names
          .filter((name) => name.endsWith(".json"))
          .map((name) => readRecord(path.join(folder, name))),
      );
      return records.filter((record) => record !== undefined);
    },
    async write(record) {
      const text = `${JSON.stringify(record, null, 2)}\n`;
      await writeFileAtomically(fileOf(record.place, record.key), text, {
        isDurable: true,
      });
    },
    async remove({ place, key }) {
      await rm(fileOf(place, key), { force: true });
    },
  };
}

/** A record that can't be read only costs sending parts again. */
async function readRecord(file: string): Promise<UploadRecord | undefined> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error)) return undefined;
    throw error;
  }
  if (!isRecord(json)) return undefined;
  const place = stringIn(json, "place");
  const key = stringIn(json, "key");
  const uploadId = stringIn(json, "uploadId");
  const partBytes = numberIn(json, "partBytes");
  const begunAtMs = numberIn(json, "begunAtMs");
  return place === undefined ||
    key === undefined ||
    uploadId === undefined ||
    partBytes === undefined ||
    begunAtMs === undefined
    ? undefined
    : { place, key, uploadId, partBytes, begunAtMs };
}
