import * as vscode from "vscode";
import type { FromTestImages } from "../../shared/testImages.ts";
import { isFromTestImages } from "../../shared/testImagesGuards.ts";
import type { PagePanels } from "../pages/pagePanels.ts";
import { createPagePanels } from "../pages/pagePanels.ts";
import type { Paths } from "../paths.ts";
import type { TestImagesState } from "./testImagesState.ts";
import { cellAt, isOnPage, snapshotFor } from "./testImagesState.ts";
import { copyRequest, savePictureAs } from "./useModel.ts";
import type { VoteActions } from "./voteActions.ts";
import { testImagesStrings } from "./testImagesWords.ts";

/** What the page can ask for, by dataset folder. */
export interface TestImagesActions extends Omit<VoteActions, "read"> {
  readonly snapshot: (folder: vscode.Uri) => Promise<TestImagesState>;
  readonly generateMissing: (folder: vscode.Uri) => Promise<void>;
  readonly retry: (
    folder: vscode.Uri,
    cell: {
      readonly key: string;
      readonly air: string;
      /** From 1. */
      readonly index: number;
    },
  ) => Promise<void>;
  /** A picture to ship of the same subject. */
  readonly generateAsset: (
    folder: vscode.Uri,
    of: { readonly key: string; readonly air: string },
  ) => Promise<void>;
  readonly stop: (folder: vscode.Uri) => void;
  readonly addVersion: (folder: vscode.Uri) => Promise<void>;
  readonly saveReport: (folder: vscode.Uri) => Promise<void>;
  readonly editPrompts: (folder: vscode.Uri) => Promise<void>;
  readonly addStarterPrompts: (folder: vscode.Uri) => Promise<void>;
}

/** One page for each dataset's test images; they survive a reload of the window. */
export function createTestImagesPanels(options: {
  readonly paths: Pick<Paths, "extension" | "thumbnailFolder">;
  readonly actions: TestImagesActions;
  readonly log: vscode.LogOutputChannel;
}): PagePanels {
  const { actions, paths } = options;
  return createPagePanels<TestImagesState, FromTestImages>(paths.extension, {
    name: "testImages",
    title: vscode.l10n.t("Test Images"),
    titleOf: ({ title }) => vscode.l10n.t("Test Images: {0}", title),
    // Test pictures are below it, and training pictures lie beside them.
    rootsOf: (folder) => [folder, vscode.Uri.file(paths.thumbnailFolder)],
    load: actions.snapshot,
    snapshotOf: (id, state, addressOf) =>
      snapshotFor(id, state, testImagesStrings(), addressOf),
    isMessage: isFromTestImages,
    act: async (message, folder, state) => act(actions, message, folder, state),
    onError: (error) =>
      options.log.error(
        "Test images",
        error instanceof Error ? error : String(error),
      ),
  });
}

async function act(
  actions: TestImagesActions,
  message: FromTestImages,
  folder: vscode.Uri,
  state: TestImagesState,
): Promise<void> {
  switch (message.type) {
    case "ready":
      return;
    case "stop":
      actions.stop(folder);
      return;
    case "generateMissing":
    case "addVersion":
    case "saveReport":
    case "editPrompts":
    case "addStarterPrompts":
      await actions[message.type](folder);
      return;
    case "vote":
      await actions.vote(folder, message, state);
      return;
    case "undoVote":
    case "openVotes":
      await actions[message.type](folder);
      return;
    case "retry":
      if (isOnPage(state, message)) {
        const { key, air, index = 1 } = message;
        await actions.retry(folder, { key, air, index });
      }
      return;
    case "generateAsset":
      if (isOnPage(state, message)) {
        await actions.generateAsset(folder, message);
      }
      return;
    case "copyPrompt": {
      const row = state.prompts.find(({ key }) => key === message.key);
      if (row) await vscode.env.clipboard.writeText(row.prompt);
      return;
    }
    case "copyRequest": {
      const row = state.prompts.find(({ key }) => key === message.key);
      if (row && isOnPage(state, message))
        await copyRequest(folder, row, message.air);
      return;
    }
    case "saveAs":
    case "open":
    case "reveal": {
      const { key, air, index = 1 } = message;
      const cell = cellAt(state, key, air, index);
      if (cell?.state !== "ready") return;
      if (message.type === "saveAs") {
        await savePictureAs(cell.file);
        return;
      }
      const command =
        message.type === "open" ? "vscode.open" : "revealInExplorer";
      await vscode.commands.executeCommand(command, cell.file);
    }
  }
}
