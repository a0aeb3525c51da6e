/** Before the table of an ICC profile. Source: ICC.1:2022, 7.2 and 7.3. */
const headerBytes = 128;
const bytesPerTag = 12;
const maxTags = 200;

/** Descriptions of profiles that mean sRGB, the small ones of photo services included. */
const srgbNames = /srgb|iec ?61966-?2|^c2(?:ci)?$/i;

/**
 * The name of an embedded RGB profile whose colours aren't sRGB's; undefined
 * for sRGB, and for profiles of grey and print colours.
 */
export function wideGamutProfile(icc: Buffer): string | undefined {
  if (icc.length < headerBytes + 4) return undefined;
  if (icc.toString("latin1", 16, 20) !== "RGB ") return undefined;
  const name = description(icc);
  return srgbNames.test(name) ? undefined : name || "unnamed profile";
}

function description(icc: Buffer): string {
  const count = Math.min(icc.readUInt32BE(headerBytes), maxTags);
  for (let index = 0; index < count; index++) {
    const at = headerBytes + 4 + index * bytesPerTag;
    if (at + bytesPerTag > icc.length) break;
    if (icc.toString("latin1", at, at + 4) !== "desc") continue;
    const start = icc.readUInt32BE(at + 4);
    return textOf(icc.subarray(start, start + icc.readUInt32BE(at + 8)));
  }
  return "";
}

function textOf(tag: Buffer): string {
  const type = tag.toString("latin1", 0, 4);
  if (type === "desc" && tag.length >= 12) {
    const length = tag.readUInt32BE(8);
    return clean(tag.toString("latin1", 12, 12 + length));
  }
  if (type === "mluc" && tag.length >= 28) {
    const start = tag.readUInt32BE(24);
    const bytes = Buffer.from(
      tag.subarray(start, start + tag.readUInt32BE(20)),
    );
    const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
    return clean(even.swap16().toString("utf16le"));
  }
  return "";
}

function clean(text: string): string {
  return text
    .replace(/\0[\s\S]*$/, "")
    .trim()
    .slice(0, 100);
}
