import { open, rm, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { EngineError, systemCode } from "../errors.ts";
import { unwritable, writing } from "../unwritable.ts";
import { discard } from "../writeFileAtomically.ts";

/** A holder that is older has crashed: the work takes milliseconds. */
const staleAfterMs = 10_000;
const giveUpAfterMs = 20_000;
const retryMs = 25;

/**
 * Runs `work` while no other window, terminal or call runs work on the same
 * file. Held by a file beside it, so that it also works between processes.
 *
 * @throws {EngineError} `unwritable` when the folder is, or another holds it
 */
export async function oneAtATime<Answer>(
  file: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const held = `${file}.held`;
  const giveUpAt = performance.now() + giveUpAfterMs;
  while (!(await take(held, file))) {
    if (performance.now() > giveUpAt) {
      throw new EngineError(
        "unwritable",
        `${file} is held by another program. Close that program, then try again.`,
        { file },
      );
    }
    if (await isStale(held)) {
      await writing(file, () => rm(held, { force: true }));
    } else await sleep(retryMs);
  }
  try {
    return await work();
  } finally {
    // Left behind it goes stale; the work is what counts.
    await discard(held);
  }
}

async function take(held: string, file: string): Promise<boolean> {
  try {
    await (await open(held, "wx")).close();
    return true;
  } catch (cause) {
    const code = systemCode(cause);
    // Windows answers EPERM while a file that is being deleted is still open.
    if (
      code === "EEXIST" ||
      (code === "EPERM" && process.platform === "win32")
    ) {
      return false;
    }
    throw unwritable(file, cause);
  }
}

async function isStale(held: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(held)).mtimeMs > staleAfterMs;
  } catch {
    return false;
  }
}
