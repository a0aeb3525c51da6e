import assert from "node:assert/strict";
import {
  isSafeForKeys,
  serviceAt,
} from "../../../src/core/training/serviceAddress.ts";

describe("The address of the service", () => {
  it("is a rehearsal exactly when it is on this machine", () => {
    for (const endpoint of [
      "http://127.0.0.1:4000/v1",
      "http://localhost:4000/v1",
      "http://[::1]:4000/v1",
    ]) {
      assert.equal(serviceAt(endpoint).kind, "rehearsal", endpoint);
    }
    for (const endpoint of [
      "https://api.runware.ai/v1",
      "https://127.0.0.1.example.org/v1",
      "https://localhost.example.org/v1",
      "http://127.0.0.1@example.org/v1",
      "nonsense",
    ]) {
      assert.equal(serviceAt(endpoint).kind, "runware", endpoint);
    }
  });

  it("gets a key only encrypted, or when it is on this machine", () => {
    assert.ok(isSafeForKeys("https://api.runware.ai/v1"));
    assert.ok(isSafeForKeys("http://127.0.0.1:4000/v1"));
    for (const endpoint of [
      "http://api.runware.ai/v1",
      "https://api.runware.ai@example.org/v1",
      "ftp://127.0.0.1.example.org",
      "",
    ]) {
      assert.ok(!isSafeForKeys(endpoint), endpoint);
    }
  });
});
