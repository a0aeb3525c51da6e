import type { Journal } from "../training/journalTypes.ts";
import { createMediaRecords } from "./mediaRecords.ts";
import type { MediaMemory } from "./uploadPackage.ts";

/** What this user uploaded lately, and which of it a training failed with. */
export function mediaMemory(options: {
  readonly account: string;
  readonly mediaFile: string;
  readonly journal: Journal;
}): MediaMemory {
  const { account, mediaFile, journal } = options;
  return {
    account,
    records: createMediaRecords(mediaFile, Date.now),
    now: Date.now,
    isDoubtful: (mediaUUID) =>
      [...journal.jobs().values()].some(
        (job) =>
          job.state === "failed" && job.sent?.body.inputs.dataset === mediaUUID,
      ),
  };
}
