import type { Chance } from "../../../src/rehearsal/chance.ts";
import { randomFault } from "../../../src/rehearsal/mischief.ts";
import type { Fault } from "../../../src/rehearsal/switches.ts";

/** Faults that wait for one task type each; up to five of them. */
export function randomFaults(chance: Chance): readonly Fault[] {
  return Array.from({ length: chance.between(0, 5) }, () =>
    randomFault(chance, [
      "training",
      "training",
      "getResponse",
      "getResponse",
      "getTaskDetails",
      "mediaStorage",
    ]),
  );
}
