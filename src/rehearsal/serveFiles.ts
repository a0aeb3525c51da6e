import type { ServerResponse } from "node:http";
import { pictureContent, pictureContentType } from "./pictureItems.ts";
import { trainingStage } from "./progress.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { reply, replyJson } from "./reply.ts";
import { trainings } from "./state.ts";

/** Answers a GET for a medium, a generated picture or a trained model. */
export async function serveFile(
  path: string,
  response: ServerResponse,
  rehearsal: Rehearsal,
): Promise<void> {
  const [, folder, uuid] =
    /^\/(\w+)\/([0-9a-f-]{36})(?:\.\w+)?$/i.exec(path) ?? [];
  const file = uuid && folder && (await findFile(folder, uuid, rehearsal));
  if (file) {
    reply(response, 200, file.contentType, file.content);
  } else {
    replyJson(response, 404, { error: `There is nothing at ${path}.` });
  }
}

interface ServedFile {
  readonly contentType: string;
  readonly content: Uint8Array;
}

async function findFile(
  folder: string,
  uuid: string,
  rehearsal: Rehearsal,
): Promise<ServedFile | undefined> {
  switch (folder) {
    case "media":
      return findMedia(uuid, rehearsal);
    case "image":
      return findPicture(uuid, rehearsal);
    case "model":
      return findModel(uuid, rehearsal);
    default:
      return undefined;
  }
}

async function findMedia(
  uuid: string,
  { state }: Rehearsal,
): Promise<ServedFile | undefined> {
  const media = state.media(uuid);
  if (media === undefined || media.isInternal) return undefined;
  const content = await state.mediaContent(uuid);
  return { contentType: media.contentType, content };
}

async function findPicture(
  uuid: string,
  rehearsal: Rehearsal,
): Promise<ServedFile | undefined> {
  const nowMs = rehearsal.clock.now();
  for (const task of rehearsal.state.tasks()) {
    if (task.taskType !== "imageInference") continue;
    const index = task.imageUUIDs.indexOf(uuid);
    if (index === -1) continue;
    const readyMs = task.createdMs + (task.readyAfterMs[index] ?? 0);
    if (nowMs < readyMs || nowMs > readyMs + task.keptMs) return undefined;
    const content = await pictureContent(task, index, rehearsal);
    return { contentType: pictureContentType(task), content };
  }
  return undefined;
}

function findModel(
  uuid: string,
  { state, clock, switches }: Rehearsal,
): ServedFile | undefined {
  const training = trainings(state).find(({ fileUUID }) => fileUUID === uuid);
  if (training === undefined) return undefined;
  const { stage } = trainingStage(training, clock.now(), switches());
  if (stage !== "done") return undefined;
  return {
    contentType: "application/octet-stream",
    content: emptySafetensors({ air: training.air, rehearsal: "true" }),
  };
}

/** A safetensors file without tensors: length of the header, then the header. */
function emptySafetensors(metadata: Readonly<Record<string, string>>): Buffer {
  const header = Buffer.from(JSON.stringify({ __metadata__: metadata }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header]);
}
