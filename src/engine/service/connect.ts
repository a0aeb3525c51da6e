import { createHash, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { isSafeForKeys } from "../../core/training/serviceAddress.ts";
import { english, say } from "../../core/words/text.ts";
import { ServiceError } from "../../service/serviceError.ts";
import { createClient } from "../../service/client.ts";
import type { ServiceClient } from "../../service/answers.ts";

export type {
  Account,
  GeneratedImage,
  ServiceClient,
} from "../../service/answers.ts";
export { failureOf } from "../../service/serviceError.ts";

/** A mark of a key from which nobody gets the key back. */
export function accountMark(endpoint: string, apiKey: string): string {
  const hash = createHash("sha256").update(`${endpoint}\n${apiKey}`);
  return hash.digest("hex").slice(0, 16);
}

/**
 * A client with this machine's network, clock and chance.
 *
 * @throws {ServiceError} of category `here` for an address to which a key
 *   would travel readable.
 */
export function connect(address: {
  readonly endpoint: string;
  readonly apiKey: string;
}): ServiceClient {
  if (!isSafeForKeys(address.endpoint)) {
    const said = say`The API key isn't sent to ${address.endpoint}: the address of the service has to begin with https://.`;
    throw new ServiceError({ category: "here", message: english(said), said });
  }
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
