import { mostArchiveBytes } from "./inspectDataset.ts";

/** The bytes of a dataset, or why they could not be had. */
export type Fetched =
  { readonly bytes: Uint8Array } | { readonly message: string };

/** Downloads a dataset; bounded in time and in bytes. */
export async function fetchDataset(
  url: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Fetched> {
  const shown = withoutQuery(url);
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, timeout]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { message: `${shown} answered with HTTP ${response.status}.` };
    }
    const bytes = await readBounded(response);
    return bytes === undefined
      ? { message: `${shown} has more than ${mostArchiveBytes} bytes.` }
      : { bytes };
  } catch {
    signal.throwIfAborted();
    return {
      message: timeout.aborted
        ? `${shown} did not answer within ${timeoutMs} milliseconds.`
        : `${shown} could not be reached.`,
    };
  }
}

async function readBounded(
  response: Response,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  if (body === null) return Buffer.alloc(0);
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > mostArchiveBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Signed addresses carry their secret in the query. */
function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
