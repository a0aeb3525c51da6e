import assert from "node:assert/strict";
import { readEnvelope } from "../../../src/service/envelope.ts";

const read = (json: unknown, httpStatus = 200) =>
  readEnvelope(JSON.stringify(json), httpStatus);

describe("An answer of the service", () => {
  it("is read from the usual object", () => {
    const { items, errors, isNonsense } = read({ data: [{ taskUUID: "a" }] });
    assert.deepEqual(items, [{ taskUUID: "a" }]);
    assert.deepEqual(errors, []);
    assert.equal(isNonsense, false);
  });

  it("may hold one object instead of a list", () => {
    assert.deepEqual(read({ data: { taskUUID: "a" } }).items, [
      { taskUUID: "a" },
    ]);
  });

  it("may be a list itself", () => {
    assert.deepEqual(read([{ taskType: "ping", pong: true }]).items, [
      { taskType: "ping", pong: true },
    ]);
  });

  it("may hold data and errors at once, whatever the HTTP status", () => {
    const { items, errors } = read(
      {
        data: [{ taskUUID: "a", taskType: "training" }],
        errors: [{ code: "invalidWidth", message: "no", taskUUID: "b" }],
      },
      200,
    );
    assert.equal(items.length, 1);
    assert.equal(errors[0]?.taskUUID, "b");
    assert.equal(errors[0].failure.category, "refused");
  });

  it("keeps the service's words, parameter and page", () => {
    const [error] = read(
      {
        errors: [
          {
            code: "invalidWidth",
            message: "1024 to 2048",
            parameter: "width",
            documentation: "https://example.org/errors",
          },
        ],
      },
      400,
    ).errors;
    assert.deepEqual(error?.failure, {
      category: "refused",
      code: "invalidWidth",
      message: "1024 to 2048",
      parameter: "width",
      httpStatus: 400,
      documentation: "https://example.org/errors",
    });
  });

  it("may name several parameters", () => {
    const [error] = read({
      errors: [{ code: "incompatibleParameters", parameter: ["a", "b.c"] }],
    }).errors;
    assert.equal(error?.failure.parameter, "a, b.c");
  });

  for (const [name, json] of [
    ["an object", { error: { code: "invalidModel" }, taskUUID: "a" }],
    ["a text", { error: "invalidModel", taskUUID: "a" }],
    ["the whole answer", { code: "invalidModel", taskUUID: "a" }],
    [
      "an entry of a list",
      [{ error: { code: "invalidModel" }, taskUUID: "a" }],
    ],
  ] as const) {
    it(`may have its error as ${name}`, () => {
      const { errors, isNonsense } = read(json, 400);
      assert.equal(errors.length, 1);
      assert.equal(errors[0]?.failure.message, "invalidModel");
      assert.equal(errors[0].taskUUID, "a");
      assert.equal(isNonsense, false);
    });
  }

  for (const [name, body] of [
    ["HTML", "<html><h1>502 Bad Gateway</h1></html>"],
    ["nothing", ""],
    ["half a document", '{"data":[{"taskUUID":"a'],
    ["null", "null"],
    ["a number", "7"],
    ["an object without data", "{}"],
  ] as const) {
    it(`is nonsense when it is ${name}, not an answer without news`, () => {
      assert.equal(readEnvelope(body, 200).isNonsense, true);
    });
  }

  it("leaves out entries that aren't objects", () => {
    assert.deepEqual(read({ data: [null, 7, "x", { taskUUID: "a" }] }).items, [
      { taskUUID: "a" },
    ]);
  });
});
