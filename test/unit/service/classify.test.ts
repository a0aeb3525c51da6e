import assert from "node:assert/strict";
import type { FailureCategory } from "../../../src/core/training/failure.ts";
import { classify } from "../../../src/service/classify.ts";

const table: readonly (readonly [
  code: string | undefined,
  httpStatus: number | undefined,
  category: FailureCategory,
])[] = [
  ["invalidApiKey", 401, "key"],
  ["missingApiKey", 401, "key"],
  ["INVALIDAPIKEY", 200, "key"],
  [undefined, 401, "key"],
  ["invalidAuthorization", 401, "key"],
  ["forbidden", 403, "forbidden"],
  ["permissionDenied", 200, "forbidden"],
  ["insufficientPermissions", 403, "forbidden"],
  [undefined, 403, "forbidden"],
  ["insufficientCredits", 402, "balance"],
  ["quotaExceeded", 429, "balance"],
  ["paymentRequired", 200, "balance"],
  [undefined, 402, "balance"],
  ["rateLimit", 429, "busy"],
  ["rateLimitExceeded", 429, "busy"],
  ["rateLimit", 200, "busy"],
  [undefined, 429, "busy"],
  ["timeoutProvider", 200, "timeout"],
  ["requestTimeout", 200, "timeout"],
  [undefined, 408, "timeout"],
  [undefined, 504, "timeout"],
  ["internalServerError", 500, "server"],
  ["serviceUnavailable", 503, "server"],
  ["errorRetrievingAccountManagement", 500, "server"],
  [undefined, 500, "server"],
  [undefined, 502, "server"],
  [undefined, 503, "server"],
  ["somethingNew", 500, "server"],
  ["invalidWidth", 500, "server"],
  ["inferenceError", 200, "provider"],
  ["providerError", 200, "provider"],
  ["modelNotReady", 400, "provider"],
  ["downloadFailed", 400, "provider"],
  ["uploadFailed", 500, "provider"],
  ["mediaStorageFileCouldNotBeMoved", 500, "provider"],
  ["taskCancelled", 200, "provider"],
  ["contentPolicyViolation", 400, "unsafe"],
  ["providerContentPolicyViolation", 400, "unsafe"],
  ["nsfwContentDetected", 200, "unsafe"],
  ["promptBlocked", 400, "unsafe"],
  ["moderationFailed", 400, "unsafe"],
  ["taskNotFound", 404, "not-found"],
  ["modelNotFound", 404, "not-found"],
  ["mediaNotFound", 404, "not-found"],
  ["taskFailedOrNotFound", 404, "not-found"],
  ["mediaExpired", 400, "not-found"],
  ["unknownModel", 400, "not-found"],
  [undefined, 404, "not-found"],
  ["conflictTaskUUID", 400, "conflict"],
  ["conflicttaskuuid", 409, "conflict"],
  ["conflictSomethingElse", 400, "refused"],
  ["invalidDataset", 200, "refused"],
  ["invalidCustomWidth", 400, "refused"],
  ["unsupportedParameter", 400, "refused"],
  ["modelAlreadyExists", 400, "refused"],
  ["modelOwnershipValidationError", 400, "refused"],
  ["arrayTooSmall", 400, "refused"],
  ["neverSeenBefore", 400, "refused"],
  ["neverSeenBefore", 200, "refused"],
  [undefined, 413, "refused"],
  [undefined, undefined, "refused"],
];

describe("Failures of the service", () => {
  for (const [code, httpStatus, category] of table) {
    it(`are ${category} for ${code ?? "no code"} with HTTP ${httpStatus ?? "unknown"}`, () => {
      assert.equal(classify(code, httpStatus), category);
    });
  }
});
