import type { Structure } from "./structure.ts";
import { corrupt, truncated } from "./structure.ts";
import { say } from "../../../core/words/text.ts";

const riffHeaderBytes = 12;
const chunkHeaderBytes = 8;
const animationFlag = 0x02;

/**
 * Walks through the chunks of a WebP: that their sizes fit into each other and
 * into the file.
 * Source: https://developers.google.com/speed/webp/docs/riff_container
 */
export function walkWebp(content: Buffer): Structure {
  let isAnimated = false;
  let hasPixels = false;
  const seen = () => ({ isAnimated, hasComment: false });
  if (content.length < riffHeaderBytes + chunkHeaderBytes) {
    return { ...seen(), ...truncated(say`it ends within its header`) };
  }
  const end = chunkHeaderBytes + content.readUInt32LE(4);
  if (end > content.length) {
    const missing = end - content.length;
    const detail = say`the last ${missing} of its ${end} bytes are missing`;
    return { ...seen(), ...truncated(detail) };
  }
  let at = riffHeaderBytes;
  while (at + chunkHeaderBytes <= end) {
    const type = content.toString("latin1", at, at + 4);
    const size = content.readUInt32LE(at + 4);
    if (at + chunkHeaderBytes + size > end) {
      const detail = say`the chunk ${type.trim()} at byte ${at} is larger than the picture it is in`;
      return { ...seen(), ...corrupt(detail) };
    }
    if (type === "VP8X") {
      const flags = content[at + chunkHeaderBytes] ?? 0;
      isAnimated = (flags & animationFlag) !== 0;
    }
    if (type === "VP8 " || type === "VP8L" || type === "ANMF") hasPixels = true;
    // Chunks begin at even bytes.
    at += chunkHeaderBytes + size + (size % 2);
  }
  return hasPixels ? seen() : { ...seen(), ...corrupt(say`it has no pixels`) };
}
