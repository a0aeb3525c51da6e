import { createHash } from "node:crypto";
import type { TrainingPlan } from "../../core/training/plan.ts";
import { EngineError } from "../errors.ts";
import type { OnHostingProgress } from "./hostPackage.ts";

/** Up to this size the file is read whole and compared byte for byte. */
const maxComparedBytes = 256 * 1024 * 1024;

/**
 * Reads the user's URL as the service would: without credentials, by GET, since
 * a signed address is often signed for nothing else. Resolves with the URL.
 */
export async function checkOwnUrl(
  address: string,
  options: {
    readonly zip: TrainingPlan["zip"];
    readonly signal: AbortSignal;
    readonly onProgress?: OnHostingProgress;
    readonly fetch?: typeof globalThis.fetch;
  },
): Promise<string> {
  const { zip, signal, fetch = globalThis.fetch } = options;
  const url = parseUrl(address);
  const response = await fetch(url, {
    // A compressed answer would have another length than the file.
    headers: { "Accept-Encoding": "identity" },
    credentials: "omit",
    signal,
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw refusal(url, `can't be reached: ${reasonOf(error)}`);
  });
  try {
    if (!response.ok) {
      throw refusal(
        url,
        `answers HTTP ${response.status} without credentials; the service would get the same`,
      );
    }
    const length = response.headers.get("content-length");
    if (length !== null && Number(length) !== zip.bytes) {
      throw refusal(
        url,
        `holds ${length} bytes; the package has ${zip.bytes}: upload ${zip.file} there first`,
      );
    }
    if (zip.bytes <= maxComparedBytes) await compare(response, url, options);
    return address;
  } finally {
    await response.body?.cancel().catch(() => undefined);
  }
}

async function compare(
  response: Response,
  url: URL,
  {
    zip,
    signal,
    onProgress,
  }: {
    readonly zip: TrainingPlan["zip"];
    readonly signal: AbortSignal;
    readonly onProgress?: OnHostingProgress;
  },
): Promise<void> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    const body: AsyncIterable<Uint8Array> | null = response.body;
    for await (const chunk of body ?? []) {
      hash.update(chunk);
      bytes += chunk.length;
      onProgress?.(Math.min(bytes, zip.bytes), zip.bytes);
      if (bytes > zip.bytes) break;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw refusal(url, `breaks off after ${bytes} bytes: ${reasonOf(error)}`);
  }
  if (bytes !== zip.bytes || hash.digest("hex") !== zip.sha256) {
    throw refusal(
      url,
      `holds another file than the package: upload ${zip.file} there first`,
    );
  }
}

function parseUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === "https:" || url?.protocol === "http:") return url;
  throw new EngineError(
    "refused",
    "`hosting.url` in the manifest isn't an https address.",
  );
}

/** A signed address is a secret: only its host and path are repeated. */
function refusal(url: URL, what: string): EngineError {
  return new EngineError("refused", `${url.host}${url.pathname} ${what}.`);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  const code = "code" in error ? String(error.code) : error.name;
  return error.message === "" ? code : error.message;
}
