import type { FailureCategory } from "../core/training/failure.ts";
import type { Text } from "../core/words/text.ts";
import { english, say } from "../core/words/text.ts";
import type { ClientOptions } from "./clientOptions.ts";
import { classify } from "./classify.ts";
import type { Envelope } from "./envelope.ts";
import { readEnvelope } from "./envelope.ts";
import { ServiceError } from "./serviceError.ts";

/** The body of a request: tasks, or bytes of which only the length is known. */
export type RequestBody =
  | { readonly tasks: readonly object[] }
  | {
      readonly bytes: number;
      readonly chunks: () => AsyncIterable<Uint8Array>;
    };

/** One POST, one answer. Throws ServiceError, or the reason of the abort. */
export type Post = (
  body: RequestBody,
  signal: AbortSignal,
  extra?: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly timeoutMs?: number;
  },
) => Promise<Envelope>;

const defaultTimeoutMs = 120_000;

export function createPost(options: ClientOptions): Post {
  const { apiKey } = options;
  const fail = failWith(apiKey);
  return async (body, signal, { headers = {}, timeoutMs } = {}) => {
    signal.throwIfAborted();
    if (!/^[\x21-\x7e]+$/.test(apiKey)) {
      throw fail(
        "key",
        say`The API key is empty or holds a character no key has.`,
      );
    }
    const deadline = startDeadline(
      signal,
      timeoutMs ?? options.timeoutMs ?? defaultTimeoutMs,
    );
    try {
      const response = await options.fetch(new URL(options.endpoint), {
        method: "POST",
        headers: {
          ...headers,
          "Content-Type": "application/json",
          Authorization: `Bearer ${apiKey}`,
          ...("bytes" in body && { "Content-Length": String(body.bytes) }),
        },
        // Following a redirect could carry the key and the POST elsewhere.
        ...("bytes" in body
          ? {
              body: ReadableStream.from(body.chunks()),
              duplex: "half",
              // Only so does fetch not keep a copy of all that was sent, for
              // sending it again after a redirect.
              redirect: "error",
              window: null,
            }
          : { body: JSON.stringify(body.tasks), redirect: "manual" }),
        signal: deadline.signal,
      });
      const text = await response.text();
      return readAnswer(response, text, fail, (each) => redact(each, apiKey));
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ServiceError) throw error;
      if (deadline.isOver()) {
        throw fail("timeout", say`The service didn't answer in time.`);
      }
      throw fail(
        "offline",
        say`The service can't be reached: ${reasonOf(error)}.`,
      );
    } finally {
      deadline.stop();
    }
  };
}

type Fail = (
  category: FailureCategory,
  said: Text,
  about?: { readonly httpStatus: number; readonly retryAfterMs?: number },
) => ServiceError;

function readAnswer(
  response: Response,
  body: string,
  fail: Fail,
  clean: (text: string) => string,
): Envelope {
  const httpStatus = response.status;
  if (response.type === "opaqueredirect" || isRedirect(httpStatus)) {
    throw fail(
      "nonsense",
      say`The endpoint answers with a redirect; the key isn't sent there.`,
    );
  }
  const retryAfterMs = readRetryAfter(
    response.headers.get("retry-after"),
    response.headers.get("date"),
  );
  const envelope = readEnvelope(body, httpStatus, retryAfterMs, clean);
  const about = {
    httpStatus,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
  const isOk = httpStatus >= 200 && httpStatus < 300;
  if (!isOk && envelope.errors.length === 0 && envelope.items.length === 0) {
    throw fail(
      classify(undefined, httpStatus),
      say`The service answers HTTP ${httpStatus} and names no reason.`,
      about,
    );
  }
  if (envelope.isNonsense) {
    throw fail("nonsense", say`The service's answer can't be read.`, about);
  }
  const ofRequest = envelope.errors.find((error) => !error.taskUUID);
  if (ofRequest && envelope.items.length === 0) {
    throw new ServiceError(ofRequest.failure);
  }
  return envelope;
}

function isRedirect(httpStatus: number): boolean {
  return httpStatus >= 300 && httpStatus < 400;
}

/** Seconds, or a date; a date is compared to the service's own clock. */
export function readRetryAfter(
  value: string | null,
  serviceDate: string | null,
): number | undefined {
  if (value === null) return undefined;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const delayMs = Date.parse(value) - Date.parse(serviceDate ?? "");
  return Number.isFinite(delayMs) ? Math.max(0, delayMs) : undefined;
}

function failWith(apiKey: string): Fail {
  return (category, text, about = { httpStatus: 0 }) => {
    const said = {
      ...text,
      parts: text.parts.map((part) =>
        typeof part === "string" ? redact(part, apiKey) : part,
      ),
    };
    return new ServiceError({
      category,
      message: redact(english(said), apiKey),
      said,
      ...(about.httpStatus > 0 && about),
    });
  };
}

/** No real key is as short; what chance finds in an answer isn't one. */
const shortestKey = 6;

/** Services have echoed a wrong key back, in their message or elsewhere. */
function redact(text: string, apiKey: string): string {
  return apiKey.length < shortestKey ? text : text.replaceAll(apiKey, "…");
}

/** What the operating system said, from the innermost cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  const code = "code" in error ? String(error.code) : undefined;
  return error.message === "" ? (code ?? error.name) : error.message;
}

/** Like AbortSignal.any with a timeout, which Node 20 may collect while waiting. */
function startDeadline(
  signal: AbortSignal,
  timeoutMs: number,
): {
  readonly signal: AbortSignal;
  readonly isOver: () => boolean;
  readonly stop: () => void;
} {
  const controller = new AbortController();
  let isOver = false;
  const abort = () => controller.abort(signal.reason);
  signal.addEventListener("abort", abort);
  const timer = setTimeout(() => {
    isOver = true;
    controller.abort();
  }, timeoutMs);
  return {
    signal: controller.signal,
    isOver: () => isOver,
    stop: () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    },
  };
}
