import type { ImageTask, ModelVisibility } from "./answers.ts";

/** Request bodies besides the training's own; one task each. */

export function getResponseTask(taskUUID: string): object {
  return { taskType: "getResponse", taskUUID };
}

export function taskDetailsTask(taskUUID: string): object {
  return { taskType: "getTaskDetails", taskUUID };
}

/** One result per task, so that one refused picture doesn't spoil others. */
export function imageInferenceTask(task: ImageTask): object {
  return {
    taskType: "imageInference",
    taskUUID: task.taskUUID,
    deliveryMethod: "async",
    includeCost: true,
    outputType: "URL",
    outputFormat: task.outputFormat ?? "PNG",
    model: task.model,
    positivePrompt: task.positivePrompt,
    width: task.width,
    height: task.height,
    settings: { quality: task.quality },
    ...(task.reference && {
      inputs: { referenceImages: [{ ...task.reference }] },
    }),
  };
}

export function modelSearchTask(
  taskUUID: string,
  search: string,
  visibility: ModelVisibility | undefined,
): object {
  return {
    taskType: "modelSearch",
    taskUUID,
    search,
    ...(visibility !== undefined && { visibility }),
    limit: 20,
    offset: 0,
  };
}

export function accountTask(taskUUID: string): object {
  return { taskType: "accountManagement", taskUUID, operation: "getDetails" };
}

/** Around the media, so that its characters can be sent as they are produced. */
export function mediaUploadFrame(taskUUID: string): readonly [string, string] {
  const mark = "\u0000";
  const json = JSON.stringify([
    { taskType: "mediaStorage", taskUUID, operation: "upload", media: mark },
  ]);
  const [before = "", after = ""] = json.split(
    JSON.stringify(mark).slice(1, -1),
  );
  return [before, after];
}
