import type { Fault, Switches } from "../../../src/rehearsal/switches.ts";
import type { Chance } from "./chance.ts";

/** Answers after which nobody can tell whether the training was taken. */
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

export function randomFaults(chance: Chance): readonly Fault[] {
  return Array.from({ length: chance.between(0, 5) }, () =>
    randomFault(chance),
  );
}

function randomFault({ oneOf, between, isHit }: Chance): Fault {
  const match = oneOf([
    "training",
    "training",
    "getResponse",
    "getResponse",
    "getTaskDetails",
    "mediaStorage",
  ]);
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
