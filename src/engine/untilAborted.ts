/**
 * What `work` comes to, unless the signal is aborted first. A call to the
 * system can't be taken back, and on a network drive it may hang for minutes:
 * it is left to itself then.
 *
 * @throws the signal's reason when aborted
 */
export async function untilAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (!signal) return work;
  let stop: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    // Whatever becomes of the work by then, nobody waits for it.
    await Promise.race([work, stopped]);
    signal.throwIfAborted();
    return await work;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
