import { trainingStage } from "./progress.ts";
import type { Item } from "./refusal.ts";
import type { Rehearsal } from "./rehearsal.ts";
import type { MediaTask, Training } from "./stateShape.ts";
import type { Switches } from "./switches.ts";

/** A training as a poll shows it; a failed one carries its `error`. */
export function trainingItem(training: Training, rehearsal: Rehearsal): Item {
  const switches = rehearsal.switches();
  const { taskUUID, air, cost, includeCost } = training;
  const head = {
    taskType: switches.pollTaskType === "original" ? "training" : "getResponse",
    taskUUID,
  };
  const stage = trainingStage(training, rehearsal.clock.now(), switches);
  switch (stage.stage) {
    case "running":
      return {
        ...head,
        status: runningStatus(stage.share, switches),
        ...progressOf(stage.share, switches),
      };
    case "failed": {
      const { code, message } = stage;
      return { ...head, status: "error", error: { code, message } };
    }
    case "done":
      return {
        ...head,
        ...(switches.statusOnSuccess === "present"
          ? { status: "success" }
          : {}),
        air,
        ...(includeCost ? { cost } : {}),
        ...outputs(training, rehearsal),
      };
  }
}

function runningStatus(share: number, { extraStatuses }: Switches): string {
  if (share >= 0.1) return "processing";
  switch (extraStatuses) {
    case "none":
      return "processing";
    case "pending":
    case "queued":
      return extraStatuses;
    case "unknownWord":
      return "warmingUp";
  }
}

function progressOf(share: number, { progress }: Switches): Item {
  const percent = share * 100;
  switch (progress) {
    case "ints":
      return { progress: Math.floor(percent) };
    case "floats":
      return { progress: Math.round(percent * 1000) / 1000 };
    case "absent":
      return {};
    case "backwards":
      // Falls by eight in every second stretch of five percent.
      return {
        progress: Math.max(
          0,
          Math.floor(percent) - (Math.floor(percent / 5) % 2) * 8,
        ),
      };
  }
}

function outputs({ fileUUID }: Training, rehearsal: Rehearsal): Item {
  const url = `${rehearsal.origin()}/model/${fileUUID}.safetensors`;
  switch (rehearsal.switches().files) {
    case "url+uuid":
      return { outputs: { files: [{ uuid: fileUUID, url }] } };
    case "fileURL":
      return { outputs: { files: [{ fileURL: url }] } };
    case "none":
      return {};
  }
}

/** An upload or deletion; a young upload may still carry a placeholder. */
export function mediaItem(task: MediaTask, rehearsal: Rehearsal): Item {
  const { taskType, taskUUID, operation, mediaUUID, createdMs } = task;
  const head = { taskType, taskUUID, operation };
  if (operation === "delete") return { ...head, mediaUUID };
  if (rehearsal.clock.now() < createdMs + task.readyAfterMs) {
    return { ...head, mediaUUID: "1" };
  }
  const extension = rehearsal.state.media(mediaUUID)?.extension ?? "bin";
  const mediaURL = `${rehearsal.origin()}/media/${mediaUUID}.${extension}`;
  return { ...head, mediaUUID, mediaURL };
}
