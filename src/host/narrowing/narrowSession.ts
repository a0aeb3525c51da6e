import type * as vscode from "vscode";
import type { Dataset } from "../../core/dataset/facts.ts";
import type { LeftOutKind, Proposal } from "../../core/narrowing/proposal.ts";
import type { OpenLibrary } from "../../engine/library/openLibrary.ts";
import { openLibrary } from "../../engine/library/openLibrary.ts";
import type { Datasets } from "../datasets/datasets.ts";
import type { Wish } from "../../shared/narrowPage.ts";
import type { NarrowWishes } from "./keptWishes.ts";

/** One library being narrowed: what is wanted, and what was found so far. */
export interface NarrowState extends NarrowWishes {
  readonly work: "none" | "reading" | "comparing" | "stopped";
  readonly failure?: string | undefined;
  /** How many images of each kind are shown. */
  readonly shown: ReadonlyMap<LeftOutKind, number>;
  readonly dataset?: Dataset;
  readonly proposal?: Proposal;
}

export interface NarrowSession {
  readonly state: NarrowState;
  /** Reads and compares; joins what is under way. */
  start(): void;
  stop(): void;
  wish(file: string, wish: Wish): void;
  count(count: number | undefined): void;
  showMore(kind: LeftOutKind, by: number): void;
  /** The folder was read anew: what was found of other images is no use. */
  notice(dataset: Dataset): void;
  dispose(): void;
}

export function createNarrowSession(options: {
  readonly folder: vscode.Uri;
  readonly datasets: Datasets;
  readonly workerFile: string;
  /** What was wanted before. */
  readonly wishes: NarrowWishes;
  readonly onDidWish: (wishes: NarrowWishes) => void;
  readonly onDidChange: () => void;
}): NarrowSession {
  const { folder, datasets, workerFile, onDidWish, onDidChange } = options;
  let state: NarrowState = {
    work: "none",
    ...options.wishes,
    shown: new Map(),
  };
  let abort = new AbortController();
  let library: Promise<OpenLibrary> | undefined;
  let asked = 0;

  const change = (next: Partial<NarrowState>) => {
    state = { ...state, ...next };
    onDidChange();
  };
  const close = () => {
    abort.abort();
    abort = new AbortController();
    const open = library;
    library = undefined;
    open?.then((each) => each.dispose()).catch(() => undefined);
  };

  async function open(signal: AbortSignal): Promise<OpenLibrary> {
    change({ work: "reading" });
    await datasets.found;
    const known = datasets.get(folder)?.linted;
    const { dataset } = known ?? (await datasets.lint(folder));
    signal.throwIfAborted();
    change({ work: "comparing", dataset });
    return openLibrary(dataset, { workerFile, signal });
  }

  /** The last wish counts: an answer to an earlier one isn't shown. */
  async function compare(): Promise<void> {
    const mine = ++asked;
    const { signal } = abort;
    try {
      library ??= open(signal);
      const opened = await library;
      if (mine !== asked) return;
      change({ work: "comparing" });
      const { count, wishes } = state;
      const of = (wanted: Wish) =>
        [...wishes].flatMap(([file, wish]) => (wish === wanted ? [file] : []));
      const proposal = await opened.narrow({
        pinned: of("keep"),
        dropped: of("leaveOut"),
        ...(count !== undefined && { count }),
      });
      if (mine === asked) change({ work: "none", proposal });
    } catch (error) {
      if (mine !== asked || signal.aborted) return;
      close();
      const failure = error instanceof Error ? error.message : String(error);
      change({ work: "none", failure });
    }
  }

  const want = (wanted: NarrowWishes) => {
    state = { ...state, ...wanted };
    onDidWish(wanted);
    again();
  };
  const again = () => {
    state = { ...state, failure: undefined };
    void compare();
  };
  return {
    get state() {
      return state;
    },
    start: again,
    stop() {
      if (state.work === "reading") datasets.cancel(folder);
      asked++;
      close();
      change({ work: "stopped" });
    },
    wish(file, wish) {
      const wishes = new Map(state.wishes);
      if (wish === "none") wishes.delete(file);
      else wishes.set(file, wish);
      want({ count: state.count, wishes });
    },
    count(count) {
      want({ count, wishes: state.wishes });
    },
    showMore(kind, by) {
      const shown = new Map(state.shown);
      shown.set(kind, (shown.get(kind) ?? 0) + by);
      change({ shown });
    },
    notice(dataset) {
      if (!state.dataset || state.work === "reading") return;
      if (isSameImages(state.dataset, dataset)) return;
      close();
      again();
    },
    dispose: close,
  };
}

function isSameImages({ images }: Dataset, other: Dataset): boolean {
  return (
    images.length === other.images.length &&
    images.every(({ file, sha256 }, index) => {
      const there = other.images[index];
      return there?.file === file && there.sha256 === sha256;
    })
  );
}
