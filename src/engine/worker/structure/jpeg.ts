import { jpegQuality } from "./jpegQuality.ts";
import type { Structure } from "./structure.ts";
import { corrupt, truncated } from "./structure.ts";
import { say } from "../../../core/words/text.ts";

const endOfImage = 0xd9;
const startOfScan = 0xda;
const comment = 0xfe;
const quantisationTables = 0xdb;

/**
 * Walks through the segments of a JPEG to its end marker. What follows that
 * (a second picture, padding) is common and harmless.
 * Source: ITU-T T.81, annex B.
 */
export function walkJpeg(content: Buffer): Structure {
  let hasComment = false;
  let hasScan = false;
  let quality: number | undefined;
  const seen = () => ({
    isAnimated: false,
    hasComment,
    ...(quality !== undefined && { jpegQuality: quality }),
  });
  let at = 2;
  while (at + 1 < content.length) {
    if (content[at] !== 0xff) {
      return { ...seen(), ...corrupt(say`no segment begins at byte ${at}`) };
    }
    const marker = content[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) {
      return hasScan
        ? seen()
        : { ...seen(), ...corrupt(say`it ends before its first pixel`) };
    }
    if (isAlone(marker)) {
      at += 2;
      continue;
    }
    if (at + 4 > content.length) break;
    const length = content.readUInt16BE(at + 2);
    if (length < 2) {
      return {
        ...seen(),
        ...corrupt(say`the segment at byte ${at} has no length`),
      };
    }
    if (marker === comment && length > 2) hasComment = true;
    if (marker === quantisationTables) {
      quality ??= jpegQuality(content.subarray(at + 4, at + 2 + length));
    }
    at += 2 + length;
    if (marker === startOfScan) {
      hasScan = true;
      at = afterScan(content, at);
    }
  }
  return {
    ...seen(),
    ...truncated(
      hasScan
        ? say`the end marker is missing`
        : say`it ends before its first pixel`,
    ),
  };
}

/** Markers without a length: restarts, and one that is reserved. */
function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** Where the next segment begins: in a scan, FF 00 is a pixel's and restarts go on. */
function afterScan(content: Buffer, start: number): number {
  for (let at = start; ; at += 2) {
    at = content.indexOf(0xff, at);
    if (at < 0 || at + 1 >= content.length) return content.length;
    const next = content[at + 1] ?? 0;
    if (next === 0xff) at -= 1;
    else if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
}
