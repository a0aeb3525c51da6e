import fs from "node:fs/promises";
import path from "node:path";
import { applyEvent } from "../../core/training/applyEvent.ts";
import type { Job, JobEvent } from "../../core/training/job.ts";
import { appendDurably, endLastLine, openDurably } from "./durableFile.ts";
import type { JournalLine } from "./journalLines.ts";
import { readJournalLines, setAsideMarker } from "./journalLines.ts";
import type { Journal, JournalChange, SetAside } from "./journalTypes.ts";
import { saveDamaged } from "./saveDamaged.ts";

/**
 * Opens the journal, making it when there is none. Several processes may have
 * it open: each line is one write to the file's end, and memory is only ever
 * changed by reading the file, so all see the same events in the same order.
 */
export async function openJournal(
  file: string,
  { now }: { readonly now: () => number },
): Promise<Journal> {
  await fs.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await openDurably(file);
  await endLastLine(handle);
  let jobs = new Map<string, Job>();
  let offset = 0;
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

  async function readNew(): Promise<void> {
    const { size } = await handle.stat();
    // Somebody replaced it: what it says now is all there is.
    if (size < offset) {
      jobs = new Map();
      offset = 0;
    }
    const { lines, endOffset } = await readJournalLines(handle, offset, size);
    offset = endOffset;
    const events: JobEvent[] = [];
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

  /** Unless it was done before: the markers are among the lines. */
  async function keepAside(
    unusable: readonly JournalLine[],
    lines: readonly JournalLine[],
  ): Promise<void> {
    const known = new Set(
      lines.flatMap((line) => (line.kind === "marker" ? line.offsets : [])),
    );
    const fresh = unusable.flatMap((line) =>
      line.kind === "marker" || known.has(line.offset) ? [] : [line],
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

  await inTurn(readNew);
  return {
    file,
    jobs: () => jobs,
    job: (taskUUID) => jobs.get(taskUUID),
    append: (taskUUID, happening) =>
      inTurn(async () => {
        const event: JobEvent = { taskUUID, at: now(), ...happening };
        await appendDurably(handle, JSON.stringify(event));
        await readNew();
        return jobs.get(taskUUID);
      }),
    refresh: () => inTurn(readNew),
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
