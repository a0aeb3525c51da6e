import type * as vscode from "vscode";
import type { Evidence } from "../../core/evaluation/evidence.ts";
import type { Exhibits } from "../../engine/evaluation/findEvidence.ts";
import type { StoredImage } from "../../engine/evaluation/evaluationFiles.ts";
import { findEvidence } from "../../engine/evaluation/findEvidence.ts";
import type { Inspector } from "../../engine/inspect/createInspector.ts";
import {
  thumbnailSizes,
  thumbnailWidth,
} from "../../engine/inspect/thumbnails.ts";
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
  /** A picture's small copies, smallest first; none before it is measured. */
  readonly thumbnails: (
    folder: vscode.Uri,
    image: StoredImage,
  ) => readonly SmallCopy[];
}

export interface SmallCopy {
  readonly path: string;
  /** Pixels. */
  readonly width: number;
}

interface Known {
  readonly about: string;
  readonly abort: AbortController;
  readonly thumbnails: Map<string, readonly SmallCopy[]>;
  state: EvidenceState;
}

/** The page is drawn anew at each step. */
const progressStepMs = 400;

export function createEvidenceStore(options: {
  readonly inspector: Inspector;
  readonly workerFile: string;
  readonly log: vscode.LogOutputChannel;
  readonly onChange: (folder: vscode.Uri) => void;
}): EvidenceStore {
  const { inspector } = options;
  const known = new Map<string, Known>();

  function begin(folder: vscode.Uri, about: string, exhibits: Exhibits): void {
    const abort = new AbortController();
    const id = folder.toString();
    const entry: Known = {
      about,
      abort,
      // Until it is looked at again, a picture that was there keeps its copy.
      thumbnails:
        known.get(id)?.thumbnails ?? new Map<string, readonly SmallCopy[]>(),
      state: measuring(0, exhibits.images.length),
    };
    const tell = (state: EvidenceState) => {
      if (abort.signal.aborted) return;
      entry.state = state;
      options.onChange(folder);
    };
    known.set(id, entry);
    let toldMs = Date.now();
    findEvidence(exhibits, {
      inspector,
      workerFile: options.workerFile,
      signal: abort.signal,
      onMeasured({ image, facts: { sha256 } }) {
        if (sha256 === undefined) return;
        const copies = thumbnailSizes.flatMap((size) => {
          const path = inspector.thumbnail(sha256, size);
          const width = thumbnailWidth(image.record, size);
          return path === undefined ? [] : [{ path, width }];
        });
        entry.thumbnails.set(nameOf(image), copies);
      },
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
    thumbnails: (folder, image) =>
      known.get(folder.toString())?.thumbnails.get(nameOf(image)) ?? [],
    dispose() {
      for (const { abort } of known.values()) abort.abort();
    },
  };
}

function measuring(done: number, total: number): EvidenceState {
  return { kind: "measuring", done, total };
}

/** Drawn anew at the same place it is another one. */
function nameOf({ path, record }: StoredImage): string {
  return `${record.createdAt} ${path}`;
}

/** Equal for the same pictures on both sides. */
function namesOf({ dataset, lock, airs, images }: Exhibits): string {
  return JSON.stringify([
    airs,
    images.map(nameOf),
    dataset.images.map(({ file, sha256 }) => [file, sha256]),
    lock.versions.length,
  ]);
}
