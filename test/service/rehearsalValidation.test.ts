import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { generation, inline, open, training } from "./rehearsal/support.ts";
import type { Json, Studio } from "./rehearsal/support.ts";

const url = "http://127.0.0.1:9/none.zip";
const model = { air: "acme:house@1", name: "House" };
const withModel = (more: Json) =>
  training(url, { importModel: { ...model, ...more } });
const reference = (more: Json) =>
  generation({
    inputs: {
      referenceImages: [
        { type: "sketch", image: "https://a.example", ...more },
      ],
    },
  });
const media = (more: Json) => ({
  taskType: "mediaStorage",
  taskUUID: randomUUID(),
  ...more,
});
const search = (more: Json) => ({
  taskType: "modelSearch",
  taskUUID: randomUUID(),
  search: "",
  ...more,
});

/** What is sent, and the code and the parameter it is refused with. */
const refusals: readonly (readonly [
  task: Json,
  code: string,
  parameter: string | readonly string[],
])[] = [
  [{ taskType: "paint" }, "unsupportedTaskType", "taskType"],
  [{}, "missingTaskType", "taskType"],
  [training(url, { taskUUID: undefined }), "missingTaskUUID", "taskUUID"],
  [training(url, { taskUUID: "7" }), "invalidTaskUUID", "taskUUID"],
  [training(url, { steps: 100 }), "unsupportedParameter", "steps"],
  [training(url, { model: undefined }), "missingModel", "model"],
  [training(url, { model: "exactly:photo@journey" }), "invalidModel", "model"],
  [training(url, { inputs: {} }), "missingDataset", "inputs.dataset"],
  [training(""), "invalidDataset", "inputs.dataset"],
  [training("not a dataset"), "invalidDataset", "inputs.dataset"],
  [training(randomUUID()), "mediaNotFound", "inputs.dataset"],
  [
    training(url, { importModel: undefined }),
    "missingImportModel",
    "importModel",
  ],
  [withModel({ air: undefined }), "missingAir", "importModel.air"],
  [withModel({ air: "acme:house" }), "invalidAir", "importModel.air"],
  [withModel({ air: "acme:house@1@2" }), "invalidAir", "importModel.air"],
  [withModel({ name: undefined }), "missingName", "importModel.name"],
  [withModel({ name: "" }), "invalidName", "importModel.name"],
  [withModel({ name: "x".repeat(401) }), "invalidName", "importModel.name"],
  [withModel({ private: "yes" }), "invalidPrivate", "importModel.private"],
  [
    withModel({ heroImageURL: "hero.png" }),
    "invalidHeroImageURL",
    "importModel.heroImageURL",
  ],
  [withModel({ version: 2 }), "invalidVersion", "importModel.version"],
  [
    withModel({ category: "lora" }),
    "unsupportedParameter",
    "importModel.category",
  ],
  [training(url, { includeCost: 1 }), "invalidIncludeCost", "includeCost"],
  [
    training(url, { webhookURL: "ftp://a.example" }),
    "invalidWebhookURL",
    "webhookURL",
  ],
  [
    training(url, { deliveryMethod: "sync" }),
    "invalidDeliveryMethod",
    "deliveryMethod",
  ],
  [generation({ model: "acme:nothing@1" }), "invalidModel", "model"],
  [
    generation({ positivePrompt: undefined }),
    "missingPositivePrompt",
    "positivePrompt",
  ],
  [
    generation({ positivePrompt: "  " }),
    "invalidPositivePrompt",
    "positivePrompt",
  ],
  [generation({ width: 1000 }), "invalidWidth", "width"],
  [generation({ height: undefined }), "missingHeight", "height"],
  [generation({ height: 2112 }), "invalidHeight", "height"],
  [
    generation({ settings: { quality: "best" } }),
    "invalidQuality",
    "settings.quality",
  ],
  [generation({ seed: 7 }), "unsupportedParameter", "seed"],
  [generation({ numberResults: 21 }), "invalidNumberResults", "numberResults"],
  [generation({ outputType: "file" }), "invalidOutputType", "outputType"],
  [generation({ outputFormat: "GIF" }), "invalidOutputFormat", "outputFormat"],
  [generation({ outputQuality: 100 }), "invalidOutputQuality", "outputQuality"],
  [generation({ ttl: 59 }), "invalidTtl", "ttl"],
  [
    generation({ inputs: { referenceImages: [{}, {}] } }),
    "arrayTooLarge",
    "inputs.referenceImages",
  ],
  [
    reference({ type: "photo" }),
    "invalidReferenceImageType",
    "inputs.referenceImages.0.type",
  ],
  [
    reference({ image: randomUUID() }),
    "invalidReferenceImage",
    "inputs.referenceImages.0.image",
  ],
  [
    reference({ strength: 2 }),
    "invalidStrength",
    "inputs.referenceImages.0.strength",
  ],
  [
    reference({ type: "reference", strength: 0.5 }),
    "incompatibleParameters",
    ["inputs.referenceImages.0.type", "inputs.referenceImages.0.strength"],
  ],
  [
    media({ operation: "keep", media: "AAAA" }),
    "invalidOperation",
    "operation",
  ],
  [media({ operation: "upload", media: "" }), "invalidMedia", "media"],
  [
    media({ operation: "upload", media: "no base64!" }),
    "invalidMedia",
    "media",
  ],
  [
    media({ operation: "delete", media: randomUUID() }),
    "mediaNotFound",
    "media",
  ],
  [search({ visibility: "mine" }), "invalidVisibility", "visibility"],
  [search({ limit: 0 }), "invalidLimit", "limit"],
  [search({ offset: -1 }), "invalidOffset", "offset"],
];

