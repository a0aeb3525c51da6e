import { AwsV4Signer } from "aws4fetch";
import type { S3Place } from "../../../core/dataset/manifest.ts";
import type { Text } from "../../../core/words/text.ts";
import { say } from "../../../core/words/text.ts";
import type { ServiceError } from "../../../service/serviceError.ts";
import type { FileRange } from "../plannedZip.ts";
import { reasonOf } from "../reasonOf.ts";
import type { S3Refusal } from "./s3Answers.ts";
import { answerOf, refusalIn } from "./s3Answers.ts";
import type { S3Credentials } from "./s3Credentials.ts";
import { withoutCredentials } from "./s3Credentials.ts";
import { failing, isPassing, refusedBy, unreachable } from "./s3Failures.ts";

/** Network, clock and patience; a test has its own. */
export interface S3Effects {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

export interface S3Request {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: FileRange | string;
  /** Told as the body is sent; starts again when it has to be sent again. */
  readonly onSent?: (sentBytes: number) => void;
}

export type S3Answer =
  | { readonly response: Response; readonly text: string }
  | { readonly refusal: S3Refusal };

/** Sends one request until it is answered for good; refusals are answers. */
export type SendSigned = (
  request: S3Request,
  signal: AbortSignal,
) => Promise<S3Answer>;

const maxAttempts = 5;
const firstDelayMs = 500;
/** Joining parts may take a storage minutes. */
const baseTimeoutMs = 5 * 60_000;
const slowestBytesPerMs = 16;

/** The address of an object; the bucket stands in the path, as all storages allow. */
export function objectUrl(
  { endpoint, bucket }: S3Place,
  key: string,
  query: Readonly<Record<string, string>> = {},
): URL {
  const url = new URL(`/${bucket}/${key}`, endpoint);
  for (const [name, value] of Object.entries(query)) {
    url.searchParams.set(name, value);
  }
  return url;
}

/** @throws ServiceError of a storage that can't be reached or stays busy */
export function createSendSigned(
  place: S3Place,
  credentials: S3Credentials,
  effects: S3Effects,
): SendSigned {
  return async (request, signal) => {
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt === maxAttempts;
      const answer = await attemptOnce(request, signal).catch(
        (error: unknown) => {
          signal.throwIfAborted();
          if (!(error instanceof TypeError) && !isTimeout(error)) throw error;
          if (!isLast) return undefined;
          throw unreachable(place, reasonOf(error));
        },
      );
      if (answer && !("refusal" in answer)) return answer;
      const { status = 0, code = "" } = answer?.refusal ?? {};
      if (answer && (isLast || !isPassing(status, code))) return answer;
      await effects.sleep(firstDelayMs * 2 ** (attempt - 1), signal);
    }
  };

  async function attemptOnce(
    { method, key, query, headers, body, onSent }: S3Request,
    signal: AbortSignal,
  ): Promise<S3Answer> {
    signal.throwIfAborted();
    const range = typeof body === "object" ? body : undefined;
    const signed = await new AwsV4Signer({
      ...credentials,
      method,
      url: objectUrl(place, key, query).href,
      headers: {
        ...headers,
        ...(range && { "X-Amz-Content-Sha256": range.sha256 }),
      },
      ...(typeof body === "string" && { body }),
      service: "s3",
      region: place.region,
      datetime: signingTime(effects.now()),
    }).sign();
    if (range) signed.headers.set("Content-Length", String(range.bytes));
    const timeout = new AbortController();
    const timer = setTimeout(
      () =>
        timeout.abort(new DOMException("no answer in time", "TimeoutError")),
      baseTimeoutMs + (range?.bytes ?? 0) / slowestBytesPerMs,
    );
    const give = () => timeout.abort(signal.reason);
    signal.addEventListener("abort", give);
    try {
      const response = await effects.fetch(signed.url, {
        method,
        headers: signed.headers,
        credentials: "omit",
        signal: timeout.signal,
        ...(range
          ? {
              body: ReadableStream.from(counted(range, onSent)),
              duplex: "half",
              // Only so does fetch not keep a copy of what was sent, for
              // sending it again after a redirect.
              redirect: "error",
              window: null,
            }
          : // A signature holds for one host: what follows would be refused.
            { redirect: "manual", ...(typeof body === "string" && { body }) }),
      });
      const text = await answerOf(response);
      const refusal = refusalIn(response, text);
      if (!refusal) return { response, text };
      const message = withoutCredentials(refusal.message, credentials);
      return { refusal: { ...refusal, message } };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", give);
    }
  }
}

/** The answer, or the refusal in words. */
export function requireAnswer(
  answer: S3Answer,
  place: S3Place,
  effects: S3Effects,
): { readonly response: Response; readonly text: string } {
  if ("refusal" in answer)
    throw refusedBy(place, answer.refusal, effects.now());
  return answer;
}

/** An answer that can't be what it claims. */
export function nonsense(
  place: S3Place,
  what: (host: string) => Text,
): ServiceError {
  const said = what(new URL(place.endpoint).host);
  return failing("storage", say`${said}. Is it an S3-compatible storage?`);
}

/** As signatures have it: 20260131T235959Z. */
export function signingTime(nowMs: number): string {
  return new Date(nowMs).toISOString().replace(/[:-]|\.\d{3}/g, "");
}

async function* counted(
  range: FileRange,
  onSent: ((sentBytes: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  let sentBytes = 0;
  for await (const chunk of range.chunks()) {
    yield chunk;
    sentBytes += chunk.length;
    onSent?.(sentBytes);
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === "TimeoutError";
}
