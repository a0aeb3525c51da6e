import type { Clock } from "./clock.ts";
import type { State } from "./state.ts";
import type { Switches } from "./switches.ts";

/** What every task works with. */
export interface Rehearsal {
  readonly clock: Clock;
  readonly state: State;
  readonly switches: () => Switches;
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: () => string;
  /** How many times faster than the service things happen. */
  readonly speed: number;
  /** Mixed into every picture. */
  readonly seed: number;
  /** Fetches and inspects the dataset of a training, beside the requests. */
  readonly inspect: (taskUUID: string) => void;
  /** Aborted when the rehearsal stops. */
  readonly signal: AbortSignal;
}

/** One request's circumstances. */
export interface Call {
  readonly rehearsal: Rehearsal;
  /** Validate and price only. */
  readonly isDryRun: boolean;
}
