import { createHash } from "node:crypto";
import path from "node:path";
import { isRecord, numberIn, stringIn } from "../../core/json.ts";
import { readCheckedJson, writeCheckedJson } from "./checkedJson.ts";

/** One file as it was when its content was read. */
export interface IndexedFile {
  readonly bytes: number;
  readonly modifiedMs: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Which content lies under which name, so that it needn't be read to know. */
export interface FolderIndex {
  get(file: string): IndexedFile | undefined;
  set(file: string, indexed: IndexedFile): void;
  /** Names in it; it is written as a whole. */
  readonly size: number;
  /** Writes what is new; a failure costs time at the next run, nothing else. */
  flush(): Promise<void>;
}

/** Names that have gone leave their lines behind; above this they are dropped. */
const maxFiles = 40_000;

export async function openFolderIndex(
  cacheFolder: string,
  folder: string,
): Promise<FolderIndex> {
  const name = createHash("sha256").update(path.resolve(folder)).digest("hex");
  const indexFile = path.join(
    cacheFolder,
    "index",
    `${name.slice(0, 32)}.json`,
  );
  const known = new Map(filesIn(await readCheckedJson(indexFile)));
  const fresh = new Map<string, IndexedFile>();
  let isDirty = false;
  return {
    get size() {
      return known.size + fresh.size;
    },
    get: (file) => fresh.get(file) ?? known.get(file),
    set(file, indexed) {
      fresh.set(file, indexed);
      isDirty = true;
    },
    async flush() {
      if (!isDirty) return;
      isDirty = false;
      const all = new Map([...known, ...fresh]);
      const kept = all.size > maxFiles ? fresh : all;
      try {
        await writeCheckedJson(indexFile, { files: Object.fromEntries(kept) });
      } catch {
        isDirty = false;
      }
    },
  };
}

function filesIn(json: unknown): readonly (readonly [string, IndexedFile])[] {
  const files = isRecord(json) ? json["files"] : undefined;
  if (!isRecord(files)) return [];
  return Object.entries(files).flatMap(([file, value]) => {
    const indexed = isRecord(value) ? indexedIn(value) : undefined;
    return indexed ? [[file, indexed] as const] : [];
  });
}

function indexedIn(
  value: Readonly<Record<string, unknown>>,
): IndexedFile | undefined {
  const bytes = numberIn(value, "bytes");
  const modifiedMs = numberIn(value, "modifiedMs");
  const sha256 = stringIn(value, "sha256");
  return bytes === undefined || modifiedMs === undefined || sha256 === undefined
    ? undefined
    : { bytes, modifiedMs, sha256 };
}
