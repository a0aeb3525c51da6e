import * as vscode from "vscode";
import { ruleTitle } from "../ruleTitle.ts";
import { words } from "../words.ts";
import { limits } from "../../core/limits.ts";
import { addConstant } from "../../engine/dataset/manifestEdits.ts";
import type { FromDatasetPage } from "../../shared/datasetPage.ts";
import { isFromDatasetPage } from "../../shared/datasetPageGuards.ts";
import { fullId } from "../commands/commandIds.ts";
import { reportFailure } from "../commands/reportFailure.ts";
import { editManifest } from "../datasets/editManifest.ts";
import type { Datasets } from "../datasets/datasets.ts";
import type { DatasetState, Linted } from "../datasets/datasetState.ts";
import type { PagePanels } from "../pages/pagePanels.ts";
import { createPagePanels } from "../pages/pagePanels.ts";
import type { Paths } from "../paths.ts";
import { intended } from "../problems/fixesFor.ts";
import type { ThumbnailOf } from "../tree/datasetItem.ts";
import type { MemberActions } from "../tree/datasetTree.ts";
import { countsOf } from "../tree/severity.ts";
import { datasetRequest } from "./datasetRequest.ts";
import type { DatasetContent } from "./datasetPageState.ts";
import { datasetContent, datasetSnapshot } from "./datasetPageState.ts";
import { datasetPageStrings } from "./datasetPageWords.ts";
import { readingOf, readingSince } from "./readingSince.ts";

/** The page of every dataset: its images, how they lie together, what to do about them. */
export type DatasetPages = Omit<PagePanels, "refresh">;

export function createDatasetPages(options: {
  readonly paths: Paths;
  readonly datasets: Datasets;
  readonly thumbnailOf: ThumbnailOf;
  readonly members: MemberActions;
  readonly log: vscode.LogOutputChannel;
}): DatasetPages {
  const { paths, datasets, members, log } = options;
  /** What is shown of a lint, however many pages ask for it. */
  const contents = new WeakMap<Linted, DatasetContent>();

  function contentOf(linted: Linted | undefined): DatasetContent {
    if (!linted) return nothingYet;
    const known =
      contents.get(linted) ??
      datasetContent(linted, options.thumbnailOf, {
        of: words,
        titleOf: ruleTitle,
      });
    contents.set(linted, known);
    return known;
  }

  async function load(folder: vscode.Uri): Promise<DatasetState> {
    await datasets.found;
    const state = datasets.get(folder);
    const isUnderWay = state !== undefined && state.work.kind !== "none";
    if (state && (state.linted !== undefined || isUnderWay)) return state;
    await datasets.lint(folder);
    const read = datasets.get(folder);
    if (!read) throw new Error(`${folder.fsPath} is gone`);
    return read;
  }

  async function act(
    message: FromDatasetPage,
    { folder, linted, manifest }: DatasetState,
  ): Promise<void> {
    const request = datasetRequest(message, linted);
    switch (request?.kind) {
      case undefined:
        return;
      case "command":
        await vscode.commands.executeCommand(fullId(request.command), folder);
        return;
      case "openRule":
        await vscode.commands.executeCommand(fullId("openRule"), {
          rule: request.rule,
        });
        return;
      case "open":
        await vscode.commands.executeCommand(
          "vscode.open",
          vscode.Uri.joinPath(folder, request.file),
        );
        return;
      case "exclude":
      case "include":
        await members[request.kind](folder, request.files);
        return;
      case "intend": {
        const constant = intended(request.finding);
        if (constant === undefined) return;
        await editManifest(manifest, (text) => addConstant(text, constant));
        return;
      }
      case "accept":
        await vscode.commands.executeCommand(fullId("acceptFinding"), {
          folder,
          finding: request.finding,
        });
    }
  }

  const panels = createPagePanels<DatasetState, FromDatasetPage>(
    paths.extension,
    {
      name: "dataset",
      title: vscode.l10n.t("Dataset"),
      titleOf: ({ name }) => vscode.l10n.t("Dataset: {0}", name),
      // Pairs are compared at full size, so the images themselves are read too.
      rootsOf: (folder) => [vscode.Uri.file(paths.thumbnailFolder), folder],
      load,
      snapshotOf: (id, state, addressOf) => {
        const { folder, name, work, linted } = state;
        const content = contentOf(linted);
        const reading = readingOf(state);
        return datasetSnapshot({
          id,
          folder,
          content,
          rest: {
            title: name,
            count: countWords(content.usable),
            verdict: countsOf(linted?.report.findings ?? []),
            ...(reading && { reading }),
            ...(work.kind === "failed" && { failure: work.message }),
            strings: datasetPageStrings(),
          },
          addressOfThumbnail: (file) => addressOf(vscode.Uri.file(file)),
          addressOfImage: (file) =>
            addressOf(vscode.Uri.joinPath(folder, file)),
        });
      },
      changeSince: readingSince,
      isMessage: isFromDatasetPage,
      act: async (message, folder, state) => {
        try {
          await act(message, datasets.get(folder) ?? state);
        } catch (error) {
          reportFailure(error, log);
        }
      },
      onError: (error) =>
        log.error(
          "Dataset page",
          error instanceof Error ? error : String(error),
        ),
    },
  );

  const subscription = datasets.onDidChange((folder) => {
    if (folder) panels.refresh(folder);
  });

  return {
    show: (folder) => panels.show(folder),
    restore: (panel, kept) => panels.restore(panel, kept),
    dispose() {
      subscription.dispose();
      panels.dispose();
    },
  };
}

/** Before a dataset was read for the first time. */
const nothingYet: DatasetContent = {
  usable: 0,
  worst: "none",
  images: [],
  findings: [],
  pairs: [],
  palette: [],
};

function countWords(usable: number): string {
  const { minImages, maxImages } = limits;
  return usable === 1
    ? vscode.l10n.t(
        "1 image; the service takes {0} to {1}",
        minImages,
        maxImages,
      )
    : vscode.l10n.t(
        "{0} images; the service takes {1} to {2}",
        usable,
        minImages,
        maxImages,
      );
}
