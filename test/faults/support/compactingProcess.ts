import fs from "node:fs/promises";
import { openJournal } from "../../../src/engine/training/openJournal.ts";

/**
 * Compacts a journal, and kills itself before the file operation of the number
 * given: argument 1 is the journal, argument 2 the number. Ends with 0 when
 * there are fewer.
 */
async function main(): Promise<void> {
  const [file = "", dies = "0"] = process.argv.slice(2);
  const journal = await openJournal(file, {
    now: Date.now,
    compactFromBytes: 0,
  });
  dieBeforeOperation(Number(dies));
  await journal.compact();
  await journal.close();
}

function dieBeforeOperation(number: number): void {
  let operations = 0;
  const count = () => {
    operations += 1;
    if (operations === number) process.kill(process.pid, "SIGKILL");
  };
  for (const name of ["open", "link", "rm", "writeFile", "readdir"] as const) {
    const operation: unknown = fs[name];
    if (typeof operation !== "function") continue;
    Object.defineProperty(fs, name, {
      value: async (...given: unknown[]): Promise<unknown> => {
        count();
        const result: unknown = await Reflect.apply(operation, fs, given);
        if (name === "open") countWrites(result, count);
        return result;
      },
    });
  }
}

/** What a file is asked to do by its handle. */
function countWrites(handle: unknown, count: () => void): void {
  if (typeof handle !== "object" || handle === null) return;
  for (const name of ["writeFile", "sync", "close"]) {
    const operation: unknown = Reflect.get(handle, name);
    if (typeof operation !== "function") continue;
    Object.defineProperty(handle, name, {
      value: (...given: unknown[]): unknown => {
        count();
        return Reflect.apply(operation, handle, given) as unknown;
      },
    });
  }
}

void main();