describe("the rehearsal's validation", () => {
  let studio: Studio;
  before(async () => {
    studio = await open();
  });
  after(() => studio.stop());

  for (const [task, code, parameter] of refusals) {
    const type = String(task["taskType"]);
    it(`refuses ${String(parameter)} of ${type} with ${code}`, async () => {
      const { httpStatus, data, errors } = await studio.post([task]);
      assert.equal(httpStatus, code === "mediaNotFound" ? 404 : 400);
      assert.deepEqual(data, []);
      assert.deepEqual(
        errors.map((error) => [error["code"], error["parameter"]]),
        [[code, parameter]],
      );
    });
  }

  it("ignores undeclared keys when switched to", async () => {
    await studio.turn({ undeclaredKeys: "ignored" });
    const task = training(url, { steps: 100 });
    assert.equal((await studio.post([task])).httpStatus, 200);
    await studio.turn({ undeclaredKeys: "refused" });
  });

  it("refuses a dataset in a form that is switched off", async () => {
    const off = { url: false, uuid: false, dataURI: false, base64: false };
    await studio.turn({ datasetForms: off });
    for (const dataset of [
      url,
      randomUUID(),
      inline(Buffer.from("x")),
      "AAAA",
    ]) {
      const { errors } = await studio.post([training(dataset)]);
      assert.equal(errors[0]?.["code"], "invalidDataset");
    }
    await studio.turn({
      datasetForms: { url: true, uuid: true, dataURI: true, base64: true },
    });
  });

  it("asks for UUIDs of version 4 when switched to", async () => {
    const taskUUID = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
    await studio.turn({ taskUUID: "v4" });
    const { errors } = await studio.post([training(url, { taskUUID })]);
    assert.equal(errors[0]?.["code"], "invalidTaskUUID");
    await studio.turn({ taskUUID: "anyVersion" });
    assert.equal(
      (await studio.post([training(url, { taskUUID })])).httpStatus,
      200,
    );
  });

  it("takes no paid task without balance", async () => {
    await studio.turn({ startingBalance: 0 });
    for (const task of [training(url), generation()]) {
      const { httpStatus, errors } = await studio.post([task]);
      assert.equal(httpStatus, 402);
      assert.equal(errors[0]?.["code"], "insufficientCredits");
    }
    await studio.turn({ startingBalance: 250 });
  });

  it("names parameters in an array when switched to", async () => {
    await studio.turn({ parameter: "array" });
    const { errors } = await studio.post([generation({ width: 1 })]);
    assert.deepEqual(errors[0]?.["parameter"], ["width"]);
    await studio.turn({ parameter: "string" });
  });
});
