import type { FileHandle } from "node:fs/promises";
import fs from "node:fs/promises";
import path from "node:path";

/** For reading anywhere and writing at the end, its name on disk as well. */
export async function openDurably(file: string): Promise<FileHandle> {
  const handle = await fs.open(file, "a+", 0o600);
  return closedOnFailure(handle, () => syncFolder(path.dirname(file)));
}

/** The handle, once `work` with it is done. */
export async function closedOnFailure(
  handle: FileHandle,
  work: () => Promise<unknown>,
): Promise<FileHandle> {
  try {
    await work();
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * Adds a line by one write and waits until the disk has it. A line somebody
 * left half-written is ended first, so that it can't swallow this one.
 */
export async function appendDurably(
  handle: FileHandle,
  line: string,
): Promise<void> {
  const isOpenEnded = await hasOpenEnd(handle);
  const bytes = Buffer.from(`${isOpenEnded ? "\n" : ""}${line}\n`);
  const { bytesWritten } = await handle.write(bytes);
  if (bytesWritten < bytes.length) {
    // What comes next would say so: a disk that takes a part is full.
    throw Object.assign(new Error("The disk took only a part of the line"), {
      code: "ENOSPC",
    });
  }
  await handle.sync();
}

/** What a process left half-written when it died is a line of its own. */
export async function endLastLine(handle: FileHandle): Promise<void> {
  if (!(await hasOpenEnd(handle))) return;
  await handle.write("\n");
  await handle.sync();
}

async function hasOpenEnd(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return false;
  const tail = Buffer.alloc(1);
  await handle.read(tail, 0, 1, size - 1);
  return tail.toString() !== "\n";
}

/** A new file's name is in its folder, which Windows neither needs nor allows. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await fs.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
