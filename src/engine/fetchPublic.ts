import { SaidError } from "../core/words/saidError.ts";
import { say } from "../core/words/text.ts";

/** An address nothing is fetched from, or one that leads to such. */
export class AddressError extends SaidError {
  override readonly name = "AddressError";
}

const maxRedirects = 3;

/**
 * GETs what the service names, without any key. The address comes from the
 * network, so it is held to https (http on this machine alone, for the
 * rehearsal), and so is every redirect; a redirect never leads from the
 * network to this machine.
 *
 * @throws {AddressError}, and whatever `fetch` throws
 */
export async function fetchPublic(
  first: string,
  {
    fetch,
    signal,
  }: {
    readonly fetch: typeof globalThis.fetch;
    readonly signal: AbortSignal;
  },
): Promise<Response> {
  let url = checkedAddress(first);
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const response = await fetch(url, { redirect: "manual", signal });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || location === null) {
      return response;
    }
    await response.body?.cancel();
    url = checkedAddress(location, url);
  }
  throw new AddressError(
    say`The address leads on more than ${maxRedirects} times.`,
  );
}

/** Whether an answer says that what was there has left. */
export function isGone({ status }: Response): boolean {
  return status === 403 || status === 404 || status === 410;
}

function checkedAddress(address: string, from?: URL): URL {
  const url = URL.canParse(address, from?.href)
    ? new URL(address, from)
    : undefined;
  if (url !== undefined && isAllowed(url, from)) return url;
  throw new AddressError(
    say`Results are fetched by https only, and the address given is another.`,
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
