import type { TrainableFormat } from "../../core/limits.ts";

/** What the header of a picture says in which nothing is embedded: it stands upright, in sRGB or grey, 8 bits. */
export interface PlainHeader {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly colourSpace: "rgb" | "grey";
  readonly hasAlpha: boolean;
}

/**
 * The header of a plain picture, straight from its bytes: asking the decoder takes
 * forty times as long. undefined for everything else: embedded profiles, EXIF and
 * XMP, rare depths and colour spaces, and what is damaged.
 */
export function plainHeader(
  head: Buffer,
  format: TrainableFormat,
): PlainHeader | undefined {
  const header = readers[format](head);
  return header && header.width > 0 && header.height > 0 ? header : undefined;
}

const readers: Readonly<
  Record<TrainableFormat, (head: Buffer) => PlainHeader | undefined>
> = { jpeg: plainJpeg, png: plainPng, webp: plainWebp };

const startOfScan = 0xda;
/** Baseline, extended and progressive, Huffman coded. Source: ITU-T T.81, table B.1. */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** Tables, a comment, JFIF, Photoshop's and Adobe's notes: nothing that is read here. */
const plainSegments: ReadonlySet<number> = new Set([
  ...[0xc4, 0xdb, 0xdd, 0xfe],
  ...[0xe0, 0xed, 0xee],
]);

function plainJpeg(head: Buffer): PlainHeader | undefined {
  let header: PlainHeader | undefined;
  for (let at = 2; at + 10 < head.length && head[at] === 0xff;) {
    const marker = head[at + 1] ?? 0;
    if (marker === startOfScan) return header;
    if (frames.has(marker)) {
      const channels = head[at + 9];
      if (head[at + 4] !== 8 || (channels !== 1 && channels !== 3)) return;
      header = {
        width: head.readUInt16BE(at + 7),
        height: head.readUInt16BE(at + 5),
        colourSpace: channels === 1 ? "grey" : "rgb",
        hasAlpha: false,
      };
    } else if (!plainSegments.has(marker)) return;
    at += 2 + head.readUInt16BE(at + 2);
  }
  return undefined;
}

/** By PNG's number of the colour type. Source: https://www.w3.org/TR/png-3/#11IHDR */
const plainColourTypes: ReadonlyMap<
  number | undefined,
  Pick<PlainHeader, "colourSpace" | "hasAlpha">
> = new Map([
  [0, { colourSpace: "grey", hasAlpha: false }],
  [2, { colourSpace: "rgb", hasAlpha: false }],
  [4, { colourSpace: "grey", hasAlpha: true }],
  [6, { colourSpace: "rgb", hasAlpha: true }],
]);
/** What may stand between the header and the pixels. */
const plainChunks: ReadonlySet<string> = new Set([
  ...["IHDR", "pHYs", "sRGB", "gAMA", "cHRM", "tIME"],
]);

function plainPng(head: Buffer): PlainHeader | undefined {
  if (head.length < 33 || head[24] !== 8) return undefined;
  const colours = plainColourTypes.get(head[25]);
  for (let at = 8; at + 8 <= head.length;) {
    const type = head.toString("latin1", at + 4, at + 8);
    if (type === "IDAT") {
      return (
        colours && {
          width: head.readUInt32BE(16),
          height: head.readUInt32BE(20),
          ...colours,
        }
      );
    }
    if (!plainChunks.has(type)) return undefined;
    at += 12 + head.readUInt32BE(at);
  }
  return undefined;
}

/** One chunk of pixels and no more. Source: RFC 9649, 2.5 and 3.4; RFC 6386, 9.1. */
function plainWebp(head: Buffer): PlainHeader | undefined {
  if (head.length < 30) return undefined;
  const type = head.toString("latin1", 12, 16);
  if (type === "VP8 " && head.readUIntBE(23, 3) === 0x9d012a) {
    return {
      width: head.readUInt16LE(26) & 0x3fff,
      height: head.readUInt16LE(28) & 0x3fff,
      colourSpace: "rgb",
      hasAlpha: false,
    };
  }
  if (type !== "VP8L" || head[20] !== 0x2f) return undefined;
  const bits = head.readUInt32LE(21);
  return {
    width: (bits & 0x3fff) + 1,
    height: ((bits >>> 14) & 0x3fff) + 1,
    colourSpace: "rgb",
    hasAlpha: ((bits >>> 28) & 1) === 1,
  };
}
