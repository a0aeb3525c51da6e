/** Work of which only the latest result counts: one run at a time. */
export interface LatestRun<Result> {
  /** Joins the run under way, or starts one. Of a run that is replaced the later result comes. */
  join(): Promise<Result>;
  /** Replaces what runs: it is out of date. */
  restart(): Promise<Result>;
  /** Ends what runs; whoever waits for it gets an AbortError. */
  cancel(): void;
}

/** Why a run is ended whose result nobody wants any more. */
const outdated = new Error("replaced by a later run");

/** @param work rejects when its signal is aborted */
export function createLatestRun<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): LatestRun<Result> {
  interface Run {
    readonly abort: AbortController;
    readonly result: Promise<Result>;
  }
  let run: Run | undefined;

  function start(): Run {
    const abort = new AbortController();
    const started = { abort, result: work(abort.signal) };
    run = started;
    void started.result
      .catch(() => undefined)
      .finally(() => {
        if (run === started) run = undefined;
      });
    return started;
  }

  async function follow({ abort, result }: Run): Promise<Result> {
    try {
      return await result;
    } catch (error) {
      if (abort.signal.reason === outdated) return follow(run ?? start());
      throw error;
    }
  }

  return {
    join: () => follow(run ?? start()),
    restart() {
      run?.abort.abort(outdated);
      return follow(start());
    },
    cancel() {
      run?.abort.abort();
      run = undefined;
    },
  };
}
