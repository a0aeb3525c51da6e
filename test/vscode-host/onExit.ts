const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Does `cleanUp` when this process ends early, after Ctrl-C say, so that no program
 * and no folder of ours outlives it. It cannot wait: what it calls is synchronous.
 * @returns how to call it off, once things were ended in order.
 */
export function onExit(cleanUp: () => void): () => void {
  leaveOnSignals();
  process.once("exit", cleanUp);
  return () => {
    process.removeListener("exit", cleanUp);
  };
}

/** A signal that nobody listens to ends the process without the event `exit`. */
function leaveOnSignals(): void {
  for (const signal of endingSignals) {
    if (process.listenerCount(signal) > 0) continue;
    process.once(signal, () => process.exit(130));
  }
}
