import { acceptFinding } from "./acceptFinding.ts";
import { removeApiKey, setApiKey } from "./apiKeyCommands.ts";
import { excludeImage, includeImage } from "./changeMembers.ts";
import { chooseHosting } from "./chooseHosting.ts";
import type { CommandId } from "./commandIds.ts";
import { compareVersions } from "./compareVersions.ts";
import { createDataset } from "./createDataset.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";
import { downloadTrainingFiles } from "./downloadTrainingFiles.ts";
import { fixAndSubmitAgain } from "./fixAndSubmitAgain.ts";
import { generateAsset } from "./generateAsset.ts";
import { generateTestImages, showTestImages } from "./testImageCommands.ts";
import { lintDatasets } from "./lintDatasets.ts";
import { newVersion } from "./newVersion.ts";
import { narrowLibrary } from "./narrowLibrary.ts";
import { openDatasetPage } from "./openDatasetPage.ts";
import { openManifest } from "./openManifest.ts";
import { openRule } from "./openRule.ts";
import { openSample } from "./openSample.ts";
import { packageDataset } from "./packageDataset.ts";
import { startRehearsal, stopRehearsal } from "./rehearsalCommands.ts";
import { rollBackToVersion } from "./rollBackToVersion.ts";
import { saveReport } from "./saveReport.ts";
import { addStarterPrompts } from "./starterPromptCommands.ts";
import { stopFollowing } from "./stopFollowing.ts";
import {
  removeStorageCredentials,
  setStorageCredentials,
} from "./storageCredentialCommands.ts";
import { submitTraining } from "./submitTraining.ts";
import { verifyPackage } from "./verifyPackage.ts";

/** Every command of the manifest; one that is missing here doesn't compile. */
export function commandHandlers(
  deps: CommandDeps,
): Readonly<Record<CommandId, CommandHandler>> {
  return {
    createDataset: createDataset(deps),
    openSample: openSample(deps),
    openDatasetPage: openDatasetPage(deps),
    narrowLibrary: narrowLibrary(deps),
    lint: lintDatasets(deps),
    stopReading: () => {
      deps.datasets.stop();
      return Promise.resolve();
    },
    excludeImage: excludeImage(deps),
    includeImage: includeImage(deps),
    acceptFinding: acceptFinding(deps),
    openRule: openRule(deps),
    openManifest: openManifest(deps),
    packageDataset: packageDataset(deps),
    newVersion: newVersion(deps),
    compareVersions: compareVersions(deps),
    rollBackToVersion: rollBackToVersion(deps),
    verifyPackage: verifyPackage(deps),
    submitTraining: submitTraining(deps),
    showTrainings: async () => {
      deps.trainings.askNow();
      await deps.trainingTree.show();
    },
    stopFollowing: stopFollowing(deps),
    fixAndSubmitAgain: fixAndSubmitAgain(deps),
    downloadTrainingFiles: downloadTrainingFiles(deps),
    generateTestImages: generateTestImages(deps),
    showTestImages: showTestImages(deps),
    saveReport: saveReport(deps),
    addStarterPrompts: addStarterPrompts(deps),
    generateAsset: generateAsset(deps),
    setApiKey: setApiKey(deps),
    removeApiKey: removeApiKey(deps),
    chooseHosting: chooseHosting(deps),
    setStorageCredentials: setStorageCredentials(deps),
    removeStorageCredentials: removeStorageCredentials(deps),
    startRehearsal: startRehearsal(deps),
    stopRehearsal: stopRehearsal(deps),
    showLog: () => {
      deps.log.show();
      return Promise.resolve();
    },
  };
}
