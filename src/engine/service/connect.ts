import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { createClient } from "../../service/client.ts";
import type { ServiceClient } from "../../service/answers.ts";

export type {
  Account,
  GeneratedImage,
  ServiceClient,
} from "../../service/answers.ts";
export { failureOf } from "../../service/serviceError.ts";

/** A client with this machine's network, clock and chance. */
export function connect(address: {
  readonly endpoint: string;
  readonly apiKey: string;
}): ServiceClient {
  return createClient({
    endpoint: address.endpoint,
    apiKey: address.apiKey,
    fetch,
    newUUID: randomUUID,
    sleep: async (ms, signal) => {
      await wait(ms, undefined, { signal });
    },
    random: Math.random,
  });
}
