import type { FileHandle } from "node:fs/promises";
import { arrayIn, isRecord, own } from "../../core/json.ts";
import type { JobEvent } from "../../core/training/job.ts";
import { parseEvent } from "../../core/training/parseEvent.ts";

/** A line of the journal, by what can be made of it. */
export type JournalLine =
  | {
      readonly kind: "event";
      readonly event: JobEvent;
      readonly offset: number;
      readonly bytes: Buffer;
    }
  /** Says that the lines at these offsets have been set aside before. */
  | { readonly kind: "marker"; readonly offsets: readonly number[] }
  /** What follows is in the next file. */
  | { readonly kind: "continued" }
  | {
      readonly kind: "damaged";
      readonly offset: number;
      readonly bytes: Buffer;
    };

/**
 * Reads whole lines from `offset` to `size`. A last line without its end may
 * be in the middle of being written, so it is left for the next time.
 */
export async function readJournalLines(
  handle: FileHandle,
  offset: number,
  size: number,
): Promise<{
  readonly lines: readonly JournalLine[];
  readonly endOffset: number;
}> {
  const buffer = Buffer.alloc(Math.max(0, size - offset));
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(
      buffer,
      filled,
      buffer.length - filled,
      offset + filled,
    );
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  const lines: JournalLine[] = [];
  let start = 0;
  for (;;) {
    const end = buffer.subarray(0, filled).indexOf("\n", start);
    if (end === -1) return { lines, endOffset: offset + start };
    if (end > start) {
      lines.push(readLine(buffer.subarray(start, end), offset + start));
    }
    start = end + 1;
  }
}

/** The line that keeps damaged ones from being reported at every start. */
export function setAsideMarker(about: {
  readonly at: number;
  readonly savedAs: string;
  readonly offsets: readonly number[];
}): string {
  return JSON.stringify({ kind: markerKind, ...about });
}

/** The line that ends a file of the journal. */
export function continuationLine(at: number): string {
  return JSON.stringify({ kind: continuationKind, at });
}

export function isContinuation({ kind }: JournalLine): boolean {
  return kind === continuationKind;
}

const markerKind = "set-aside";
const continuationKind = "continued";

function readLine(bytes: Buffer, offset: number): JournalLine {
  const json = parseJson(bytes.toString("utf8"));
  if (isRecord(json) && own(json, "kind") === markerKind) {
    return {
      kind: "marker",
      offsets: arrayIn(json, "offsets").filter(
        (each) => typeof each === "number",
      ),
    };
  }
  if (isRecord(json) && own(json, "kind") === continuationKind) {
    return { kind: continuationKind };
  }
  const event = parseEvent(json);
  return event
    ? { kind: "event", event, offset, bytes }
    : { kind: "damaged", offset, bytes };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
