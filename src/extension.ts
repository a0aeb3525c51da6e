import * as vscode from "vscode";
import { createInspector } from "./engine/inspect/createInspector.ts";
import { createLinter } from "./engine/lint/createLinter.ts";
import { offerLanguageModelTools } from "./host/agents/languageModelTools.ts";
import { registerCommands } from "./host/commands/registerCommands.ts";
import { createContextKeys, showProgressOfUser } from "./host/contextKeys.ts";
import { createDatasets } from "./host/datasets/datasets.ts";
import { showSlowReading } from "./host/datasets/slowReading.ts";
import { onFirstDataset } from "./host/datasets/onFirstDataset.ts";
import { late } from "./host/late/late.ts";
import { ownedBy } from "./host/own.ts";
import { latePages } from "./host/pages/latePages.ts";
import { pathsOf } from "./host/paths.ts";
import { createApiKeys } from "./host/connection/apiKey.ts";
import { createRehearsalProcess } from "./host/connection/rehearsalProcess.ts";
import { createServiceAccess } from "./host/connection/serviceAccess.ts";
import { createStorageCredentials } from "./host/connection/storageCredentials.ts";
import { settings } from "./host/settings.ts";
import { createStatusItem } from "./host/status/statusItem.ts";
import { announceOutcomes } from "./host/trainings/announceOutcomes.ts";
import { createTrainings } from "./host/trainings/trainings.ts";
import { createDatasetTree } from "./host/tree/datasetTree.ts";
import { createTrainingTree } from "./host/tree/trainingTree.ts";

/** Composition only: what there is, who gets what, who owns it. */
export function activate(context: vscode.ExtensionContext): void {
  const own = ownedBy(context);
  const paths = pathsOf(context);
  const log = own(
    vscode.window.createOutputChannel("Style Trainer", { log: true }),
  );
  const setContextKey = createContextKeys();

  const inspector = createInspector(paths);
  own({ dispose: () => void inspector.dispose() });
  const linter = createLinter(paths);
  own({ dispose: () => void linter.dispose() });
  const datasets = own(createDatasets({ inspector, linter, log }));

  const keys = createApiKeys(context.secrets, process.env, log);
  const rehearsal = own(
    createRehearsalProcess({
      program: paths.rehearsalFile,
      stateFolder: paths.rehearsalStateFolder,
      speed: settings.rehearsalSpeed,
      log,
    }),
  );
  const service = own(
    createServiceAccess({ keys, rehearsal, memory: context.globalState }),
  );
  const trainings = own(
    createTrainings({
      journalFile: paths.journalFile,
      clientFor: async (job) => service.clientFor(job),
      onServiceChange: service.onDidChange,
      log,
    }),
  );

  own(createStatusItem(trainings));
  own(announceOutcomes(trainings, log));
  const testImages = own(
    latePages("testImages", log, async () => {
      const { createTestImages } = await import("./host/late/onDemand.ts");
      return createTestImages({ paths, datasets, inspector, service, log });
    }),
  );
  own(
    onFirstDataset(datasets, log, async () => {
      const { attendDatasets } = await import("./host/late/withDatasets.ts");
      return attendDatasets({
        ...{ datasets, testImages, trainings, service, log },
        memory: context.globalState,
      });
    }),
  );
  own(
    offerLanguageModelTools(context.extension.packageJSON, {
      ...{ datasets, trainings, service, inspector, paths, log },
    }),
  );
  const comparisons = own(
    latePages("compare", log, async () => {
      const { createComparisons } = await import("./host/late/onDemand.ts");
      return createComparisons({ paths, datasets, log });
    }),
  );
  const thumbnailOf = (sha256: string) => inspector.thumbnail(sha256);
  const members = late(async () => {
    const { memberActions } = await import("./host/late/withDatasets.ts");
    return memberActions(datasets);
  });
  const datasetTree = own(
    createDatasetTree({ datasets, thumbnailOf, members, log }),
  );
  const datasetPages = own(
    latePages("dataset", log, async () => {
      const { createDatasetPages } = await import("./host/late/onDemand.ts");
      return createDatasetPages({
        ...{ paths, datasets, thumbnailOf, log },
        members: await members.loaded(),
      });
    }),
  );
  const narrowPages = own(
    latePages("narrow", log, async () => {
      const { createNarrowPages } = await import("./host/late/onDemand.ts");
      return createNarrowPages({
        ...{ paths, datasets, thumbnailOf, log },
        memory: context.workspaceState,
      });
    }),
  );
  const trainingTree = own(createTrainingTree(trainings));
  own(
    registerCommands({
      datasets,
      datasetTree,
      datasetPages,
      narrowPages,
      trainings,
      trainingTree,
      testImages,
      inspector,
      comparisons,
      service,
      keys,
      storage: createStorageCredentials({
        secrets: context.secrets,
        memory: context.globalState,
        environment: process.env,
        log,
      }),
      paths,
      log,
    }),
  );

  const showServiceState = async () => {
    setContextKey("isRehearsing", service.isRehearsing());
    setContextKey("hasKey", await service.hasKey());
    setContextKey("hasAccount", (await keys.get()) !== undefined);
  };
  own(service.onDidChange(() => void showServiceState()));
  void showServiceState();
  own(showProgressOfUser(setContextKey, datasets, trainings));
  own(
    showSlowReading(datasets, (isSlow) =>
      setContextKey("isReadingSlow", isSlow),
    ),
  );
  void datasets.found.then(() => setContextKey("ready", true));
  log.info(`Style Trainer in ${vscode.env.appName} ${vscode.version}`);
}
