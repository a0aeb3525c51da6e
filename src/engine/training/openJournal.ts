import path from "node:path";
import { makeFolder } from "../makeFolder.ts";
import { applyEvent } from "../../core/training/applyEvent.ts";
import type { Job, JobEvent } from "../../core/training/job.ts";
import { writing } from "../unwritable.ts";
import { compactedJournal } from "./compactedJournal.ts";
import { appendDurably, closedOnFailure, endLastLine } from "./durableFile.ts";
import { canLink, openLatest, removeOlder } from "./journalFiles.ts";
import type { JournalLine } from "./journalLines.ts";
import {
  continuationLine,
  isContinuation,
  readJournalLines,
  setAsideMarker,
} from "./journalLines.ts";
import type { Journal, JournalChange, SetAside } from "./journalTypes.ts";
import { saveDamaged } from "./saveDamaged.ts";

/** Smaller files are read in no time. */
const usualCompactFromBytes = 256 * 1024;

/**
 * Opens the journal, making it when there is none. Several processes may have
 * it open: each line is one write to the file's end, and memory is only ever
 * changed by reading the file, so all see the same events in the same order.
 */
export async function openJournal(
  file: string,
  {
    now,
    compactFromBytes = usualCompactFromBytes,
  }: { readonly now: () => number; readonly compactFromBytes?: number },
): Promise<Journal> {
  let { handle, number } = await writing(file, async () => {
    await makeFolder(path.dirname(file), 0o700);
    const latest = await openLatest(file);
    await closedOnFailure(latest.handle, () => endLastLine(latest.handle));
    return latest;
  });
  let jobs = new Map<string, Job>();
  let offset = 0;
  /** The next lines are all there is, and not added to what was read before. */
  let isAfresh = false;
  let isClosed = false;
  const listeners = new Set<(change: JournalChange) => void>();
  const setAside: SetAside[] = [];
  let last: Promise<unknown> = Promise.resolve();

  /** Reading and writing take turns within this process. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (isClosed) return Promise.reject(new Error("The journal is closed."));
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  }

  /**
   * Reads what is new, in the files that continue this one as well. Resolves
   * with whether `line`, which this process has written, counts.
   */
  async function readNew(line?: Buffer): Promise<boolean> {
    const { size } = await handle.stat();
    // Somebody replaced it: what it says now is all there is.
    if (size < offset) {
      isAfresh = true;
      offset = 0;
    }
    const read = await readJournalLines(handle, offset, size);
    const end = read.lines.findIndex(isContinuation);
    const lines = end === -1 ? read.lines : read.lines.slice(0, end);
    const counts =
      line === undefined ||
      lines.some((each) => "bytes" in each && each.bytes.equals(line));
    if (end === -1) {
      offset = read.endOffset;
      await take(lines);
    } else {
      // All that counts of these lines is in the next file.
      await moveOn();
      await readNew();
    }
    return counts;
  }

  async function moveOn(): Promise<void> {
    const before = handle;
    ({ handle, number } = await openLatest(file));
    await before.close();
    isAfresh = true;
    offset = 0;
  }

  async function take(lines: readonly JournalLine[]): Promise<void> {
    const events: JobEvent[] = [];
    // Without a pause until they are in: nobody sees it without trainings.
    if (isAfresh) jobs = new Map();
    isAfresh = false;
    const unusable = lines.filter((line) => {
      if (line.kind !== "event") return line.kind === "damaged";
      const job = applyEvent(jobs.get(line.event.taskUUID), line.event);
      // The line with this training's plan is itself damaged.
      if (!job) return true;
      jobs.set(job.taskUUID, job);
      events.push(line.event);
      return false;
    });
    await keepAside(unusable, lines);
    if (events.length === 0) return;
    for (const listener of listeners) listener({ events, jobs });
  }

  /**
   * Again, when the file was ended before the line got there, or somebody died
   * in the middle of a line that this one was then glued to.
   */
  async function write(line: string): Promise<void> {
    do await writing(file, () => appendDurably(handle, line));
    while (!(await readNew(Buffer.from(line))));
  }

  async function compact(): Promise<boolean> {
    await readNew();
    const { size } = await handle.stat();
    if (size < compactFromBytes) return false;
    const { lines } = await readJournalLines(handle, 0, size);
    if (compactedJournal(lines).length > size / 2) return false;
    if (!(await canLink(file))) return false;
    await appendDurably(handle, continuationLine(now()));
    await readNew();
    await removeOlder(file, number);
    return true;
  }

  /** Unless it was done before: the markers are among the lines. */
  async function keepAside(
    unusable: readonly JournalLine[],
    lines: readonly JournalLine[],
  ): Promise<void> {
    const known = new Set(
      lines.flatMap((line) => (line.kind === "marker" ? line.offsets : [])),
    );
    const fresh = unusable.flatMap((line) =>
      "bytes" in line && !known.has(line.offset) ? [line] : [],
    );
    if (fresh.length === 0) return;
    const saved = await saveDamaged(
      file,
      fresh.map(({ bytes }) => bytes),
    );
    setAside.push(saved);
    await appendDurably(
      handle,
      setAsideMarker({
        at: now(),
        savedAs: saved.savedAs,
        offsets: fresh.map((line) => line.offset),
      }),
    );
  }

  await closedOnFailure(handle, () => inTurn(() => readNew()));
  return {
    file,
    jobs: () => jobs,
    job: (taskUUID) => jobs.get(taskUUID),
    append: (taskUUID, happening) =>
      inTurn(async () => {
        const event: JobEvent = { taskUUID, at: now(), ...happening };
        await write(JSON.stringify(event));
        return jobs.get(taskUUID);
      }),
    refresh: () =>
      inTurn(async () => {
        await readNew();
      }),
    compact: () => inTurn(compact),
    onChange(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
    setAside: () => setAside,
    async close() {
      if (isClosed) return;
      isClosed = true;
      await last;
      await handle.close();
    },
  };
}
