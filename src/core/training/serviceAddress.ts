import type { TrainingService } from "./plan.ts";

const loopbackHosts = ["127.0.0.1", "[::1]", "localhost"];

/**
 * What is at an address. The real service is never on this machine, so
 * whatever is there rehearses.
 */
export function serviceAt(endpoint: string): TrainingService {
  return { kind: isLoopback(endpoint) ? "rehearsal" : "runware", endpoint };
}

/** Whether a key may be sent there: encrypted, or not leaving this machine. */
export function isSafeForKeys(endpoint: string): boolean {
  return isLoopback(endpoint) || addressOf(endpoint)?.protocol === "https:";
}

function isLoopback(endpoint: string): boolean {
  return loopbackHosts.includes(addressOf(endpoint)?.hostname ?? "");
}

/** A user name in an address is a disguise: `https://real.host@other.host`. */
function addressOf(endpoint: string): URL | undefined {
  if (!URL.canParse(endpoint)) return undefined;
  const url = new URL(endpoint);
  return url.username === "" && url.password === "" ? url : undefined;
}
