import type { ImageFormat } from "../../core/dataset/facts.ts";

/** As much of a file as `sniffFormat` looks at. */
export const sniffedBytes = 1024;

/** A picture's format by its first bytes, whatever its name; undefined for anything else. */
export function sniffFormat(head: Buffer): ImageFormat | undefined {
  const starts = (...bytes: readonly number[]) =>
    bytes.every((byte, index) => head[index] === byte);
  if (starts(0xff, 0xd8, 0xff)) return "jpeg";
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  const text = head.toString("latin1", 0, 16);
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "webp";
  if (/^GIF8[79]a/.test(text)) return "gif";
  if (text.startsWith("BM") && isBitmapHeader(head)) return "bmp";
  if (starts(0x49, 0x49, 0x2a, 0) || starts(0x4d, 0x4d, 0, 0x2a)) return "tiff";
  if (starts(0x49, 0x49, 0x2b, 0) || starts(0x4d, 0x4d, 0, 0x2b)) return "tiff";
  if (text.slice(4, 8) === "ftyp") return ofBrands(head);
  if (starts(0xff, 0x0a) || starts(0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20)) {
    return "jxl";
  }
  if (text.startsWith("8BPS")) return "psd";
  if (starts(0, 0, 1, 0) && (head[4] ?? 0) > 0 && head[9] === 0) return "ico";
  return isSvg(head) ? "svg" : undefined;
}

/** "BM" alone is also the beginning of many texts. */
function isBitmapHeader(head: Buffer): boolean {
  return head.length >= 18 && head.readUInt32LE(14) <= 124;
}

function ofBrands(head: Buffer): ImageFormat | undefined {
  const boxBytes = Math.min(head.readUInt32BE(0), head.length);
  const brands = head.toString("latin1", 8, boxBytes);
  if (/avi[fs]/.test(brands)) return "avif";
  return /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? "heic" : undefined;
}

function isSvg(head: Buffer): boolean {
  const text = head.toString("utf8").replace(/^\uFEFF/, "");
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(
    text,
  );
}
