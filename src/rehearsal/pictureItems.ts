import { baseModels } from "./baseModels.ts";
import { drawPicture } from "./drawing/drawPicture.ts";
import type { Item } from "./refusal.ts";
import type { Rehearsal } from "./rehearsal.ts";
import type { Pictures } from "./stateShape.ts";
import type { Style } from "./style.ts";

const formats = {
  JPG: { extension: "jpg", contentType: "image/jpeg" },
  PNG: { extension: "png", contentType: "image/png" },
  WEBP: { extension: "webp", contentType: "image/webp" },
} as const;

/** MIME type the pictures of a task are served with. */
export function pictureContentType(task: Pictures): string {
  return formats[task.outputFormat].contentType;
}

/** One item per picture, in order; unfinished ones say so when polled. */
export function pictureItems(
  task: Pictures,
  rehearsal: Rehearsal,
  asked: "sync" | "polled",
): Promise<readonly Item[]> {
  const { statusOnSuccess, pollTaskType } = rehearsal.switches();
  const { taskUUID, createdMs, cost, includeCost } = task;
  const head = {
    taskType:
      asked === "polled" && pollTaskType === "getResponse"
        ? "getResponse"
        : task.taskType,
    taskUUID,
  };
  const hasStatus = asked === "polled" && statusOnSuccess === "present";
  return Promise.all(
    task.imageUUIDs.map(async (imageUUID, index) => {
      const readyMs = createdMs + (task.readyAfterMs[index] ?? 0);
      if (rehearsal.clock.now() < readyMs) {
        return { ...head, status: "processing" };
      }
      return {
        ...head,
        ...(hasStatus ? { status: "success" } : {}),
        imageUUID,
        ...(await contentOf(task, index, rehearsal)),
        seed: task.seeds[index],
        ...(includeCost ? { cost } : {}),
      };
    }),
  );
}

async function contentOf(
  task: Pictures,
  index: number,
  rehearsal: Rehearsal,
): Promise<Item> {
  const { extension, contentType } = formats[task.outputFormat];
  const { outputTypes, imageUUIDs } = task;
  const url = `${rehearsal.origin()}/image/${imageUUIDs[index] ?? ""}.${extension}`;
  const link = outputTypes.includes("URL") ? { imageURL: url } : {};
  if (outputTypes.every((type) => type === "URL")) return link;
  const base64 = (await pictureContent(task, index, rehearsal)).toString(
    "base64",
  );
  return {
    ...link,
    ...(outputTypes.includes("base64Data") ? { imageBase64Data: base64 } : {}),
    ...(outputTypes.includes("dataURI")
      ? { imageDataURI: `data:${contentType};base64,${base64}` }
      : {}),
  };
}

/** Draws one picture; the same task always gives the same bytes. */
export function pictureContent(
  task: Pictures,
  index: number,
  { state }: Rehearsal,
): Promise<Buffer> {
  return drawPicture({
    prompt: task.prompt,
    seed: task.seeds[index] ?? 0,
    style: styleOf(task, state),
    width: task.width,
    height: task.height,
    quality: task.quality,
    format: task.outputFormat,
    outputQuality: task.outputQuality,
  });
}

function styleOf(task: Pictures, state: Rehearsal["state"]): Style {
  const trainedBy =
    task.trainedBy === null ? undefined : state.task(task.trainedBy);
  if (
    trainedBy?.taskType === "training" &&
    trainedBy.inspection.outcome === "learnt"
  ) {
    return trainedBy.inspection.style;
  }
  const base = baseModels.find(({ air }) => air === task.air);
  if (base === undefined) throw new Error(`No style is known for ${task.air}`);
  return base.style;
}
