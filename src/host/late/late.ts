import type { Disposable } from "../own.ts";

/** A part of the program that is loaded when it is first needed. */
export interface Late<Part> extends Disposable {
  /**
   * The part, loaded for whoever asks first.
   * @throws what stood in the way of loading it; who asks next tries anew
   */
  loaded(): Promise<Part>;
}

/**
 * Who only opens a window shouldn't wait for what is needed by those who work in it.
 *
 * @param load by `import()`, which reads the part's files then and not before
 * @param dispose cleans up the part, if it was loaded at all
 */
export function late<Part>(
  load: () => Promise<Part>,
  dispose: (part: Part) => void = () => undefined,
): Late<Part> {
  const stop = new AbortController();
  let loading: Promise<Part> | undefined;
  /** Cleans up what is there. */
  let leave: () => void = () => undefined;

  async function loadNow(): Promise<Part> {
    stop.signal.throwIfAborted();
    const part = await load();
    leave = () => {
      dispose(part);
    };
    // What came too late goes at once, and to nobody.
    if (stop.signal.aborted) leave();
    stop.signal.throwIfAborted();
    return part;
  }

  return {
    loaded: async () =>
      (loading ??= loadNow().catch((error: unknown) => {
        loading = undefined;
        throw error;
      })),
    dispose() {
      if (stop.signal.aborted) return;
      stop.abort(new Error("Style Trainer was stopped."));
      loading = undefined;
      leave();
    },
  };
}
