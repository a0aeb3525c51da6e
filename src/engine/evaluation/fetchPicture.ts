import type { GeneratedPicture } from "./generatedImage.ts";
import {
  DeliveryError,
  generatedPicture,
  maxGeneratedBytes,
  tooLarge,
} from "./generatedImage.ts";

const maxRedirects = 3;
const defaultTimeoutMs = 120_000;

/** Fetches one picture. Throws DeliveryError, or the reason of the abort. */
export type FetchPicture = (
  url: string,
  signal: AbortSignal,
) => Promise<GeneratedPicture>;

/**
 * Fetches generated pictures without any key. The address comes from the
 * network, so it is held to https (http on this machine alone, for the
 * rehearsal), and so is every redirect; a redirect never leads from the
 * network to this machine.
 */
export function createFetchPicture({
  fetch,
  timeoutMs = defaultTimeoutMs,
}: {
  readonly fetch: typeof globalThis.fetch;
  /** Deadline from the first byte out to the last byte in. */
  readonly timeoutMs?: number;
}): FetchPicture {
  return async (url, signal) => {
    signal.throwIfAborted();
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const either = AbortSignal.any([signal, deadline]);
      return await follow(url, fetch, either);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof DeliveryError) throw error;
      throw new DeliveryError(
        "unreachable",
        deadline.aborted
          ? `The picture didn't arrive within ${timeoutMs / 1000} seconds.`
          : "The picture can't be fetched.",
        error,
      );
    }
  };
}

async function follow(
  first: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<GeneratedPicture> {
  let url = checkedAddress(first);
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const response = await fetch(url, { redirect: "manual", signal });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || location === null) {
      return await read(response);
    }
    await response.body?.cancel();
    url = checkedAddress(location, url);
  }
  throw new DeliveryError(
    "address",
    `The picture's address leads on more than ${maxRedirects} times.`,
  );
}

function checkedAddress(address: string, from?: URL): URL {
  const url = URL.canParse(address, from?.href)
    ? new URL(address, from)
    : undefined;
  if (url !== undefined && isAllowed(url, from)) return url;
  throw new DeliveryError(
    "address",
    "Pictures are fetched by https only, and this one's address is another.",
  );
}

function isAllowed(url: URL, from: URL | undefined): boolean {
  if (url.username !== "" || url.password !== "") return false;
  return isThisMachine(url)
    ? from === undefined || isThisMachine(from)
    : url.protocol === "https:";
}

function isThisMachine({ protocol, hostname }: URL): boolean {
  return (
    (protocol === "http:" || protocol === "https:") &&
    (hostname === "localhost" ||
      hostname === "[::1]" ||
      /^127(?:\.\d{1,3}){3}$/.test(hostname))
  );
}

async function read(response: Response): Promise<GeneratedPicture> {
  if (!response.ok) {
    await response.body?.cancel();
    throw new DeliveryError(
      isGone(response.status) ? "gone" : "unreachable",
      isGone(response.status)
        ? "The picture is no longer where the service put it."
        : `The picture's server answers HTTP ${response.status}.`,
    );
  }
  const type = response.headers.get("content-type") ?? "";
  // Stores that don't know what they hold say "octet-stream"; bytes decide.
  if (!/^(?:image\/|application\/octet-stream|binary\/|$)/i.test(type)) {
    await response.body?.cancel();
    throw new DeliveryError(
      "no-picture",
      `Instead of a picture came ${type.slice(0, 60)}.`,
    );
  }
  if (Number(response.headers.get("content-length")) > maxGeneratedBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxGeneratedBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return generatedPicture(Buffer.concat(chunks, bytes));
}

function isGone(status: number): boolean {
  return status === 403 || status === 404 || status === 410;
}
