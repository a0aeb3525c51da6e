import * as vscode from "vscode";
import type { ModelVersion } from "../../core/evaluation/planEvaluation.ts";
import { trainedVersions } from "../../core/evaluation/trainedVersions.ts";
import { usableImages } from "../../core/dataset/membership.ts";
import { readLock } from "../../engine/dataset/lockFile.ts";
import type { StoredImage } from "../../engine/evaluation/evaluationFiles.ts";
import { readEvaluations } from "../../engine/evaluation/evaluationFiles.ts";
import { proposeEvaluation } from "../../engine/evaluation/proposeEvaluation.ts";
import type { Inspector } from "../../engine/inspect/createInspector.ts";
import { isTrustedToWrite } from "../commands/trust.ts";
import { fullId } from "../commands/commandIds.ts";
import type { Connection, ServiceAccess } from "../connection/serviceAccess.ts";
import type { Datasets } from "../datasets/datasets.ts";
import type { PagePanels } from "../pages/pagePanels.ts";
import type { Paths } from "../paths.ts";
import { evaluationState } from "./evaluationState.ts";
import { createEvidenceStore } from "./evidenceStore.ts";
import type { EvaluationPlan, WantedImages } from "./evaluationPlan.ts";
import { createTestImagesPanels } from "./testImagesPanel.ts";
import { createTestRuns } from "./testRuns.ts";
import type { TestImagesState } from "./testImagesState.ts";
import { voteActions } from "./voteActions.ts";

/** Versions a page begins with: the new one beside the old one. */
const shownAtFirst = 2;

/** Test images of every dataset: planned, drawn, shown. */
export interface TestImages extends Omit<PagePanels, "refresh"> {
  /** By what is trained and drawn now, of the service or of the rehearsal. */
  plan(folder: vscode.Uri, wanted: WantedImages): Promise<EvaluationPlan>;
  /** Draws what the plan names; resolves at its end, or when it is stopped. */
  generate(plan: EvaluationPlan, connection: Connection): Promise<void>;
  /** AIRs of the versions that are put side by side, newest first. */
  shownVersions(folder: vscode.Uri): Promise<readonly string[]>;
  /** Fires when other pictures are there, or to be drawn. */
  readonly onDidChange: vscode.Event<void>;
}

