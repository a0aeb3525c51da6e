import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import fs from "node:fs/promises";
import path from "node:path";
import { systemCode } from "../errors.ts";
import { discard } from "../writeFileAtomically.ts";
import { compactedJournal } from "./compactedJournal.ts";
import { openDurably, syncFolder } from "./durableFile.ts";
import { isContinuation, readJournalLines } from "./journalLines.ts";

/**
 * A journal is continued in another file when it is compacted: `file`, then
 * `file.1`, `file.2` and so on, and only the one with the highest number
 * counts. A file's line "continued" ends it: what stands before goes into the
 * next one, what comes after it is ignored, and whoever wrote that repeats it
 * there. The next file appears whole, by one link, and only once, so any
 * process can finish what another began.
 */
export interface JournalFile {
  readonly handle: FileHandle;
  readonly number: number;
}

/** How often files may change under a process that is opening one. */
const mostAttempts = 100;

/** Opens the file that counts, making the first when there is none. */
export async function openLatest(file: string): Promise<JournalFile> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const number = await latestNumber(file);
    const handle = await openNumber(file, number ?? 0, number === undefined);
    if (!handle) continue;
    const isReady = await isOpenEnded(file, number ?? 0, handle).catch(
      async (error: unknown) => {
        await handle.close();
        throw error;
      },
    );
    // A file that was made or removed meanwhile isn't the one that counts.
    if (isReady && (await latestNumber(file)) === (number ?? 0)) {
      return { handle, number: number ?? 0 };
    }
    await handle.close();
  }
  throw new Error(`${file} is continued faster than it can be opened.`);
}

/** Removes the files that no longer count; who has one open goes on to the next. */
export async function removeOlder(file: string, latest: number): Promise<void> {
  for (const number of await numbersOf(file)) {
    // Another time, if it is held: it does no harm.
    if (number < latest) {
      await fs.rm(pathOf(file, number), { force: true }).catch(() => undefined);
    }
  }
}

/** Whether files can be given a second name here; FAT, for one, can't. */
export async function canLink(file: string): Promise<boolean> {
  const probe = `${file}.probe-${randomUUID()}`;
  try {
    await fs.writeFile(probe, "", { mode: 0o600 });
    await fs.link(probe, `${probe}-2`);
    return true;
  } catch {
    return false;
  } finally {
    await fs.rm(probe, { force: true });
    await fs.rm(`${probe}-2`, { force: true });
  }
}

/** Makes the next file when this one says that it is continued. */
async function isOpenEnded(
  file: string,
  number: number,
  handle: FileHandle,
): Promise<boolean> {
  const { size } = await handle.stat();
  const { lines } = await readJournalLines(handle, 0, size);
  const end = lines.findIndex(isContinuation);
  if (end === -1) return true;
  await createOnce(
    pathOf(file, number + 1),
    compactedJournal(lines.slice(0, end)),
  );
  return false;
}

async function createOnce(target: string, content: Buffer): Promise<void> {
  const beside = `${target}-${randomUUID()}`;
  try {
    const handle = await fs.open(beside, "wx", 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.link(beside, target);
    await syncFolder(path.dirname(target));
  } catch (error) {
    if (systemCode(error) !== "EEXIST") throw error;
  } finally {
    await discard(beside);
  }
}

async function openNumber(
  file: string,
  number: number,
  isNew: boolean,
): Promise<FileHandle | undefined> {
  if (isNew) return openDurably(file);
  try {
    const { O_RDWR, O_APPEND } = constants;
    return await fs.open(pathOf(file, number), O_RDWR | O_APPEND);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

async function latestNumber(file: string): Promise<number | undefined> {
  const numbers = await numbersOf(file);
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

async function numbersOf(file: string): Promise<number[]> {
  const name = path.basename(file);
  const names = await fs.readdir(path.dirname(file));
  return names.flatMap((each) => {
    if (each === name) return [0];
    const rest = each.startsWith(`${name}.`) ? each.slice(name.length + 1) : "";
    return /^[1-9]\d{0,8}$/.test(rest) ? [Number(rest)] : [];
  });
}

function pathOf(file: string, number: number): string {
  return number === 0 ? file : `${file}.${number}`;
}
