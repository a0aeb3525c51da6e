/** Sum of the reference table for lightness. Source: ITU-T T.81, table K.1. */
const referenceSum = 3688;
/** The first table is the one for lightness. */
const lightness = 0;

/**
 * The quality that most programs would have called it, 1 to 100, from the
 * quantisation tables of a DQT segment (without marker and length): libjpeg
 * scales the reference table by 50 / quality below 50 and by 2 - quality / 50
 * above. Undefined when the segment has no table for lightness.
 */
export function jpegQuality(segment: Buffer): number | undefined {
  for (let at = 0; at < segment.length;) {
    const kind = segment[at] ?? 0;
    const isWide = kind >> 4 !== 0;
    const end = at + 1 + (isWide ? 128 : 64);
    if (end > segment.length) return undefined;
    if ((kind & 15) === lightness) {
      let sum = 0;
      for (let entry = at + 1; entry < end; entry += isWide ? 2 : 1) {
        sum += isWide ? segment.readUInt16BE(entry) : (segment[entry] ?? 0);
      }
      const scale = sum / referenceSum;
      const quality = scale > 1 ? 50 / scale : 100 - 50 * scale;
      return Math.max(1, Math.min(100, Math.round(quality)));
    }
    at = end;
  }
  return undefined;
}
