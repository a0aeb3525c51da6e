import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { isGeneratedSide, limits } from "../../core/limits.ts";
import { baseModels } from "../baseModels.ts";
import { hashOf } from "../drawing/random.ts";
import {
  anyRecord,
  list,
  numeric,
  oneOf,
  oneOrMore,
  text,
  truth,
  uuid,
  webAddress,
} from "../fields.ts";
import { pictureItems } from "../pictureItems.ts";
import { referenceImage, refuseReference } from "../referenceImage.ts";
import { picturesDone, trainedModel } from "../progress.ts";
import { pictureTimes, prices } from "../prices.ts";
import { answered } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Rehearsal } from "../rehearsal.ts";
import type { TaskKind } from "../runTask.ts";
import { noteInvalid, optional, record } from "../shape.ts";
import type { Shape, ValueOf } from "../shape.ts";
import { shortened } from "../shortened.ts";
import type { Pictures } from "../stateShape.ts";

/** Bound of the service's other picture models; this family states none. */
const mostResults = 20;
const outputQualities = { min: 20, max: 99, default: 95 } as const;
const shortestTtlSeconds = 60;

const side: Shape<number> = {
  isOptional: false,
  read: (value, place, reading) =>
    typeof value === "number" && isGeneratedSide(value)
      ? value
      : noteInvalid(
          place,
          reading,
          `a whole number from ${limits.minGeneratedPixels} to ${limits.maxGeneratedPixels} in steps of ${limits.generatedPixelStep}`,
          {
            type: "integer",
            min: limits.minGeneratedPixels,
            max: limits.maxGeneratedPixels,
            multiplier: limits.generatedPixelStep,
          },
        ),
};

const shape = record({
  taskType: oneOf("imageInference"),
  taskUUID: uuid(),
  model: text({ minLength: 1 }),
  positivePrompt: text({
    pattern: /\S/,
    wanted: "a text that is not blank",
  }),
  width: side,
  height: side,
  settings: optional(record({ quality: optional(oneOf(...limits.qualities)) })),
  inputs: optional(
    record({
      referenceImages: optional(
        list(referenceImage, limits.maxReferenceImages),
      ),
    }),
  ),
  numberResults: optional(numeric({ min: 1, max: mostResults, multiplier: 1 })),
  outputType: optional(oneOrMore(oneOf("URL", "base64Data", "dataURI"))),
  outputFormat: optional(oneOf("JPG", "PNG", "WEBP")),
  outputQuality: optional(
    numeric({
      min: outputQualities.min,
      max: outputQualities.max,
      multiplier: 1,
    }),
  ),
  deliveryMethod: optional(oneOf("sync", "async")),
  includeCost: optional(truth()),
  webhookURL: optional(webAddress()),
  uploadEndpoint: optional(webAddress()),
  ttl: optional(numeric({ min: shortestTtlSeconds, multiplier: 1 })),
  safety: optional(record({ checkContent: optional(truth()) })),
  watermark: optional(anyRecord()),
});

type PictureRequest = ValueOf<typeof shape>;

export const imageInference: TaskKind<PictureRequest> = {
  taskType: "imageInference",
  shape,
  uuid: "fresh",
  price: (task) => pictureCost(task) * (task.numberResults ?? 1),
  check: (task, call) => [
    ...refuseModel(task.model, call.rehearsal),
    ...(task.inputs?.referenceImages ?? []).flatMap((reference) =>
      refuseReference(reference, call.rehearsal),
    ),
  ],
  run: async (task, { rehearsal }, raw) => {
    const stored = toStored(task, rehearsal, raw);
    rehearsal.state.putTask(stored);
    await rehearsal.state.save();
    if (task.deliveryMethod === "async") {
      const { taskType, taskUUID } = stored;
      return answered({ taskType, taskUUID });
    }
    await untilDone(stored, rehearsal);
    return answered(...(await pictureItems(stored, rehearsal, "sync")));
  },
};

function pictureCost(task: PictureRequest): number {
  return prices.picture[task.settings?.quality ?? limits.qualities[0]];
}

function toStored(
  task: PictureRequest,
  rehearsal: Rehearsal,
  raw: Readonly<Record<string, unknown>>,
): Pictures {
  const { clock, state, speed } = rehearsal;
  const createdMs = clock.now();
  const quality = task.settings?.quality ?? limits.qualities[0];
  const model = trainedModel(
    state,
    task.model,
    createdMs,
    rehearsal.switches(),
  );
  const asked = askedBefore(task, rehearsal);
  const indices = Array.from({ length: task.numberResults ?? 1 }, (_, i) => i);
  return {
    taskType: "imageInference",
    taskUUID: task.taskUUID,
    request: shortened(raw),
    createdMs,
    air: task.model,
    trainedBy: model?.training.taskUUID ?? null,
    prompt: task.positivePrompt,
    width: task.width,
    height: task.height,
    quality,
    outputTypes: task.outputType ?? ["URL"],
    outputFormat: task.outputFormat ?? "JPG",
    outputQuality: task.outputQuality ?? outputQualities.default,
    readyAfterMs: indices.map(
      (index) =>
        (pictureTimes.firstMs[quality] * (1 + pictureTimes.nextShare * index)) /
        speed,
    ),
    imageUUIDs: indices.map(() => randomUUID()),
    seeds: indices.map((index) =>
      hashOf(
        JSON.stringify([
          task.positivePrompt,
          task.model,
          index,
          rehearsal.seed,
          task.inputs?.referenceImages ?? [],
          // The same prompt once more is another drawing.
          ...(asked > 0 ? [asked] : []),
        ]),
      ),
    ),
    keptMs:
      task.ttl === undefined
        ? rehearsal.switches().pictureRetentionMs
        : task.ttl * 1000,
    includeCost: task.includeCost ?? false,
    cost: pictureCost(task),
  };
}

/** How often the same model was asked for the same prompt in the same size before. */
function askedBefore(
  { model, positivePrompt, width, height }: PictureRequest,
  { state }: Rehearsal,
): number {
  return state
    .tasks()
    .filter(
      (task) =>
        task.taskType === "imageInference" &&
        task.air === model &&
        task.prompt === positivePrompt &&
        task.width === width &&
        task.height === height,
    ).length;
}

function refuseModel(air: string, rehearsal: Rehearsal): readonly Refusal[] {
  const { state, clock } = rehearsal;
  const switches = rehearsal.switches();
  if (baseModels.some((model) => model.air === air)) return [];
  const model = trainedModel(state, air, clock.now(), switches);
  const refusal = { httpStatus: 400, parameter: "model" };
  if (model === undefined) {
    const message = `'${air}' is not a model this account can use.`;
    return [{ code: "invalidModel", message, ...refusal }];
  }
  return clock.now() < model.atMs + switches.modelReadyDelayMs
    ? [
        {
          code: "modelNotReady",
          message: `'${air}' is trained and not yet ready for use.`,
          ...refusal,
        },
      ]
    : [];
}

/** Waits in the service's time, which may be skipped meanwhile. */
async function untilDone(
  task: Pictures,
  { clock, signal }: Rehearsal,
): Promise<void> {
  const lookEveryMs = 20;
  while (picturesDone(task, clock.now()) < task.imageUUIDs.length) {
    await sleep(lookEveryMs, undefined, { signal });
  }
}
