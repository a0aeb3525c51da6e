import type { FailureCategory } from "../core/training/failure.ts";

/**
 * The service's codes are many and not stable, so families are recognised by
 * parts of the code, whatever its case; then the HTTP status decides; then the
 * prefixes of validation. The first match wins.
 */
export function classify(
  code: string | undefined,
  httpStatus: number | undefined,
): FailureCategory {
  const name = code?.toLowerCase() ?? "";
  return (
    codeFamilies.find(([pattern]) => pattern.test(name))?.[1] ??
    byStatus(httpStatus) ??
    "refused"
  );
}

const codeFamilies: readonly (readonly [RegExp, FailureCategory])[] = [
  [/credits|quota|balance|paymentrequired/, "balance"],
  [/ratelimit|toomanyrequests/, "busy"],
  [
    /contentpolicyviolation|(sensitive|unsafe|nsfw)content|^(prompt|image)blocked$|moderationfailed/,
    "unsafe",
  ],
  [/^(forbidden|permissiondenied|insufficientpermissions)$/, "forbidden"],
  [/apikey|^(unauthorized|unauthenticated|authenticationfailed)$/, "key"],
  [/^conflicttaskuuid$/, "conflict"],
  [/timeout/, "timeout"],
  // Somebody stopped it: it did exist.
  [/^taskcancell?ed$/, "provider"],
  [/notfound$|expired$|^unknownmodel$/, "not-found"],
  [
    /^(internalservererror|internalerror|servererror|serviceunavailable|errorretrieving.*)$/,
    "server",
  ],
  [
    /^provider|^(modelnotready|modeldisabled|downloadfailed|uploadfailed|inferenceerror|mediastoragefile.*)$/,
    "provider",
  ],
];

function byStatus(httpStatus: number | undefined): FailureCategory | undefined {
  if (httpStatus === undefined) return undefined;
  if (httpStatus === 504) return "timeout";
  if (httpStatus >= 500) return "server";
  return statuses.get(httpStatus);
}

const statuses: ReadonlyMap<number, FailureCategory> = new Map([
  [401, "key"],
  [402, "balance"],
  [403, "forbidden"],
  [404, "not-found"],
  [408, "timeout"],
  [429, "busy"],
]);
