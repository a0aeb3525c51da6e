import type * as vscode from "vscode";
import type { Evidence } from "../../core/evaluation/evidence.ts";
import type { Exhibits } from "../../engine/evaluation/findEvidence.ts";
import { findEvidence } from "../../engine/evaluation/findEvidence.ts";
import type { Inspector } from "../../engine/inspect/createInspector.ts";
import type { Disposable } from "../own.ts";

/** How far it is with what measuring says. */
export type EvidenceState =
  | { readonly kind: "none" }
  | {
      readonly kind: "measuring";
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: "found"; readonly evidence: Evidence }
  | { readonly kind: "failed" };

/** What measuring said of each dataset's test images, found once for the same pictures. */
export interface EvidenceStore extends Disposable {
  /** What is known now; begins to find out when that is nothing. */
  readonly of: (folder: vscode.Uri, exhibits: Exhibits) => EvidenceState;
}

/** The page is drawn anew at each step. */
const progressStepMs = 400;

export function createEvidenceStore(options: {
  readonly inspector: Inspector;
  readonly workerFile: string;
  readonly log: vscode.LogOutputChannel;
  readonly onChange: (folder: vscode.Uri) => void;
}): EvidenceStore {
  const known = new Map<
    string,
    { about: string; abort: AbortController; state: EvidenceState }
  >();

  function begin(folder: vscode.Uri, about: string, exhibits: Exhibits): void {
    const abort = new AbortController();
    const entry = { about, abort, state: measuring(0, exhibits.images.length) };
    const tell = (state: EvidenceState) => {
      if (abort.signal.aborted) return;
      entry.state = state;
      options.onChange(folder);
    };
    known.set(folder.toString(), entry);
    let toldMs = Date.now();
    findEvidence(exhibits, {
      inspector: options.inspector,
      workerFile: options.workerFile,
      signal: abort.signal,
      onProgress(done, total) {
        if (Date.now() - toldMs < progressStepMs) return;
        toldMs = Date.now();
        tell(measuring(done, total));
      },
    }).then(
      (evidence) => tell({ kind: "found", evidence }),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        options.log.error(
          "Measuring test images",
          error instanceof Error ? error : String(error),
        );
        tell({ kind: "failed" });
      },
    );
  }

  return {
    of(folder, exhibits) {
      if (exhibits.images.length === 0) return { kind: "none" };
      const id = folder.toString();
      const about = namesOf(exhibits);
      const before = known.get(id);
      if (before?.about !== about) {
        before?.abort.abort();
        begin(folder, about, exhibits);
      }
      return known.get(id)?.state ?? { kind: "none" };
    },
    dispose() {
      for (const { abort } of known.values()) abort.abort();
    },
  };
}

function measuring(done: number, total: number): EvidenceState {
  return { kind: "measuring", done, total };
}

/** Equal for the same pictures on both sides. */
function namesOf({ dataset, lock, airs, images }: Exhibits): string {
  return JSON.stringify([
    airs,
    images.map(({ path, record }) => [path, record.createdAt]),
    dataset.images.map(({ file, sha256 }) => [file, sha256]),
    lock.versions.length,
  ]);
}
