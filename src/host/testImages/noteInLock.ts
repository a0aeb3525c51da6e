import { noteEvaluation, readLock } from "../../engine/dataset/lockFile.ts";
import type { CellNewsByKey } from "./evaluationState.ts";

/** Notes in the lock which models test images were made with, and how many. */
export async function noteInLock(
  folder: string,
  news: CellNewsByKey,
  rehearsal: boolean,
  at: Date,
): Promise<void> {
  const { lock } = await readLock(folder);
  const all = [...news.values()];
  for (const air of new Set(all.map((each) => each.air))) {
    const ofModel = all.flatMap((each) =>
      each.air === air ? [each.cell] : [],
    );
    const ready = ofModel.flatMap((cell) =>
      cell.state === "ready" ? [cell.costUSD ?? 0] : [],
    );
    const failed = ofModel.filter(({ state }) => state === "failed").length;
    const version = lock.versions.findLast(
      ({ air: asked, training }) =>
        training?.outcome === "succeeded" &&
        (training.rehearsal ?? false) === rehearsal &&
        (training.air ?? asked) === air,
    );
    if (!version?.training || ready.length + failed === 0) continue;
    await noteEvaluation(folder, version.training.taskUUID, {
      at: at.toISOString(),
      images: ready.length,
      failed,
      costUSD: ready.reduce((sum, cost) => sum + cost, 0),
    });
  }
}
