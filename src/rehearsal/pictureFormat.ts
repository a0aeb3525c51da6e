import type { TrainableFormat } from "../core/limits.ts";

/** What a file is by its first bytes; `other` names what it seems to be. */
export type ContentKind =
  | { readonly kind: TrainableFormat }
  | { readonly kind: "zip" }
  | { readonly kind: "other"; readonly name: string };

/** Tells a file's kind by its first 16 bytes, never by its name. */
export function contentKind(head: Uint8Array): ContentKind {
  const latin = Buffer.from(head.subarray(0, 16)).toString("latin1");
  if (latin.startsWith("\xff\xd8\xff")) return { kind: "jpeg" };
  if (latin.startsWith("\x89PNG\r\n\x1a\n")) return { kind: "png" };
  if (latin.startsWith("RIFF") && latin.startsWith("WEBP", 8)) {
    return { kind: "webp" };
  }
  if (latin.startsWith("PK\x03\x04") || latin.startsWith("PK\x05\x06")) {
    return { kind: "zip" };
  }
  return { kind: "other", name: otherName(latin) };
}

function otherName(latin: string): string {
  if (latin === "") return "an empty file";
  if (latin.startsWith("GIF8")) return "a GIF";
  if (latin.startsWith("BM")) return "a BMP";
  if (latin.startsWith("II*\0") || latin.startsWith("MM\0*")) return "a TIFF";
  if (/^.{4}ftypavi[fs]/s.test(latin)) return "an AVIF";
  if (/^.{4}ftyp(hei|hev|mif)/s.test(latin)) return "a HEIC";
  if (/^(\xef\xbb\xbf)?\s*<(svg|\?xml)/.test(latin)) return "an SVG";
  return "not a known picture";
}

const mediaTypes = {
  jpeg: { extension: "jpg", contentType: "image/jpeg" },
  png: { extension: "png", contentType: "image/png" },
  webp: { extension: "webp", contentType: "image/webp" },
  zip: { extension: "zip", contentType: "application/zip" },
  other: { extension: "bin", contentType: "application/octet-stream" },
} as const;

/** File extension and MIME type to serve a content kind with. */
export function mediaType({ kind }: ContentKind): {
  readonly extension: string;
  readonly contentType: string;
} {
  return mediaTypes[kind];
}
