import type { Structure } from "./structure.ts";
import { corrupt, truncated } from "./structure.ts";

const endOfImage = 0xd9;
const startOfScan = 0xda;
const comment = 0xfe;
const quantisation = 0xdb;

/** Of the 64 steps for lightness at quality 50; source: T.81, table K.1. */
const stepsAtHalfQuality = 3688;

/**
 * Walks through the segments of a JPEG to its end marker. What follows that
 * (a second picture, padding) is common and harmless.
 * Source: ITU-T T.81, annex B.
 */
export function walkJpeg(content: Buffer): Structure {
  let hasComment = false;
  let hasScan = false;
  let jpegQuality: number | undefined;
  const seen = () => ({
    isAnimated: false,
    hasComment,
    ...(jpegQuality !== undefined && { jpegQuality }),
  });
  let at = 2;
  while (at + 1 < content.length) {
    if (content[at] !== 0xff) {
      return { ...seen(), ...corrupt(`no segment begins at byte ${at}`) };
    }
    const marker = content[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) {
      return hasScan
        ? seen()
        : { ...seen(), ...corrupt("it ends before its first pixel") };
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
        ...corrupt(`the segment at byte ${at} has no length`),
      };
    }
    if (marker === comment && length > 2) hasComment = true;
    if (marker === quantisation) {
      const segment = content.subarray(at + 4, at + 2 + length);
      jpegQuality ??= qualityIn(segment);
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
      hasScan ? "the end marker is missing" : "it ends before its first pixel",
    ),
  };
}

/**
 * The quality, 1 to 100, at which the widespread encoder (libjpeg) would take
 * steps as coarse as these; undefined when the table for lightness isn't here.
 */
function qualityIn(segment: Buffer): number | undefined {
  const kind = segment[0] ?? 0xff;
  const bytesAStep = kind >> 4 === 0 ? 1 : 2;
  const isForLightness = (kind & 15) === 0;
  if (!isForLightness || segment.length < 1 + 64 * bytesAStep) return undefined;
  let sum = 0;
  for (let index = 0; index < 64; index++) {
    const at = 1 + index * bytesAStep;
    sum += bytesAStep === 1 ? segment.readUInt8(at) : segment.readUInt16BE(at);
  }
  const percent = (100 * sum) / stepsAtHalfQuality;
  const quality = percent <= 100 ? 100 - percent / 2 : 5000 / percent;
  return Math.max(1, Math.round(quality));
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
