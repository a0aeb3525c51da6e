/** Runs `work` with a signal that Ctrl-C aborts. */
export async function withCancelling<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const cancelling = new AbortController();
  const cancel = () => cancelling.abort();
  process.once("SIGINT", cancel).once("SIGTERM", cancel);
  try {
    return await work(cancelling.signal);
  } finally {
    process.off("SIGINT", cancel).off("SIGTERM", cancel);
  }
}
