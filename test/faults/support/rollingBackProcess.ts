import fs from "node:fs/promises";
import { readLock } from "../../../src/engine/dataset/lockFile.ts";
import { rollBack } from "../../../src/engine/versions/rollBack.ts";
import { datasetIn } from "../../service/versions/studio.ts";

/** What the process is told, as JSON. */
export interface RollbackOrder {
  readonly folder: string;
  /** Before which of its steps on the disk it dies, counted from 1. */
  readonly diesAt: number;
}

/** What changes something on the disk, or begins to. */
const steps = ["mkdir", "copyFile", "open", "rename", "rm"] as const;

/** A process that rolls back to the first version, and may not get far. */
async function main(): Promise<void> {
  const order = JSON.parse(process.argv[2] ?? "") as RollbackOrder;
  const { folder, diesAt } = order;
  const dataset = await datasetIn(folder);
  const [version] = (await readLock(folder)).lock.versions;
  if (!version) throw new Error("There is no version.");
  dieAt(diesAt);
  await rollBack({ folder, dataset, version, now: () => new Date() });
}

function dieAt(count: number): void {
  let done = 0;
  for (const step of steps) {
    const real = fs[step] as (...given: unknown[]) => Promise<unknown>;
    Object.assign(fs, {
      [step]: async (...given: unknown[]) => {
        done += 1;
        if (done === count) process.kill(process.pid, "SIGKILL");
        return real(...given);
      },
    });
  }
}

void main();
