import { realpath } from "node:fs/promises";
import path from "node:path";
import { isWithin } from "../../engine/isWithin.ts";

/**
 * The folder an agent names, if it is within the one the server was started
 * for, links followed.
 *
 * @throws a sentence when it isn't, or isn't there
 */
export async function withinRoot(
  root: string,
  folder: string,
): Promise<string> {
  const asked = path.resolve(root, folder);
  const [real, realRoot] = await Promise.all([
    realpath(asked).catch(() => undefined),
    realpath(root),
  ]);
  if (real === undefined) throw new Error(`${asked} doesn't exist.`);
  if (!isWithin(realRoot, real)) {
    throw new Error(
      `${asked} isn't within ${root}, for which this server was started.`,
    );
  }
  return real;
}
