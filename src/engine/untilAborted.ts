import { setMaxListeners } from "node:events";

/**
 * What `work` comes to, or the signal's reason at once: a call to the system or to
 * a worker can't be taken back, and on a network drive it may hang for minutes. It
 * is left to itself then.
 *
 * @throws the signal's reason when aborted
 */
export async function untilAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (!signal) return work;
  // Many wait for one signal, one for each file in flight: a warning would be about nothing.
  setMaxListeners(0, signal);
  return new Promise((resolve, reject) => {
    const abort = () => reject(reasonOf(signal));
    signal.addEventListener("abort", abort, { once: true });
    work
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", abort));
    if (signal.aborted) abort();
  });
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error
    ? signal.reason
    : new DOMException("The work was cancelled.", "AbortError");
}
