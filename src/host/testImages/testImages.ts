import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import * as vscode from "vscode";
import type { TestPrompt } from "../../core/dataset/manifest.ts";
import type {
  EvaluationCell,
  ModelVersion,
} from "../../core/evaluation/planEvaluation.ts";
import {
  planEvaluation,
  usualCostUSD,
} from "../../core/evaluation/planEvaluation.ts";
import { readLock } from "../../engine/dataset/lockFile.ts";
import { readEvaluations } from "../../engine/evaluation/evaluationFiles.ts";
import { createFetchPicture } from "../../engine/evaluation/fetchPicture.ts";
import type { CellChange } from "../../engine/evaluation/runEvaluation.ts";
import { runEvaluation } from "../../engine/evaluation/runEvaluation.ts";
import { isTrustedToWrite } from "../commands/trust.ts";
import { fullId } from "../commands/commandIds.ts";
import { failureWords } from "../commands/failureWords.ts";
import type { Connection, ServiceAccess } from "../connection/serviceAccess.ts";
import type { Datasets } from "../datasets/datasets.ts";
import type { Disposable } from "../own.ts";
import type { Paths } from "../paths.ts";
import type { CellRows, RunState } from "./evaluationState.ts";
import { evaluationState, readyCell } from "./evaluationState.ts";
import { createTestImagesPanels } from "./testImagesPanel.ts";
import type { HostCell, TestImagesState } from "./testImagesState.ts";
import { noteInLock } from "./noteInLock.ts";
import { trainedVersions } from "./trainedVersions.ts";

/** Versions a page begins with: the new one beside the old one. */
const shownAtFirst = 2;

/** What is to be generated, before anybody pays. */
export interface EvaluationPlan {
  readonly folder: vscode.Uri;
  /** Newest first. */
  readonly versions: readonly ModelVersion[];
  readonly cells: readonly EvaluationCell[];
  /** What earlier pictures of this kind cost; undefined: not known. */
  readonly costUSD: number | undefined;
  readonly connection: Connection;
}

/** Test images of every dataset: planned, drawn, shown. */
export interface TestImages extends Disposable {
  plan(
    folder: vscode.Uri,
    prompts: readonly TestPrompt[],
    connection: Connection,
  ): Promise<EvaluationPlan>;
  /** Draws what the plan names; resolves at its end, or when it is stopped. */
  generate(plan: EvaluationPlan): Promise<void>;
  show(folder: vscode.Uri): void;
}

