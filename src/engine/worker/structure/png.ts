import { crc32 } from "node:zlib";
import type { Structure } from "./structure.ts";
import { corrupt, truncated } from "./structure.ts";
import { say } from "../../../core/words/text.ts";

const signatureBytes = 8;
/** Length and type before the data, CRC after it. */
const frameBytes = 12;

const textTypes: ReadonlySet<string> = new Set(["tEXt", "zTXt", "iTXt"]);

/** Keywords of texts that say nothing of a person or a prompt. */
const harmlessKeywords =
  /^(?:software|creation time|date:.*|xml:com\.adobe\.xmp|source|disclaimer)$/i;

/**
 * Walks through the chunks of a PNG: lengths, checksums, and that it ends.
 * Source: https://www.w3.org/TR/png-3/#5DataRep
 */
export function walkPng(content: Buffer): Structure {
  let isAnimated = false;
  let hasComment = false;
  let hasPixels = false;
  const seen = () => ({ isAnimated, hasComment });
  let at = signatureBytes;
  for (;;) {
    if (at + frameBytes > content.length) {
      return { ...seen(), ...truncated(say`the last chunk, IEND, is missing`) };
    }
    const length = content.readUInt32BE(at);
    const type = content.toString("latin1", at + 4, at + 8);
    const end = at + frameBytes + length;
    if (!/^[A-Za-z]{4}$/.test(type)) {
      return { ...seen(), ...corrupt(say`no chunk begins at byte ${at}`) };
    }
    if (at === signatureBytes && (type !== "IHDR" || length !== 13)) {
      return { ...seen(), ...corrupt(say`it doesn't begin with its header`) };
    }
    if (end > content.length) {
      const detail = say`the chunk ${type} at byte ${at} goes on after the end of the file`;
      return { ...seen(), ...truncated(detail) };
    }
    const checked = content.subarray(at + 4, end - 4);
    if (crc32(checked) !== content.readUInt32BE(end - 4)) {
      const detail = say`the checksum of the chunk ${type} at byte ${at} is wrong`;
      return { ...seen(), ...corrupt(detail) };
    }
    if (type === "IEND") break;
    if (type === "IDAT") hasPixels = true;
    if (type === "acTL" && !hasPixels) isAnimated = true;
    if (textTypes.has(type) && isTelling(checked)) hasComment = true;
    at = end;
  }
  return hasPixels
    ? seen()
    : { ...seen(), ...corrupt(say`it has no pixels (no IDAT chunk)`) };
}

/** The keyword stands before the first zero, after the four letters of the type. */
function isTelling(textChunk: Buffer): boolean {
  const end = textChunk.indexOf(0, 4);
  const keyword = textChunk.toString("latin1", 4, end < 0 ? undefined : end);
  return !harmlessKeywords.test(keyword) && !/^raw profile/i.test(keyword);
}
