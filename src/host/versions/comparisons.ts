import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import type { DatasetDiff } from "../../core/dataset/datasetDiff.ts";
import {
  diffStates,
  stateOfDataset,
  stateOfVersion,
} from "../../core/dataset/datasetDiff.ts";
import { diffMarkdown } from "../../core/dataset/diffText.ts";
import type { Version } from "../../core/dataset/lock.ts";
import { comparedPictures } from "../../engine/versions/comparedPictures.ts";
import type { FromComparePage } from "../../shared/comparePage.ts";
import { isFromComparePage } from "../../shared/comparePage.ts";
import type { Datasets } from "../datasets/datasets.ts";
import type { PagePanels } from "../pages/pagePanels.ts";
import { createPagePanels } from "../pages/pagePanels.ts";
import type { Paths } from "../paths.ts";
import { compareSnapshot, shownOf } from "./compareSnapshot.ts";

/** Two versions; without `after`: the folder as it is. */
export interface Compared {
  readonly before: Version;
  readonly after?: Version;
}

/** The page on which versions of a dataset are compared; one for each dataset. */
export interface Comparisons extends Omit<PagePanels, "show" | "refresh"> {
  show(folder: vscode.Uri, compared: Compared): void;
}

interface State {
  readonly diff: DatasetDiff;
  readonly isLooking: boolean;
  /** Files with earlier bytes, by sha256. */
  readonly pictures: ReadonlyMap<string, vscode.Uri>;
}

/** What is looked for on behalf of one page. */
interface Search {
  readonly compared: Compared | undefined;
  readonly abort: AbortController;
  readonly found: Map<string, vscode.Uri>;
  readonly asked: Set<string>;
  running: number;
}

export function createComparisons(options: {
  readonly paths: Paths;
  readonly datasets: Datasets;
  readonly log: vscode.LogOutputChannel;
}): Comparisons {
  const { paths, datasets, log } = options;
  /** Copies of earlier bytes, for as long as the window is open. */
  const copies = path.join(tmpdir(), `style-trainer-compared-${randomUUID()}`);
  const searches = new Map<string, Search>();

  function begin(folder: vscode.Uri, compared: Compared | undefined): Search {
    const search: Search = {
      ...{ compared, abort: new AbortController(), running: 0 },
      ...{ found: new Map(), asked: new Set() },
    };
    searches.get(folder.toString())?.abort.abort();
    searches.set(folder.toString(), search);
    return search;
  }

  async function load(folder: vscode.Uri): Promise<State> {
    await datasets.found;
    const search = searches.get(folder.toString()) ?? begin(folder, undefined);
    const { dataset, report } =
      datasets.get(folder)?.linted ?? (await datasets.lint(folder));
    const now = stateOfDataset(
      dataset,
      report.findings,
      vscode.l10n.t("The folder as it is"),
    );
    // After a reload it isn't known any more what was compared.
    const before = search.compared?.before ?? dataset.lock.versions.at(-1);
    const after = search.compared?.after;
    const diff = diffStates(
      before ? stateOfVersion(before) : now,
      after ? stateOfVersion(after) : now,
    );
    const { added, removed, changed } = shownOf(diff);
    const old = [...removed, ...changed.map((pair) => pair.before)];
    const later = [...added, ...changed.map((pair) => pair.after)];
    if (before) look(folder, search, before, old);
    if (after) look(folder, search, after, later);
    const pictures = new Map(search.found);
    if (!after) {
      for (const { file, sha256 } of later) {
        pictures.set(sha256, vscode.Uri.joinPath(folder, file));
      }
    }
    return { diff, isLooking: search.running > 0, pictures };
  }

  /** Earlier bytes may be in git, which obeys what the repository says. */
  function look(
    folder: vscode.Uri,
    search: Search,
    version: Version,
    images: Parameters<typeof comparedPictures>[2],
  ): void {
    const wanted = images.filter(({ sha256 }) => !search.asked.has(sha256));
    if (wanted.length === 0 || !vscode.workspace.isTrusted) return;
    for (const { sha256 } of wanted) search.asked.add(sha256);
    search.running += 1;
    const { signal } = search.abort;
    comparedPictures(folder.fsPath, version, wanted, copies, signal)
      .then((files) => {
        for (const [sha256, file] of files) {
          search.found.set(sha256, vscode.Uri.file(file));
        }
      })
      .catch((error: unknown) => {
        if (!signal.aborted) log.warn("Earlier images", String(error));
      })
      .finally(() => {
        search.running -= 1;
        panels.refresh(folder);
      });
  }

  const panels = createPagePanels<State, FromComparePage>(paths.extension, {
    name: "compare",
    title: vscode.l10n.t("Compare Versions"),
    titleOf: ({ diff }) => `${diff.before} → ${diff.after}`,
    rootsOf: (folder) => [folder, vscode.Uri.file(copies)],
    load,
    snapshotOf: (id, { diff, isLooking, pictures }, addressOf) =>
      compareSnapshot({
        ...{ id, diff, isLooking },
        addressOf: (sha256) => {
          const file = pictures.get(sha256);
          return file && addressOf(file);
        },
      }),
    isMessage: isFromComparePage,
    act: async (message, _folder, { diff, pictures }) => {
      switch (message.type) {
        case "ready":
          return;
        case "copyMarkdown":
          await vscode.env.clipboard.writeText(diffMarkdown(diff));
          return;
        case "open": {
          const file = pictures.get(message.sha256);
          if (file) await vscode.commands.executeCommand("vscode.open", file);
        }
      }
    },
    onClose: (folder) => {
      searches.get(folder.toString())?.abort.abort();
      searches.delete(folder.toString());
    },
    onError: (error) =>
      log.error("Comparing", error instanceof Error ? error : String(error)),
  });

  const subscription = datasets.onDidChange((folder) => {
    if (folder) panels.refresh(folder);
  });
  return {
    show(folder, compared) {
      begin(folder, compared);
      panels.show(folder);
    },
    restore: (panel, kept) => panels.restore(panel, kept),
    dispose() {
      subscription.dispose();
      for (const { abort } of searches.values()) abort.abort();
      panels.dispose();
      rmSync(copies, { recursive: true, force: true });
    },
  };
}
