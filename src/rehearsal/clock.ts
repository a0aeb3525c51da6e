/** The service's time: the machine's, plus what was skipped. */
export interface Clock {
  /** Milliseconds since the epoch, in the service's time. */
  readonly now: () => number;
  /** Milliseconds skipped so far. */
  readonly skippedMs: () => number;
  readonly skip: (ms: number) => void;
}

export function startClock(machineNow: () => number, skippedMs = 0): Clock {
  let skipped = skippedMs;
  return {
    now: () => machineNow() + skipped,
    skippedMs: () => skipped,
    skip: (ms) => {
      skipped += ms;
    },
  };
}
