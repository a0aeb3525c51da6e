import assert from "node:assert/strict";
import { readEnvelope } from "../../../src/service/envelope.ts";
import { pollAnswerFor } from "../../../src/service/pollAnswers.ts";

const taskUUID = "0f6b5c1e-2d53-4d0f-9f3a-6b1f2c9d7e10";

const answer = (json: unknown, httpStatus = 200) =>
  pollAnswerFor(taskUUID, readEnvelope(JSON.stringify(json), httpStatus));
const ofItem = (item: object) =>
  answer({ data: [{ taskType: "training", taskUUID, ...item }] });
const ofError = (error: object, httpStatus = 200) =>
  answer(
    { data: [], errors: [{ taskUUID, message: "why", ...error }] },
    httpStatus,
  );

describe("What polling tells of a training", () => {
  it("is nothing when there is no data", () => {
    assert.deepEqual(answer({ data: [] }), { kind: "none" });
  });

  it("is nothing when the task isn't found, in whatever status", () => {
    assert.deepEqual(ofError({ code: "taskNotFound" }, 404), { kind: "none" });
    assert.deepEqual(ofError({ code: "taskNotFound", status: "error" }), {
      kind: "none",
    });
  });

  it("is nothing when only other tasks are spoken of", () => {
    assert.deepEqual(
      answer({
        data: [{ taskUUID: "another", status: "success", air: "a:b@c" }],
        errors: [{ taskUUID: "third", code: "invalidDataset" }],
      }),
      { kind: "none" },
    );
  });

  it("is progress, whole, broken or missing", () => {
    assert.deepEqual(ofItem({ status: "processing", progress: 47 }), {
      kind: "processing",
      progress: 47,
    });
    assert.deepEqual(ofItem({ status: "processing", progress: 47.5 }), {
      kind: "processing",
      progress: 47.5,
    });
    assert.deepEqual(ofItem({ status: "processing" }), { kind: "processing" });
    assert.deepEqual(ofItem({ status: "processing", progress: "47" }), {
      kind: "processing",
    });
  });

  it("is still running by a status nobody knows", () => {
    for (const status of ["pending", "queued", "scheduled", "marinating"]) {
      assert.deepEqual(ofItem({ status }), {
        kind: "processing",
        statusWord: status,
      });
    }
  });

  it("is still running by a mere acknowledgement", () => {
    assert.deepEqual(ofItem({}), { kind: "processing" });
  });

  it("is still running when there are files but neither status nor AIR", () => {
    assert.equal(
      ofItem({ outputs: { files: [{ url: "https://x.example/a" }] } }).kind,
      "processing",
    );
  });

  it("is success with AIR, cost and files", () => {
    assert.deepEqual(
      ofItem({
        status: "success",
        air: "acme:house@2",
        cost: 0,
        outputs: { files: [{ uuid: "u", url: "https://x.example/a" }] },
      }),
      {
        kind: "succeeded",
        air: "acme:house@2",
        costUSD: 0,
        files: [{ uuid: "u", url: "https://x.example/a" }],
        images: [],
      },
    );
  });

  it("is success without outputs, with fileURL, or with broken files", () => {
    assert.deepEqual(ofItem({ status: "success" }), {
      kind: "succeeded",
      files: [],
      images: [],
    });
    const files = (outputs: unknown) => {
      const read = ofItem({ status: "success", outputs });
      return read.kind === "succeeded" ? read.files : undefined;
    };
    assert.deepEqual(files({ files: [{ fileURL: "https://x.example/b" }] }), [
      { url: "https://x.example/b" },
    ]);
    assert.deepEqual(files({ files: "none" }), []);
    assert.deepEqual(files({ files: [null, {}, { uuid: "u" }] }), []);
    assert.deepEqual(files([]), []);
  });

  it("is success without a status when the AIR is there", () => {
    const read = ofItem({ air: "acme:house@2" });
    assert.equal(read.kind, "succeeded");
  });

  it("is success even when the item calls itself a getResponse", () => {
    assert.equal(
      ofItem({ taskType: "getResponse", status: "success" }).kind,
      "succeeded",
    );
  });

  it("is failure as an item, with or without an error object", () => {
    assert.deepEqual(
      ofItem({
        status: "error",
        error: { code: "invalidDataset", message: "7 images" },
      }),
      {
        kind: "failed",
        category: "refused",
        code: "invalidDataset",
        message: "7 images",
        httpStatus: 200,
      },
    );
    for (const status of ["failed", "cancelled", "canceled", "ERROR"]) {
      assert.equal(ofItem({ status }).kind, "failed", status);
    }
    assert.equal(ofItem({ error: "broken" }).kind, "failed");
  });

  it("is failure among the errors, as the documentation shows it", () => {
    const read = ofError({ code: "timeoutProvider", status: "error" });
    assert.equal(read.kind, "failed");
    assert.equal(ofError({ code: "invalidDataset" }).kind, "failed");
    assert.equal(
      ofError({ code: "internalServerError", taskType: "training" }).kind,
      "failed",
    );
  });

  it("is one failure when it stands in both places", () => {
    const read = answer({
      data: [{ taskUUID, status: "error", error: { code: "invalidDataset" } }],
      errors: [{ taskUUID, code: "invalidDataset", message: "7 images" }],
    });
    assert.deepEqual(read.kind === "failed" && read.message, "7 images");
  });

  // A running training taken for failed would be paid twice.
  for (const [name, error, httpStatus] of [
    ["a busy service", { code: "rateLimitExceeded", status: "error" }, 429],
    ["a busy service with HTTP 200", { code: "rateLimit" }, 200],
    ["a key refused", { code: "invalidApiKey" }, 401],
    ["a right missing", { code: "forbidden", taskType: "getResponse" }, 403],
    ["an empty account", { code: "insufficientCredits" }, 402],
    ["a server error", { code: "internalServerError", status: "error" }, 500],
    ["a server error with HTTP 200", { code: "internalServerError" }, 200],
    ["a timeout in front", { code: "gatewayTimeout" }, 504],
    [
      "a timeout of the question",
      { code: "timeoutProvider", taskType: "getResponse" },
      200,
    ],
    [
      "a refused question",
      { code: "invalidTaskUUID", taskType: "getResponse" },
      400,
    ],
    ["a provider's 5xx without a verdict", { code: "providerError" }, 502],
  ] as const) {
    it(`isn't failure because of ${name}`, () => {
      assert.equal(ofError(error, httpStatus).kind, "unheard");
    });
  }

  it("takes an item's word over trouble with the question", () => {
    const read = answer({
      data: [{ taskUUID, status: "processing", progress: 3 }],
      errors: [{ taskUUID, code: "internalServerError" }],
    });
    assert.deepEqual(read, { kind: "processing", progress: 3 });
  });
});

