/** What the client needs from outside. */
export interface ClientOptions {
  readonly endpoint: URL | string;
  /** Sent as a header to the endpoint and nowhere else. */
  readonly apiKey: string;
  readonly fetch: typeof globalThis.fetch;
  readonly newUUID: () => string;
  /** Rejects with the signal's reason when aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** 0 to 1; spreads retries. */
  readonly random?: () => number;
  /** Deadline of one request, milliseconds; two minutes by default. */
  readonly timeoutMs?: number;
}
