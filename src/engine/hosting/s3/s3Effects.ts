import { setTimeout as wait } from "node:timers/promises";
import type { S3Effects } from "./sendSigned.ts";

/** This machine's network and clock. */
export const s3Effects: S3Effects = {
  fetch: (...request) => fetch(...request),
  now: Date.now,
  sleep: async (ms, signal) => wait(ms, undefined, { signal }),
};
