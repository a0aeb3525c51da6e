import { readFile } from "node:fs/promises";
import { arrayIn, isRecord, numberIn, stringIn } from "../../core/json.ts";
import type { UploadedMedia } from "../../service/answers.ts";
import { isEngineError, systemCode } from "../errors.ts";
import { writeFileAtomically } from "../writeFileAtomically.ts";

/** A ZIP that was uploaded to a service's media storage. */
export interface MediaRecord extends UploadedMedia {
  /** Whose it is: see `Connection.account`. */
  readonly account: string;
  readonly sha256: string;
  /** Milliseconds since 1970. */
  readonly uploadedAtMs: number;
}

/** What was uploaded within a day, per user. */
export interface MediaRecords {
  find(account: string, sha256: string): Promise<MediaRecord | undefined>;
  /** In place of what was known of the same ZIP; if it can be written. */
  remember(record: MediaRecord): Promise<void>;
  forget(record: MediaRecord): Promise<void>;
}

/** How long media are kept isn't told: after a day they are uploaded anew. */
const maxAgeMs = 24 * 60 * 60 * 1000;

export function createMediaRecords(
  file: string,
  now: () => number,
): MediaRecords {
  const isSame = (one: MediaRecord, account: string, sha256: string) =>
    one.account === account && one.sha256 === sha256;
  const fresh = async () => {
    const nowMs = now();
    return (await read(file)).filter(({ uploadedAtMs }) => {
      const ageMs = nowMs - uploadedAtMs;
      return ageMs >= 0 && ageMs < maxAgeMs;
    });
  };
  // Two windows may write at once: then one upload is forgotten, and repeated.
  // So it is when the disk is full, which is no reason to upload in vain.
  const write = async (records: readonly MediaRecord[]) => {
    const text = `${JSON.stringify({ uploads: records })}\n`;
    await writeFileAtomically(file, text).catch((error: unknown) => {
      if (!isEngineError(error, "unwritable")) throw error;
    });
  };
  return {
    async find(account, sha256) {
      return (await fresh()).find((each) => isSame(each, account, sha256));
    },
    async remember(record) {
      const { account, sha256 } = record;
      const others = (await fresh()).filter(
        (each) => !isSame(each, account, sha256),
      );
      await write([...others, record]);
    },
    async forget({ account, sha256 }) {
      await write(
        (await fresh()).filter((each) => !isSame(each, account, sha256)),
      );
    },
  };
}

/** What can't be read is as good as forgotten: the ZIP is uploaded again. */
async function read(file: string): Promise<readonly MediaRecord[]> {
  try {
    const json: unknown = JSON.parse(await readFile(file, "utf8"));
    return isRecord(json) ? arrayIn(json, "uploads").flatMap(parse) : [];
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error)) return [];
    throw error;
  }
}

function parse(json: unknown): MediaRecord[] {
  if (!isRecord(json)) return [];
  const account = stringIn(json, "account");
  const sha256 = stringIn(json, "sha256");
  const mediaUUID = stringIn(json, "mediaUUID");
  const mediaURL = stringIn(json, "mediaURL");
  const uploadedAtMs = numberIn(json, "uploadedAtMs");
  return account === undefined ||
    sha256 === undefined ||
    mediaUUID === undefined ||
    uploadedAtMs === undefined
    ? []
    : [
        {
          account,
          sha256,
          mediaUUID,
          uploadedAtMs,
          ...(mediaURL !== undefined && { mediaURL }),
        },
      ];
}
