import { createHash, randomBytes } from "node:crypto";
import { open } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "../makeFolder.ts";
import { AddressError, fetchPublic, isGone } from "../fetchPublic.ts";
import { unwritable } from "../unwritable.ts";
import { discard } from "../writeFileAtomically.ts";
import { nameAnew } from "./nameAnew.ts";

/** Far above what a style model has. */
const maxModelBytes = 8 * 1024 ** 3;
/** Enough to know a file by. */
const sniffedBytes = 16;

/** Why a trained model's file couldn't be had. */
export type DownloadReason =
  /** No longer where the service put it. */
  | "gone"
  /** No answer, a broken one, or a server in trouble: later, perhaps. */
  | "unreachable"
  /** An address nothing is fetched from. */
  | "address"
  | "too-large"
  /** Neither a safetensors file nor a ZIP. */
  | "no-model";

export class DownloadError extends Error {
  override readonly name = "DownloadError";
  readonly reason: DownloadReason;

  constructor(reason: DownloadReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.reason = reason;
  }
}

/** What was downloaded: its name in the folder, and what it is. */
export interface Downloaded {
  readonly file: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/**
 * Downloads one file of a trained model: written beside its place, to last,
 * and named when it is whole. A file of that name that is another is left
 * alone; this one then gets a number.
 *
 * @throws {DownloadError}; {EngineError} `unwritable`; the reason of an abort
 */
export async function downloadFile(options: {
  readonly url: string;
  /** Its name here, without an extension. */
  readonly stem: string;
  readonly folder: string;
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  readonly onProgress?: (doneBytes: number, totalBytes?: number) => void;
  readonly mostBytes?: number;
}): Promise<Downloaded> {
  const { stem, folder, signal } = options;
  const response = await answerOf(options);
  const partial = path.join(
    folder,
    `.${randomBytes(6).toString("hex")}.partial`,
  );
  try {
    await makeFolder(folder);
    const { head, bytes, sha256 } = await store(response, partial, options);
    const extension = extensionOf(head);
    if (extension === undefined) throw notAModel();
    const file = await nameAnew(partial, folder, stem, extension, sha256);
    return { file, bytes, sha256 };
  } catch (error) {
    await response.body?.cancel().catch(() => undefined);
    signal.throwIfAborted();
    if (error instanceof DownloadError) throw error;
    throw unwritable(folder, error, `The model can't be written to ${folder}`);
  } finally {
    await discard(partial);
  }
}

async function answerOf({
  url,
  fetch,
  signal,
}: Parameters<typeof downloadFile>[0]): Promise<Response> {
  let response: Response;
  try {
    response = await fetchPublic(url, { fetch, signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AddressError) {
      throw new DownloadError("address", error.message, error);
    }
    throw unreachable(error);
  }
  if (response.ok) return response;
  await response.body?.cancel();
  throw isGone(response)
    ? new DownloadError("gone", "It is no longer where the service put it.")
    : new DownloadError(
        "unreachable",
        `The server it is on answers HTTP ${response.status}.`,
      );
}

async function store(
  response: Response,
  partial: string,
  { onProgress, mostBytes = maxModelBytes }: Parameters<typeof downloadFile>[0],
): Promise<{ head: Buffer; bytes: number; sha256: string }> {
  const told = Number(response.headers.get("content-length") ?? Number.NaN);
  // A compressed body has another length than what comes out of it.
  const isTold =
    Number.isSafeInteger(told) && !response.headers.has("content-encoding");
  const tooLarge = new DownloadError(
    "too-large",
    `It is larger than ${Math.round(mostBytes / 1024 ** 2)} MB.`,
  );
  if (told > mostBytes) {
    await response.body?.cancel();
    throw tooLarge;
  }
  const hash = createHash("sha256");
  let head = Buffer.alloc(0);
  let bytes = 0;
  const handle = await open(partial, "wx");
  try {
    for await (const chunk of chunksOf(response)) {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) throw tooLarge;
      if (head.length < sniffedBytes) {
        head = Buffer.concat([head, chunk]).subarray(0, sniffedBytes);
        // A page that says "sign in" isn't worth reading to its end.
        if (head.length === sniffedBytes && !extensionOf(head)) {
          throw notAModel();
        }
      }
      hash.update(chunk);
      await handle.writeFile(chunk);
      onProgress?.(bytes, isTold ? told : undefined);
    }
    if (isTold && bytes !== told) {
      throw new DownloadError("unreachable", "It ended before it was whole.");
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { head, bytes, sha256: hash.digest("hex") };
}

/** The body, with a broken connection told from a broken disk. */
async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterable<Uint8Array> | null = body;
  if (chunks === null) return;
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        throw unreachable(error);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.().catch(() => undefined);
  }
}

/** What it is by its bytes: safetensors begin with a length and an object. */
function extensionOf(head: Buffer): "safetensors" | "zip" | undefined {
  if (head.subarray(0, 4).toString("latin1") === "PK\u0003\u0004") return "zip";
  const isSafetensors =
    head.length > 8 &&
    head.readBigUInt64LE(0) < 100_000_000n &&
    head[8] === "{".charCodeAt(0);
  return isSafetensors ? "safetensors" : undefined;
}

function notAModel(): DownloadError {
  return new DownloadError(
    "no-model",
    "What came is neither a safetensors file nor a ZIP, so it wasn't kept.",
  );
}

function unreachable(cause: unknown): DownloadError {
  return new DownloadError("unreachable", "It can't be fetched.", cause);
}
