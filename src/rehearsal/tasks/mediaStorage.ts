import { randomUUID } from "node:crypto";
import { oneOf, text, uuid } from "../fields.ts";
import { readInlineData } from "../inlineData.ts";
import { fetchDataset } from "../fetchDataset.ts";
import { mediaItem } from "../items.ts";
import { contentKind, mediaType } from "../pictureFormat.ts";
import { answered, refused } from "../refusal.ts";
import type { Outcome, Refusal } from "../refusal.ts";
import type { Rehearsal } from "../rehearsal.ts";
import type { TaskKind } from "../runTask.ts";
import { record } from "../shape.ts";
import type { ValueOf } from "../shape.ts";
import { shortened } from "../shortened.ts";

const shape = record({
  taskType: oneOf("mediaStorage"),
  taskUUID: uuid(),
  operation: oneOf("upload", "delete"),
  media: text({ minLength: 1 }),
});

type MediaRequest = ValueOf<typeof shape>;
type Request = Readonly<Record<string, unknown>>;

export const mediaStorage: TaskKind<MediaRequest> = {
  taskType: "mediaStorage",
  shape,
  uuid: "fresh",
  run: (task, { rehearsal }, raw) =>
    task.operation === "upload"
      ? upload(task, rehearsal, raw)
      : remove(task, rehearsal, raw),
};

async function upload(
  task: MediaRequest,
  rehearsal: Rehearsal,
  raw: Request,
): Promise<Outcome> {
  const { state, clock } = rehearsal;
  const switches = rehearsal.switches();
  const bytes = await mediaBytes(task.media, rehearsal);
  if (bytes === undefined) return refused(invalidMedia(wantedMedia));
  const kind = contentKind(bytes);
  if (kind.kind === "zip" && switches.mediaZip === "refused") {
    return refused(invalidMedia("Archives are not stored as media."));
  }
  const createdMs = clock.now();
  const mediaUUID = randomUUID();
  await state.putMedia(
    { mediaUUID, ...mediaType(kind), createdMs, isInternal: false },
    bytes,
  );
  const stored = {
    taskType: "mediaStorage",
    taskUUID: task.taskUUID,
    request: shortened(raw),
    createdMs,
    operation: "upload",
    mediaUUID,
    readyAfterMs:
      switches.mediaUUID === "placeholder" ? switches.mediaReadyMs : 0,
  } as const;
  state.putTask(stored);
  await state.save();
  return answered(mediaItem(stored, rehearsal));
}

async function remove(
  task: MediaRequest,
  rehearsal: Rehearsal,
  raw: Request,
): Promise<Outcome> {
  const { state, clock } = rehearsal;
  const media = state.media(task.media);
  if (media === undefined || media.isInternal) {
    return refused({
      code: "mediaNotFound",
      message: `There is no medium ${task.media}.`,
      httpStatus: 404,
      parameter: "media",
    });
  }
  const stored = {
    taskType: "mediaStorage",
    taskUUID: task.taskUUID,
    request: shortened(raw),
    createdMs: clock.now(),
    operation: "delete",
    mediaUUID: task.media,
    readyAfterMs: 0,
  } as const;
  state.putTask(stored);
  await state.removeMedia(task.media);
  await state.save();
  return answered(mediaItem(stored, rehearsal));
}

async function mediaBytes(
  media: string,
  { switches, signal }: Rehearsal,
): Promise<Uint8Array | undefined> {
  if (!/^https?:\/\//i.test(media) || !URL.canParse(media)) {
    return readInlineData(media)?.bytes;
  }
  const fetched = await fetchDataset(
    media,
    switches().downloadTimeoutMs,
    signal,
  );
  return "bytes" in fetched ? fetched.bytes : undefined;
}

const wantedMedia =
  "media must be a data URI, base64 or an address that can be fetched.";

function invalidMedia(message: string): Refusal {
  return {
    code: "invalidMedia",
    message,
    httpStatus: 400,
    parameter: "media",
  };
}
