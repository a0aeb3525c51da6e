import { randomUUID } from "node:crypto";
import { limits } from "../../core/limits.ts";
import { account } from "../account.ts";
import { isUuid, oneOf, text, truth, uuid, webAddress } from "../fields.ts";
import { readInlineData } from "../inlineData.ts";
import { contentKind, mediaType } from "../pictureFormat.ts";
import { prices } from "../prices.ts";
import { trainingStage } from "../progress.ts";
import { answered } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Call } from "../rehearsal.ts";
import type { TaskKind } from "../runTask.ts";
import { optional, record } from "../shape.ts";
import type { ValueOf } from "../shape.ts";
import { shortened } from "../shortened.ts";
import { trainings } from "../state.ts";
import type { DatasetSource } from "../stateShape.ts";
import type { Switches } from "../switches.ts";

const shape = record({
  taskType: oneOf("training"),
  taskUUID: uuid(),
  model: text({ minLength: 1 }),
  webhookURL: optional(webAddress()),
  includeCost: optional(truth()),
  deliveryMethod: optional(oneOf("async")),
  inputs: record({ dataset: text({ minLength: 1 }) }),
  importModel: record({
    air: text({
      pattern: /^[^\s:@]+:[^\s:@]+@[^\s:@]+$/,
      wanted: "of the form provider:model@version",
    }),
    name: text({ minLength: 1, maxLength: limits.maxModelNameLength }),
    heroImageURL: optional(webAddress()),
    private: optional(truth()),
    shortDescription: optional(text()),
    uniqueIdentifier: optional(text()),
    version: optional(text()),
  }),
});

type TrainingRequest = ValueOf<typeof shape>;

export const training: TaskKind<TrainingRequest> = {
  taskType: "training",
  shape,
  uuid: "fresh",
  price: () => prices.training,
  check: (task, call) => [
    ...refuseModel(task.model, call.rehearsal.switches()),
    ...refuseAir(task.importModel.air, call),
    ...refuseDataset(task.inputs.dataset, call),
  ],
  run: async (task, { rehearsal }, raw) => {
    const { state, clock, switches, speed } = rehearsal;
    const { importModel } = task;
    const inline = inlineDataset(task.inputs.dataset);
    const createdMs = clock.now();
    const source = datasetSource(task.inputs.dataset);
    state.putTask({
      taskType: "training",
      taskUUID: task.taskUUID,
      request: shortened(raw),
      createdMs,
      durationMs: limits.usualTrainingMs / speed,
      air: importModel.air,
      name: importModel.name,
      version: importModel.version,
      shortDescription: importModel.shortDescription,
      heroImageURL: importModel.heroImageURL,
      webhookURL: task.webhookURL,
      isPosted: undefined,
      private: importModel.private ?? false,
      includeCost: task.includeCost ?? false,
      cost: prices.training,
      fileUUID: randomUUID(),
      source,
      inspection: { outcome: "pending" },
    });
    if (inline !== undefined && source.kind === "media") {
      const kind = mediaType(contentKind(inline.bytes));
      const { mediaUUID } = source;
      await state.putMedia(
        { mediaUUID, ...kind, createdMs, isInternal: true },
        inline.bytes,
      );
    }
    await state.save();
    rehearsal.inspect(task.taskUUID);
    return answered({
      taskType: "training",
      taskUUID: task.taskUUID,
      ...(switches().ack === "withStatus" ? { status: "processing" } : {}),
    });
  },
};

function refuseModel(model: string, switches: Switches): readonly Refusal[] {
  if (model !== limits.trainerModel) {
    return [
      {
        code: "invalidModel",
        message: `'${model}' is not a model that can be trained.`,
        httpStatus: 400,
        parameter: "model",
        detail: { allowedValues: [limits.trainerModel] },
      },
    ];
  }
  return switches.modelStatus === "live"
    ? []
    : [
        {
          code: "modelNotReady",
          message: `'${model}' is announced and cannot be called yet.`,
          httpStatus: 400,
          parameter: "model",
        },
      ];
}

/** An AIR is taken from the submission on, unless that training failed. */
function refuseAir(air: string, { rehearsal }: Call): readonly Refusal[] {
  const { state, clock } = rehearsal;
  const switches = rehearsal.switches();
  const refuse = (code: string, message: string) => [
    { code, message, httpStatus: 400, parameter: "importModel.air" },
  ];
  const provider = air.split(":", 1)[0];
  if (
    switches.airProvider === "own" &&
    provider !== account.airSource &&
    provider !== "runware"
  ) {
    return refuse(
      "modelOwnershipValidationError",
      `The provider of ${air} must be '${account.airSource}'.`,
    );
  }
  const isTaken = trainings(state).some(
    (other) =>
      other.air === air &&
      trainingStage(other, clock.now(), switches).stage !== "failed",
  );
  return isTaken && switches.airReuse !== "update"
    ? refuse(switches.airReuse, `${air} belongs to an existing model.`)
    : [];
}

function refuseDataset(
  dataset: string,
  { rehearsal }: Call,
): readonly Refusal[] {
  const { datasetForms } = rehearsal.switches();
  const refuse = (message: string) => [
    {
      code: "invalidDataset",
      message,
      httpStatus: 400,
      parameter: "inputs.dataset",
    },
  ];
  if (isUuid(dataset)) {
    if (!datasetForms.uuid) return refuse("A UUID is not taken here.");
    const media = rehearsal.state.media(dataset);
    return media === undefined || media.isInternal
      ? [
          {
            code: "mediaNotFound",
            message: `There is no medium ${dataset}.`,
            httpStatus: 404,
            parameter: "inputs.dataset",
          },
        ]
      : [];
  }
  if (isAddress(dataset)) {
    return datasetForms.url ? [] : refuse("An address is not taken here.");
  }
  const inline = inlineDataset(dataset);
  if (inline === undefined) {
    return refuse("inputs.dataset must be the UUID or the address of a ZIP.");
  }
  return datasetForms[inline.form]
    ? []
    : refuse(`Inline data (${inline.form}) is not taken here.`);
}

function datasetSource(dataset: string): DatasetSource {
  if (isUuid(dataset)) return { kind: "media", mediaUUID: dataset };
  return isAddress(dataset)
    ? { kind: "url", url: dataset }
    : { kind: "media", mediaUUID: randomUUID() };
}

function inlineDataset(dataset: string): ReturnType<typeof readInlineData> {
  return isUuid(dataset) || isAddress(dataset)
    ? undefined
    : readInlineData(dataset);
}

function isAddress(dataset: string): boolean {
  return /^https?:\/\//i.test(dataset) && URL.canParse(dataset);
}
