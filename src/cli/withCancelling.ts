import { exitCodes } from "./exitCodes.ts";

/** Runs `work` with a signal that Ctrl-C aborts; pressed again, it ends the program. */
export async function withCancelling<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const cancelling = new AbortController();
  // Heard until the end: what guards locks kills the program when nobody else listens.
  const cancel = () => {
    if (cancelling.signal.aborted) process.exit(exitCodes.cancelled);
    cancelling.abort();
  };
  process.on("SIGINT", cancel).on("SIGTERM", cancel);
  try {
    return await work(cancelling.signal);
  } finally {
    process.off("SIGINT", cancel).off("SIGTERM", cancel);
  }
}
