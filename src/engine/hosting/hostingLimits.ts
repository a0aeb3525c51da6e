import type { Hosting } from "../../core/dataset/manifest.ts";
import { sizeInBytes } from "../../core/words/amounts.ts";
import type { Text } from "../../core/words/text.ts";
import { say } from "../../core/words/text.ts";

/**
 * Media storage takes files as text within JSON. The longest text a JavaScript
 * service can hold is 512 Mi characters, which is 384 MiB before base64; this
 * stays well below, since the service names no limit.
 */
export const maxInlineZipBytes = 256 * 1024 * 1024;

/** The largest ZIP a way of hosting carries; undefined: larger than any dataset. */
export function largestZip(kind: Hosting["kind"]): number | undefined {
  return kind === "runware" ? maxInlineZipBytes : undefined;
}

/** Why a ZIP can't travel this way; undefined: it can. */
export function tooLarge(
  kind: Hosting["kind"],
  zipBytes: number,
): Text | undefined {
  const limit = largestZip(kind);
  return limit === undefined || zipBytes <= limit
    ? undefined
    : say`The ZIP has ${sizeInBytes(zipBytes)}; the service's media storage is used up to ${sizeInBytes(limit)}. Put it into an S3-compatible storage or on a server of your own: \`hosting\` in the manifest.`;
}
