import { noteEvaluation, readLock } from "../dataset/lockFile.ts";
import type { CellChange } from "./runEvaluation.ts";

/** Notes in the lock which models a run's test images were made with, and how many. */
export async function noteRun(
  folder: string,
  changes: readonly CellChange[],
  rehearsal: boolean,
  at: Date,
): Promise<void> {
  const { lock } = await readLock(folder);
  for (const air of new Set(changes.map((change) => change.air))) {
    const ofModel = changes.filter((change) => change.air === air);
    const costs = ofModel.flatMap((change) =>
      change.state === "ready" ? [change.image.record.costUSD ?? 0] : [],
    );
    const failed = ofModel.filter(({ state }) => state === "failed").length;
    const version = lock.versions.findLast(
      ({ air: asked, training }) =>
        training?.outcome === "succeeded" &&
        (training.rehearsal ?? false) === rehearsal &&
        (training.air ?? asked) === air,
    );
    if (!version?.training || costs.length + failed === 0) continue;
    await noteEvaluation(folder, version.training.taskUUID, {
      at: at.toISOString(),
      images: costs.length,
      failed,
      costUSD: costs.reduce((sum, cost) => sum + cost, 0),
    });
  }
}