export function createTestImages(options: {
  readonly paths: Paths;
  readonly datasets: Datasets;
  readonly inspector: Inspector;
  readonly service: ServiceAccess;
  readonly log: vscode.LogOutputChannel;
}): TestImages {
  const { datasets, service, log } = options;
  const changed = new vscode.EventEmitter<void>();
  const runs = createTestRuns({
    log,
    onChange(folder) {
      panels.refresh(folder);
      changed.fire();
    },
  });
  const shown = new Map<string, Set<string>>();

  const evidence = createEvidenceStore({
    inspector: options.inspector,
    workerFile: options.paths.workerFile,
    log,
    onChange: (folder) => panels.refresh(folder),
  });
  const votes = voteActions({
    isRehearsing: () => service.isRehearsing(),
    log,
    onChange: (folder) => panels.refresh(folder),
  });

  const panels = createTestImagesPanels({
    paths: options.paths,
    log,
    actions: {
      snapshot,
      generateMissing: async (folder) => {
        await vscode.commands.executeCommand(
          fullId("generateTestImages"),
          folder,
        );
      },
      retry: async (folder, { key, air, index }) => {
        if (!isTrustedToWrite()) return;
        const connection = await service.connection();
        const manifest = datasets.get(folder)?.linted?.dataset.manifest;
        if (!connection || !manifest) return;
        const whole = await plan(folder, manifest);
        const cells = whole.cells.filter(
          (cell) =>
            cell.promptKey === key &&
            cell.version.air === air &&
            (cell.index ?? 1) === index,
        );
        await runs.generate({ ...whole, cells }, connection);
      },
      stop: (folder) => runs.stop(folder),
      addVersion,
      ...votes,
      saveReport: async (folder) => {
        await vscode.commands.executeCommand(fullId("saveReport"), folder);
      },
      editPrompts: async (folder) => {
        await vscode.commands.executeCommand(fullId("openManifest"), {
          folder,
          finding: { rule: "prompt/too-few", message: "", at: ["prompts"] },
        });
      },
      addStarterPrompts: async (folder) => {
        await vscode.commands.executeCommand(
          fullId("addStarterPrompts"),
          folder,
        );
      },
      generateAsset: async (folder, { key, air }) => {
        await vscode.commands.executeCommand(fullId("generateAsset"), {
          folder,
          promptKey: key,
          air,
        });
      },
    },
  });

  async function plan(
    folder: vscode.Uri,
    wanted: WantedImages,
  ): Promise<EvaluationPlan> {
    const rehearsal = service.isRehearsing();
    const proposal = await proposeEvaluation(folder.fsPath, {
      ...wanted,
      rehearsal,
      wanted(versions) {
        const shown = shownFor(folder, versions);
        return versions.filter(({ air }) => shown.has(air));
      },
    });
    return { ...proposal, folder, rehearsal };
  }

  async function snapshot(folder: vscode.Uri): Promise<TestImagesState> {
    await datasets.found;
    const state = datasets.get(folder);
    const linted = state?.linted ?? (await datasets.lint(folder));
    const rehearsal = service.isRehearsing();
    const { lock } = await readLock(folder.fsPath);
    const versions = trainedVersions(lock, rehearsal);
    const { images } = await readEvaluations(folder.fsPath);
    const { news, running } = runs.of(folder);
    const shownNow = shownFor(folder, versions);
    const airs = versions
      .map(({ air }) => air)
      .filter((air) => shownNow.has(air));
    const isShown = ({ record }: StoredImage) =>
      record.rehearsal === rehearsal && airs.includes(record.air);
    return evaluationState({
      title: datasets.get(folder)?.name ?? folder.path,
      rehearsal,
      prompts: linted.dataset.manifest.prompts,
      imagesPerPrompt: linted.dataset.manifest.imagesPerPrompt,
      versions,
      shown: shownNow,
      images,
      thumbnailsOf: (image) => evidence.thumbnails(folder, image),
      training: usableImages(linted.dataset).map(({ file }) =>
        vscode.Uri.joinPath(folder, file),
      ),
      news,
      ...(await votes.read(folder)),
      // Measured once for all of a run: each picture would begin it anew.
      evidence: running
        ? { kind: "none" }
        : evidence.of(folder, {
            dataset: linted.dataset,
            lock,
            rehearsal,
            airs,
            images: images.filter(isShown),
          }),
      running,
    });
  }

  function shownFor(
    folder: vscode.Uri,
    versions: readonly ModelVersion[],
  ): ReadonlySet<string> {
    const first = versions.slice(0, shownAtFirst).map(({ air }) => air);
    return new Set([...first, ...(shown.get(folder.toString()) ?? [])]);
  }

  async function addVersion(folder: vscode.Uri): Promise<void> {
    const { lock } = await readLock(folder.fsPath);
    const versions = trainedVersions(lock, service.isRehearsing());
    const present = shownFor(folder, versions);
    const picked = await vscode.window.showQuickPick(
      versions
        .filter(({ air }) => !present.has(air))
        .map(({ air, modelVersion }) => ({
          label: air,
          description: modelVersion ?? "",
        })),
      {
        placeHolder: vscode.l10n.t("Model version to put beside these"),
        ignoreFocusOut: true,
      },
    );
    if (!picked) return;
    const added = shown.get(folder.toString()) ?? new Set();
    shown.set(folder.toString(), added.add(picked.label));
    panels.refresh(folder);
  }

  const subscriptions = [
    datasets.onDidChange((folder) => {
      if (folder) panels.refresh(folder);
    }),
    // Rehearsed pictures and the service's are never shown together.
    service.onDidChange(() => {
      for (const { folder } of datasets.all()) panels.refresh(folder);
      changed.fire();
    }),
    changed,
  ];

  return {
    plan,
    generate: (plan, connection) => runs.generate(plan, connection),
    show: (folder) => panels.show(folder),
    restore: (panel, kept) => panels.restore(panel, kept),
    shownVersions: async (folder) => {
      const { lock } = await readLock(folder.fsPath);
      const versions = trainedVersions(lock, service.isRehearsing());
      const present = shownFor(folder, versions);
      return versions.map(({ air }) => air).filter((air) => present.has(air));
    },
    onDidChange: changed.event,
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
      runs.dispose();
      evidence.dispose();
      panels.dispose();
    },
  };
}
