import { list, nullable, numeric, oneOf, text, truth } from "./fields.ts";
import { optional, readShape, record } from "./shape.ts";
import type { Refusal } from "./refusal.ts";
import type { Shape, ValueOf } from "./shape.ts";

const faultShape = record({
  /** Task type the fault waits for; `*` takes any. */
  match: text({ minLength: 1 }),
  kind: oneOf(
    "401",
    "402",
    "403",
    "429",
    "500",
    "502html",
    "503",
    "504",
    "emptyBody",
    "truncatedJson",
    "errors200",
    "cut",
  ),
  times: numeric({ min: 1, multiplier: 1 }),
  /** `after`: the tasks are done, only the answer is spoilt. Default before. */
  when: optional(oneOf("before", "after")),
  /** Seconds of a Retry-After header; none without it. */
  retryAfterSeconds: optional(numeric({ min: 0 })),
  /** Error code to use in place of the kind's own. */
  code: optional(text({ minLength: 1 })),
});

/** An answer to spoil, and how often. */
export type Fault = ValueOf<typeof faultShape>;

const switchShapes = {
  /** Where a failed task's error stands in the answer to a poll. */
  errorPlacement: oneOf("item", "errors", "both"),
  /** Form of `outputs.files` of a finished training. */
  files: oneOf("url+uuid", "fileURL", "none"),
  /** Whether a polled item carries the original task type. */
  pollTaskType: oneOf("original", "getResponse"),
  statusOnSuccess: oneOf("present", "absent"),
  progress: oneOf("ints", "floats", "absent", "backwards"),
  /** Status word of the first tenth of a training. */
  extraStatuses: oneOf("none", "pending", "queued", "unknownWord"),
  unknownUuid: oneOf("empty", "taskNotFound"),
  /** How a training is acknowledged; `lost` accepts, then cuts the line. */
  ack: oneOf("plain", "withStatus", "lost", "slow"),
  /** Real milliseconds a slow ack waits. */
  slowAckMs: numeric({ min: 0 }),
  /** `accepted` acknowledges a repeated UUID without doing the task again. */
  duplicate: oneOf("conflict", "accepted"),
  taskUUID: oneOf("anyVersion", "v4"),
  undeclaredKeys: oneOf("refused", "ignored"),
  balance: oneOf("number", "object", "missing"),
  /** USD before anything was paid; 0 makes paid tasks fail with 402. */
  startingBalance: numeric({}),
  airSource: oneOf("present", "absent"),
  /** Whether the provider part of an AIR must be the account's. */
  airProvider: oneOf("any", "own"),
  airReuse: oneOf(
    "update",
    "modelAlreadyExists",
    "modelOwnershipValidationError",
  ),
  mediaUUID: oneOf("immediate", "placeholder"),
  /** Service milliseconds until a placeholder becomes a UUID. */
  mediaReadyMs: numeric({ min: 0 }),
  mediaZip: oneOf("accepted", "refused"),
  datasetForms: record({
    url: truth(),
    uuid: truth(),
    dataURI: truth(),
    base64: truth(),
  }),
  /** Form of `data` when it holds one item. */
  data: oneOf("array", "object"),
  /** Form of `parameter` in errors. */
  parameter: oneOf("string", "array"),
  /** Whether the trainer can be called at all. */
  modelStatus: oneOf("live", "comingSoon"),
  /** Service milliseconds a trained model stays unready after success. */
  modelReadyDelayMs: numeric({ min: 0 }),
  /** Service milliseconds after which getResponse forgets a finished task. */
  retentionMs: nullable(numeric({ min: 0 })),
  /** Service milliseconds generated pictures are kept without a `ttl`. */
  pictureRetentionMs: numeric({ min: 0 }),
  /** Every training stays in progress for ever. */
  stuck: truth(),
  /** Whether and how a finished training is posted to its `webhookURL`. */
  webhook: oneOf("off", "flat", "envelope"),
  webhookDelivery: oneOf("once", "twice"),
  /** Share of requests that are struck by a fault, at random by the seed. */
  randomFaults: numeric({ min: 0, max: 1 }),
  /** Real milliseconds a dataset URL may take to answer. */
  downloadTimeoutMs: numeric({ min: 1 }),
  faults: list(faultShape),
};

const wholeShape = record(switchShapes);

/** How the rehearsal behaves where sources disagree or are silent. */
export type Switches = ValueOf<typeof wholeShape>;

export const defaultSwitches: Switches = {
  errorPlacement: "item",
  files: "url+uuid",
  pollTaskType: "original",
  statusOnSuccess: "present",
  progress: "ints",
  extraStatuses: "none",
  unknownUuid: "empty",
  ack: "plain",
  slowAckMs: 2_000,
  duplicate: "conflict",
  taskUUID: "anyVersion",
  undeclaredKeys: "refused",
  balance: "object",
  startingBalance: 250,
  airSource: "present",
  airProvider: "any",
  airReuse: "update",
  mediaUUID: "immediate",
  mediaReadyMs: 4_000,
  mediaZip: "accepted",
  datasetForms: { url: true, uuid: true, dataURI: true, base64: true },
  data: "array",
  parameter: "string",
  modelStatus: "live",
  modelReadyDelayMs: 0,
  retentionMs: null,
  pictureRetentionMs: 7 * 24 * 60 * 60 * 1000,
  stuck: false,
  // A rehearsal knocks at nobody's door unless it is told to.
  webhook: "off",
  webhookDelivery: "once",
  randomFaults: 0,
  downloadTimeoutMs: 30_000,
  faults: [],
};

const patchShape: Shape<Readonly<Record<string, unknown>>> = record(
  Object.fromEntries(
    Object.entries(switchShapes).map(([key, shape]) => [
      key,
      optional<unknown>(shape),
    ]),
  ),
);

/** Changes some switches; unknown names and values are refused. */
export function changeSwitches(
  current: Switches,
  patch: unknown,
):
  | { readonly value: Switches }
  | {
      readonly refusals: readonly Refusal[];
    } {
  const read = readShape(patchShape, patch);
  if ("refusals" in read) return read;
  const given = Object.entries(read.value).filter(
    ([, value]) => value !== undefined,
  );
  return readShape(wholeShape, { ...current, ...Object.fromEntries(given) });
}