export function createTestImages(options: {
  readonly paths: Paths;
  readonly datasets: Datasets;
  readonly service: ServiceAccess;
  readonly log: vscode.LogOutputChannel;
}): TestImages {
  const { datasets, service, log } = options;
  const runs = new Map<string, RunState>();
  const shown = new Map<string, Set<string>>();
  /** Why cells failed, until they are tried again. */
  const failures = new Map<string, CellRows>();
  const fetchPicture = createFetchPicture({ fetch });

  const panels = createTestImagesPanels({
    extensionUri: options.paths.extension,
    log,
    actions: {
      snapshot,
      generateMissing: async (folder) => {
        await vscode.commands.executeCommand(
          fullId("generateTestImages"),
          folder,
        );
      },
      retry: async (folder, { key, air }) => {
        if (!isTrustedToWrite()) return;
        const connection = await service.connection();
        const prompts = datasets.get(folder)?.linted?.dataset.manifest.prompts;
        if (!connection || !prompts) return;
        const whole = await plan(folder, prompts, connection);
        const cells = whole.cells.filter(
          (cell) => cell.promptKey === key && cell.version.air === air,
        );
        await generate({ ...whole, cells });
      },
      stop: (folder) => runs.get(folder.toString())?.abort.abort(),
      addVersion,
      editPrompts: async (folder) => {
        await vscode.commands.executeCommand(fullId("openManifest"), {
          folder,
          finding: { rule: "prompt/too-few", message: "", at: ["prompts"] },
        });
      },
      addStarterPrompts: async (folder) => {
        await vscode.commands.executeCommand(
          fullId("generateTestImages"),
          folder,
        );
      },
    },
  });

  async function plan(
    folder: vscode.Uri,
    prompts: readonly TestPrompt[],
    connection: Connection,
  ): Promise<EvaluationPlan> {
    const rehearsal = connection.service.kind === "rehearsal";
    const { lock } = await readLock(folder.fsPath);
    const versions = trainedVersions(lock, rehearsal);
    const { images } = await readEvaluations(folder.fsPath);
    const records = images.map(({ record }) => record);
    const wanted = versions.filter(({ air }) =>
      shownFor(folder, versions).has(air),
    );
    const cells = planEvaluation(prompts, wanted, records, rehearsal);
    const costs = cells.map(({ prompt }) => usualCostUSD(records, prompt));
    return {
      folder,
      versions,
      cells,
      costUSD: costs.reduce(
        (sum, cost) =>
          sum === undefined || cost === undefined ? undefined : sum + cost,
        0,
      ),
      connection,
    };
  }

  async function generate({
    folder,
    cells,
    connection,
  }: EvaluationPlan): Promise<void> {
    const id = folder.toString();
    if (runs.has(id)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          "Test images are being drawn already; try again when they are done.",
        ),
      );
      return;
    }
    const run: RunState = {
      abort: new AbortController(),
      cells: new Map(),
      total: cells.length,
      done: 0,
    };
    runs.set(id, run);
    panels.refresh(folder);
    try {
      const result = await runEvaluation({
        folder: folder.fsPath,
        cells,
        rehearsal: connection.service.kind === "rehearsal",
        client: connection.client,
        fetchPicture,
        now: Date.now,
        newUUID: randomUUID,
        sleep: async (ms, signal) => {
          await wait(ms, undefined, { signal });
        },
        signal: run.abort.signal,
        onChange(change) {
          note(run, change);
          panels.refresh(folder);
        },
      });
      log.info(
        `Test images: ${result.ready} ready, ${result.failed} failed, ${result.left} left`,
      );
      await noteInLock(
        folder.fsPath,
        run.cells,
        connection.service.kind === "rehearsal",
        new Date(),
      ).catch((error: unknown) => log.warn(String(error)));
      if (result.endedBy) {
        const { message } = failureWords(result.endedBy);
        void vscode.window.showErrorMessage(message);
      }
    } finally {
      failures.set(id, failedCells(failures.get(id), run));
      runs.delete(id);
      panels.refresh(folder);
    }
  }

  async function snapshot(folder: vscode.Uri): Promise<TestImagesState> {
    await datasets.found;
    const id = folder.toString();
    const state = datasets.get(folder);
    const linted = state?.linted ?? (await datasets.lint(folder));
    const rehearsal = service.isRehearsing();
    const { lock } = await readLock(folder.fsPath);
    const versions = trainedVersions(lock, rehearsal);
    const { images } = await readEvaluations(folder.fsPath);
    const run = runs.get(id);
    return evaluationState({
      title: datasets.get(folder)?.name ?? folder.path,
      rehearsal,
      prompts: linted.dataset.manifest.prompts,
      versions,
      shown: shownFor(folder, versions),
      images,
      news: [failures.get(id), run?.cells],
      running: run && { done: run.done, total: run.total },
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
      { placeHolder: vscode.l10n.t("Model version to put beside these") },
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
    }),
  ];

  return {
    plan,
    generate,
    show: (folder) => panels.show(folder),
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
      for (const { abort } of runs.values()) abort.abort();
      panels.dispose();
    },
  };
}

function note(run: RunState, change: CellChange): void {
  const row = run.cells.get(change.promptKey) ?? new Map<string, HostCell>();
  run.cells.set(change.promptKey, row);
  switch (change.state) {
    case "waiting":
      row.set(change.air, { state: "waiting" });
      return;
    case "ready":
      run.done += 1;
      row.set(change.air, readyCell(change.image));
      return;
    case "failed":
      run.done += 1;
      row.set(change.air, {
        state: "failed",
        message: failureWords(change.failure).message,
      });
  }
}

/** Failures so far, with what the latest run says of its own cells. */
function failedCells(before: CellRows | undefined, run: RunState): CellRows {
  const failed: CellRows = new Map(before);
  for (const [key, row] of run.cells) {
    const cells = [...row].filter(([, cell]) => cell.state === "failed");
    const others = [...(before?.get(key) ?? [])].filter(
      ([air]) => !row.has(air),
    );
    failed.set(key, new Map([...others, ...cells]));
  }
  return failed;
}
