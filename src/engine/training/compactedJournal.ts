import { compactEvents } from "../../core/training/compactEvents.ts";
import type { JobEvent } from "../../core/training/job.ts";
import type { JournalLine } from "./journalLines.ts";

/**
 * The lines that a journal needs, byte for byte and in their order. Damaged
 * ones are kept unless they have been set aside.
 */
export function compactedJournal(lines: readonly JournalLine[]): Buffer {
  const events = new Map<string, JobEvent[]>();
  const setAside = new Set<number>();
  for (const line of lines) {
    if (line.kind === "marker") {
      for (const offset of line.offsets) setAside.add(offset);
    } else if (line.kind === "event" && !setAside.has(line.offset)) {
      const { taskUUID } = line.event;
      const own = events.get(taskUUID);
      if (own) own.push(line.event);
      else events.set(taskUUID, [line.event]);
    }
  }
  const needed = new Set([...events.values()].flatMap(compactEvents));
  return Buffer.concat(
    lines.flatMap((line) => {
      const isKept =
        line.kind === "event"
          ? needed.has(line.event) && !setAside.has(line.offset)
          : line.kind === "damaged" && !setAside.has(line.offset);
      return isKept && "bytes" in line ? [line.bytes, Buffer.from("\n")] : [];
    }),
  );
}
