/** Every command of the manifest, without its `styleTrainer.` prefix. */
export const commandIds = [
  "createDataset",
  "openSample",
  "openDatasetPage",
  "narrowLibrary",
  "lint",
  "stopReading",
  "excludeImage",
  "includeImage",
  "acceptFinding",
  "openRule",
  "openManifest",
  "packageDataset",
  "newVersion",
  "compareVersions",
  "rollBackToVersion",
  "verifyPackage",
  "submitTraining",
  "showTrainings",
  "stopFollowing",
  "fixAndSubmitAgain",
  "downloadTrainingFiles",
  "generateTestImages",
  "showTestImages",
  "saveReport",
  "addStarterPrompts",
  "generateAsset",
  "setApiKey",
  "removeApiKey",
  "chooseHosting",
  "setStorageCredentials",
  "removeStorageCredentials",
  "startRehearsal",
  "stopRehearsal",
  "showLog",
] as const;

export type CommandId = (typeof commandIds)[number];

/** The id the editor knows a command by. */
export function fullId(id: CommandId): `styleTrainer.${CommandId}` {
  return `styleTrainer.${id}`;
}
