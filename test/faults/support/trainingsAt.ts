import { arrayIn, isRecord, stringIn } from "../../../src/core/json.ts";
import type { RunningRehearsal } from "../../../src/rehearsal/server.ts";

/** The task UUIDs of every training the rehearsal took on. */
export async function trainingsAt({
  origin,
}: RunningRehearsal): Promise<readonly string[]> {
  const log: unknown = await (await fetch(`${origin}/__sim/log`)).json();
  return isRecord(log)
    ? arrayIn(log, "trainings")
        .filter(isRecord)
        .flatMap((training) => stringIn(training, "taskUUID") ?? [])
    : [];
}
