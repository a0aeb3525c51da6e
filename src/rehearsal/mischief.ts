import type { Chance } from "./chance.ts";
import { chanceFrom } from "./chance.ts";
import { hashOf } from "./drawing/random.ts";
import type { Fault, Switches } from "./switches.ts";

/** Answers after which nobody can tell whether the task was taken. */
const vague = [
  "429",
  "500",
  "502html",
  "503",
  "504",
  "emptyBody",
  "truncatedJson",
  "cut",
] as const;
/** Answers that say no, and then nothing may have been done. */
const refusals = ["401", "402", "403", "errors200"] as const;

/** A way for the service to behave where its documents are silent. */
export function randomBehaviour({ oneOf, isHit }: Chance): Partial<Switches> {
  return {
    errorPlacement: oneOf(["item", "errors", "both"]),
    files: oneOf(["url+uuid", "fileURL", "none"]),
    pollTaskType: oneOf(["original", "getResponse"]),
    statusOnSuccess: oneOf(["present", "absent"]),
    progress: oneOf(["ints", "floats", "absent", "backwards"]),
    extraStatuses: oneOf(["none", "pending", "queued", "unknownWord"]),
    unknownUuid: oneOf(["empty", "taskNotFound"]),
    ack: oneOf(["plain", "withStatus", "lost", "slow"]),
    slowAckMs: 100,
    duplicate: oneOf(["conflict", "accepted"]),
    balance: oneOf(["number", "object", "missing"]),
    mediaUUID: oneOf(["immediate", "placeholder"]),
    data: oneOf(["array", "object"]),
    parameter: oneOf(["string", "array"]),
    // Minutes of the service's time: results leave before they are asked for.
    retentionMs: isHit(0.3) ? 20 * 60_000 : null,
  };
}

/** A fault that waits for one of these task types. */
export function randomFault(
  { oneOf, between, isHit }: Chance,
  matches: readonly [string, ...string[]],
): Fault {
  const match = oneOf(matches);
  const isRefusal = isHit(0.2);
  const when = isRefusal || isHit(0.5) ? "before" : "after";
  return {
    match,
    kind: isRefusal ? oneOf(refusals) : oneOf(vague),
    times: between(1, 3),
    when,
    retryAfterSeconds: isHit(0.2) ? between(0, 3) : undefined,
    code: undefined,
  };
}

/** Decides whether a request is struck, and by what. */
export type Mischief = (
  taskType: string,
  switches: Pick<Switches, "randomFaults">,
) => Fault | undefined;

/**
 * Strikes requests at random. Whether the n-th request of a task type is
 * struck depends on the seed alone, whatever else is asked in between.
 */
export function createMischief(seed: number): Mischief {
  const counts = new Map<string, number>();
  return (taskType, { randomFaults }) => {
    if (randomFaults === 0) return undefined;
    const count = (counts.get(taskType) ?? 0) + 1;
    counts.set(taskType, count);
    const chance = chanceFrom(hashOf(`${seed} ${taskType} ${count}`));
    return chance.isHit(randomFaults)
      ? randomFault(chance, [taskType])
      : undefined;
  };
}
