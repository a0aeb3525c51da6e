import { fetchDataset } from "./fetchDataset.ts";
import { inspectDataset } from "./inspectDataset.ts";
import type { Verdict } from "./inspectDataset.ts";
import type { Rehearsal } from "./rehearsal.ts";
import type { Training } from "./stateShape.ts";

/** Fetches and inspects the dataset of a training, and keeps the verdict. */
export async function inspectTraining(
  training: Training,
  rehearsal: Rehearsal,
): Promise<void> {
  const { state, clock } = rehearsal;
  const verdict = await judge(training, rehearsal);
  const inspection =
    verdict.outcome === "refused" ? { ...verdict, atMs: clock.now() } : verdict;
  state.putTask({ ...training, inspection });
  await state.save();
}

async function judge(
  { source }: Training,
  { state, switches, signal }: Rehearsal,
): Promise<Verdict> {
  switch (source.kind) {
    case "media": {
      if (state.media(source.mediaUUID) === undefined) {
        return downloadFailed(`The medium ${source.mediaUUID} is gone.`);
      }
      const bytes = await state.mediaContent(source.mediaUUID);
      return inspectDataset(bytes, signal);
    }
    case "url": {
      const { downloadTimeoutMs } = switches();
      const fetched = await fetchDataset(source.url, downloadTimeoutMs, signal);
      return "message" in fetched
        ? downloadFailed(fetched.message)
        : inspectDataset(fetched.bytes, signal);
    }
  }
}

function downloadFailed(message: string): Verdict {
  return {
    outcome: "refused",
    code: "downloadFailed",
    message: `The dataset could not be downloaded: ${message}`,
  };
}