describe("What polling tells of a picture", () => {
  it("is its address, seed as written, and whether it was flagged", () => {
    assert.deepEqual(
      ofItem({
        taskType: "imageInference",
        status: "success",
        imageUUID: "i",
        imageURL: "https://im.example/i.png",
        seed: 34_000_000_000_001,
        NSFWContent: true,
        cost: 0.04,
      }),
      {
        kind: "succeeded",
        costUSD: 0.04,
        files: [],
        images: [
          {
            imageUUID: "i",
            url: "https://im.example/i.png",
            seed: "34000000000001",
            isUnsafe: true,
          },
        ],
      },
    );
  });

  it("may come inline, without a status", () => {
    const read = ofItem({
      taskType: "imageInference",
      imageDataURI: "data:image/png;base64,AAAA",
    });
    assert.deepEqual(read.kind === "succeeded" && read.images, [
      { base64: "AAAA" },
    ]);
  });

  it("waits for the last of several", () => {
    const item = { taskUUID, taskType: "imageInference" };
    const first = { ...item, status: "success", imageURL: "https://a.example" };
    assert.equal(
      answer({ data: [first, { ...item, status: "processing" }] }).kind,
      "processing",
    );
    const both = answer({
      data: [first, { ...first, imageURL: "https://b.example" }],
    });
    assert.equal(both.kind === "succeeded" && both.images.length, 2);
  });
});
