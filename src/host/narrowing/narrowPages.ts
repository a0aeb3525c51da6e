import * as vscode from "vscode";
import { manifestFileName } from "../../core/dataset/manifest.ts";
import type { Proposal } from "../../core/narrowing/proposal.ts";
import { useChoice } from "../../engine/library/useChoice.ts";
import type { FromNarrowPage } from "../../shared/narrowPage.ts";
import { isFromNarrowPage } from "../../shared/narrowPage.ts";
import { reportFailure } from "../commands/reportFailure.ts";
import type { Datasets } from "../datasets/datasets.ts";
import { editManifest } from "../datasets/editManifest.ts";
import type { PagePanels } from "../pages/pagePanels.ts";
import { createPagePanels } from "../pages/pagePanels.ts";
import type { Paths } from "../paths.ts";
import type { ThumbnailOf } from "../tree/datasetItem.ts";
import { keepable, keptWishes } from "./keptWishes.ts";
import { narrowRequest } from "./narrowRequest.ts";
import type { NarrowSession } from "./narrowSession.ts";
import { createNarrowSession } from "./narrowSession.ts";
import { narrowSnapshot, shownAtOnce } from "./narrowSnapshot.ts";
import { narrowPageStrings } from "./narrowWords.ts";

/** The page on which a library is narrowed to a dataset; one for each folder. */
export type NarrowPages = Omit<PagePanels, "refresh">;

export function createNarrowPages(options: {
  readonly paths: Paths;
  readonly datasets: Datasets;
  readonly thumbnailOf: ThumbnailOf;
  /** Of the workspace: what the user wants of its libraries. */
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}): NarrowPages {
  const { paths, datasets, thumbnailOf, memory, log } = options;
  const sessions = new Map<string, NarrowSession>();

  function sessionOf(folder: vscode.Uri): NarrowSession {
    const key = folder.toString();
    const known = sessions.get(key);
    if (known) return known;
    const made = createNarrowSession({
      folder,
      datasets,
      workerFile: paths.workerFile,
      wishes: keptWishes(memory.get(memoryKey(key))),
      onDidWish: (wishes) =>
        void memory.update(memoryKey(key), keepable(wishes)),
      onDidChange: () => panels.refresh(folder),
    });
    sessions.set(key, made);
    made.start();
    return made;
  }

  async function act(
    message: FromNarrowPage,
    folder: vscode.Uri,
    session: NarrowSession,
  ): Promise<void> {
    const request = narrowRequest(message, session.state);
    switch (request?.type) {
      case undefined:
        return;
      case "stop":
        session.stop();
        return;
      case "again":
        session.start();
        return;
      case "wish":
        session.wish(request.file, request.wish);
        return;
      case "count":
        session.count(request.count);
        return;
      case "more":
        session.showMore(request.kind, shownAtOnce);
        return;
      case "open":
        await vscode.commands.executeCommand(
          "vscode.open",
          vscode.Uri.joinPath(folder, request.file),
        );
        return;
      case "use":
        await use(folder, request.proposal);
    }
  }

  const panels = createPagePanels<NarrowSession, FromNarrowPage>(
    paths.extension,
    {
      name: "narrow",
      title: vscode.l10n.t("Narrow Library"),
      titleOf: () => vscode.l10n.t("Narrow Library"),
      rootsOf: () => [vscode.Uri.file(paths.thumbnailFolder)],
      load: (folder) => Promise.resolve(sessionOf(folder)),
      snapshotOf: (id, session, addressOf) => {
        const folder = vscode.Uri.parse(id, true);
        const dataset = datasets.get(folder);
        return narrowSnapshot({
          id,
          title: dataset?.name ?? "",
          narrowing: session.state,
          dataset,
          strings: narrowPageStrings(),
          thumbnailOf: (sha256) => {
            const file = thumbnailOf(sha256);
            return file === undefined
              ? undefined
              : addressOf(vscode.Uri.file(file));
          },
        });
      },
      isMessage: isFromNarrowPage,
      act: async (message, folder, session) => {
        try {
          await act(message, folder, session);
        } catch (error) {
          reportFailure(error, log);
        }
      },
      onClose: (folder) => {
        const key = folder.toString();
        sessions.get(key)?.dispose();
        sessions.delete(key);
      },
      onError: (error) =>
        log.error("Narrowing", error instanceof Error ? error : String(error)),
    },
  );

  const subscription = datasets.onDidChange((folder) => {
    const session = folder && sessions.get(folder.toString());
    if (!session) return;
    const { linted, work } = datasets.get(folder) ?? {};
    if (linted && work?.kind === "none") session.notice(linted.dataset);
    panels.refresh(folder);
  });
  return {
    show: (folder) => panels.show(folder),
    restore: (panel, kept) => panels.restore(panel, kept),
    dispose() {
      subscription.dispose();
      for (const session of sessions.values()) session.dispose();
      panels.dispose();
    },
  };
}

/** Writes the choice into the manifest, after saying what that changes. */
async function use(folder: vscode.Uri, proposal: Proposal): Promise<void> {
  const exclude = vscode.l10n.t("Exclude the Others");
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      "Train on these {0} images and leave out {1}?",
      proposal.chosen.length,
      proposal.leftOut.length,
    ),
    {
      modal: true,
      detail: vscode.l10n.t(
        "The others are excluded in {0}, each with the reason. The files stay where they are, and every image can be taken in again.",
        manifestFileName,
      ),
    },
    exclude,
  );
  if (answer !== exclude) return;
  await editManifest(vscode.Uri.joinPath(folder, manifestFileName), (text) =>
    useChoice(text, proposal),
  );
}

function memoryKey(folder: string): string {
  return `narrowing ${folder}`;
}
