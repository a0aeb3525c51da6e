import type { IncomingMessage, ServerResponse } from "node:http";

/** Present on every answer, so that nobody takes a rehearsal for the service. */
const rehearsalHeader = { "x-style-trainer-rehearsal": "1" } as const;

export function replyJson(
  response: ServerResponse,
  httpStatus: number,
  body: unknown,
): void {
  reply(response, httpStatus, "application/json", JSON.stringify(body));
}

export function reply(
  response: ServerResponse,
  httpStatus: number,
  contentType: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(httpStatus, {
    ...rehearsalHeader,
    ...headers,
    "content-type": contentType,
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}

/** The body, or undefined when it is larger than allowed. */
export async function readBody(
  request: IncomingMessage,
  mostBytes: number,
): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Read to the end even when too large: a client that is still writing
  // would see a reset instead of the answer.
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes <= mostBytes) chunks.push(chunk);
  }
  return bytes <= mostBytes ? Buffer.concat(chunks) : undefined;
}

/** A body as JSON; undefined when it is none. */
export function parseBody(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
