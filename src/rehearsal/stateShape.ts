import { limits } from "../core/limits.ts";
import {
  anyRecord,
  either,
  list,
  nullable,
  numeric,
  oneOf,
  text,
  truth,
} from "./fields.ts";
import { optional, record } from "./shape.ts";
import type { ValueOf } from "./shape.ts";
import { styleShape } from "./style.ts";

const common = {
  taskUUID: text(),
  /** The request as it came, long texts shortened. */
  request: anyRecord(),
  /** Milliseconds since the epoch, in the service's time. */
  createdMs: numeric(),
};

const datasetSourceShape = either(
  record({ kind: oneOf("url"), url: text() }),
  record({ kind: oneOf("media"), mediaUUID: text() }),
);

const inspectionShape = either(
  record({ outcome: oneOf("pending") }),
  either(
    record({
      outcome: oneOf("refused"),
      code: text(),
      message: text(),
      atMs: numeric(),
    }),
    record({ outcome: oneOf("learnt"), style: styleShape, images: numeric() }),
  ),
);

const trainingShape = record({
  ...common,
  taskType: oneOf("training"),
  durationMs: numeric(),
  air: text(),
  name: text(),
  version: optional(text()),
  shortDescription: optional(text()),
  heroImageURL: optional(text()),
  webhookURL: optional(text()),
  /** Whether its result has been posted there. */
  isPosted: optional(truth()),
  private: truth(),
  includeCost: truth(),
  /** USD. */
  cost: numeric(),
  fileUUID: text(),
  source: datasetSourceShape,
  inspection: inspectionShape,
});

const picturesShape = record({
  ...common,
  taskType: oneOf("imageInference"),
  air: text(),
  /** The training that had this AIR when asked; null for a base model. */
  trainedBy: nullable(text()),
  prompt: text(),
  width: numeric(),
  height: numeric(),
  quality: oneOf(...limits.qualities),
  outputTypes: list(oneOf("URL", "base64Data", "dataURI")),
  outputFormat: oneOf("JPG", "PNG", "WEBP"),
  outputQuality: numeric(),
  /** Milliseconds after `createdMs` at which each picture is done. */
  readyAfterMs: list(numeric()),
  /** One per picture, in order. */
  imageUUIDs: list(text()),
  seeds: list(numeric()),
  keptMs: numeric(),
  includeCost: truth(),
  /** USD, each picture. */
  cost: numeric(),
});

const mediaTaskShape = record({
  ...common,
  taskType: oneOf("mediaStorage"),
  operation: oneOf("upload", "delete"),
  mediaUUID: text(),
  readyAfterMs: numeric(),
});

const mediaShape = record({
  mediaUUID: text(),
  extension: text(),
  contentType: text(),
  createdMs: numeric(),
  /** Kept for a task; not the user's to list, name or delete. */
  isInternal: truth(),
});

export const stateShape = record({
  version: numeric({ min: 1, max: 1, multiplier: 1 }),
  skippedMs: numeric(),
  tasks: list(either(trainingShape, either(picturesShape, mediaTaskShape))),
  media: list(mediaShape),
});

export type Training = ValueOf<typeof trainingShape>;
export type Inspection = Training["inspection"];
export type DatasetSource = Training["source"];
export type Pictures = ValueOf<typeof picturesShape>;
export type MediaTask = ValueOf<typeof mediaTaskShape>;
export type Media = ValueOf<typeof mediaShape>;
export type Task = Training | Pictures | MediaTask;
export type StoredState = ValueOf<typeof stateShape>;
