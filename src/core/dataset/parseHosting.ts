import type { JsonPath } from "../json.ts";
import { isRecord, own, stringIn } from "../json.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";
import { isSafeForKeys } from "../training/serviceAddress.ts";
import type { Hosting, S3Place } from "./manifest.ts";

/** Why a `hosting` can't be used; `path` leads on from it. */
export interface HostingProblem {
  readonly path: JsonPath;
  readonly message: Text;
}

/** Reads `hosting` from parsed JSON, of the manifest or of the journal. */
export function parseHosting(json: unknown): Hosting | HostingProblem {
  const record = isRecord(json) ? json : {};
  switch (own(record, "kind")) {
    case "runware":
      return { kind: "runware" };
    case "url": {
      const url = stringIn(record, "url");
      return url === undefined
        ? {
            path: [],
            message: say`Hosting at an address needs ${'{"url": "https://…"}'}.`,
          }
        : { kind: "url", url };
    }
    case "s3":
      return parsePlace(record);
    default:
      return {
        path: [],
        message: say`Hosting is ${'{"kind": "runware"}'}, ${'{"kind": "url", "url": "https://…"}'} or ${'{"kind": "s3", "endpoint": "https://…", "region": "…", "bucket": "…"}'}.`,
      };
  }
}

/** Whether `parseHosting` could use what it got. */
export function isHosting(parsed: Hosting | HostingProblem): parsed is Hosting {
  return "kind" in parsed;
}

/** What is wrong with one part of a place as a user gives it; undefined: nothing. */
export function placeProblem(
  part: keyof S3Place,
  value: string,
): Text | undefined {
  switch (part) {
    case "endpoint":
      return isEndpoint(value)
        ? undefined
        : say`The endpoint of the storage is an address that begins with https://, without path, query or user name.`;
    case "region":
      return /^[a-z0-9-]{1,64}$/.test(value)
        ? undefined
        : say`The region is a name such as "eu-central-1"; "auto" or "us-east-1" where the storage has none.`;
    case "bucket":
      return /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value)
        ? undefined
        : say`A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens.`;
    case "prefix":
      return isPrefix(value)
        ? undefined
        : say`The prefix is a folder in the bucket, of letters, digits, \`.\`, \`_\`, \`-\` and \`/\`, such as style-datasets/stellar.`;
  }
}

function parsePlace(
  record: Readonly<Record<string, unknown>>,
): Hosting | HostingProblem {
  for (const part of ["endpoint", "region", "bucket"] as const) {
    const problem = placeProblem(part, stringIn(record, part) ?? "");
    if (problem !== undefined) return problemAt(record, part, problem);
  }
  const prefix = own(record, "prefix");
  const problem =
    prefix === undefined || prefix === ""
      ? undefined
      : placeProblem("prefix", typeof prefix === "string" ? prefix : " ");
  if (problem !== undefined) return problemAt(record, "prefix", problem);
  return {
    kind: "s3",
    endpoint: new URL(stringIn(record, "endpoint") ?? "").origin,
    region: stringIn(record, "region") ?? "",
    bucket: stringIn(record, "bucket") ?? "",
    ...(typeof prefix === "string" && prefix !== "" && { prefix }),
  };
}

function problemAt(
  record: Readonly<Record<string, unknown>>,
  part: keyof S3Place,
  message: Text,
): HostingProblem {
  return { path: own(record, part) === undefined ? [] : [part], message };
}

function isEndpoint(value: string): boolean {
  if (!/^https?:\/\//i.test(value) || !isSafeForKeys(value)) return false;
  const { pathname, search, hash } = new URL(value);
  return pathname === "/" && search === "" && hash === "";
}

/** Dots alone would be folded away on the way, and sign another address. */
function isPrefix(value: string): boolean {
  return (
    value.length <= 512 &&
    value
      .split("/")
      .every((name) => /^[\w.-]+$/.test(name) && !/^\.+$/.test(name))
  );
}
