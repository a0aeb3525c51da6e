import type { Header } from "../../core/dataset/facts.ts";
import { readTags } from "./exifTags.ts";

type PrivateName = Header["metadata"][number];

/** EXIF tags that name a device, by directory. Source: CIPA DC-008, DNG 1.7. */
const serialTags = new Set(["exif:a431", "exif:a435", "main:c62f"]);
/** ImageDescription, XPTitle, XPComment, XPSubject, UserComment. */
const commentTags = new Set([
  "main:010e",
  "main:9c9b",
  "main:9c9c",
  "main:9c9f",
  "exif:9286",
]);
/** JPEGInterchangeFormat of the second directory. */
const thumbnailTag = "thumbnail:0201";

/** The kinds of private data in a picture's metadata: names, never values. */
export function privateMetadata(found: {
  readonly exif?: Buffer;
  readonly xmp?: Buffer;
  readonly hasComment: boolean;
}): readonly PrivateName[] {
  const tags = found.exif ? readTags(found.exif) : [];
  const xmp = found.xmp?.toString("utf8") ?? "";
  const names: Readonly<Record<PrivateName, boolean>> = {
    gps:
      tags.some(({ name }) => isPosition(name)) ||
      /GPS(?:Latitude|Longitude)\b/.test(xmp),
    serial:
      tags.some(({ name, isBlank }) => serialTags.has(name) && !isBlank) ||
      /SerialNumber\b/.test(xmp),
    thumbnail:
      tags.some(({ name }) => name === thumbnailTag) ||
      /<xmp:Thumbnails|xmpGImg:image/.test(xmp),
    comment:
      found.hasComment ||
      tags.some(({ name, isBlank }) => commentTags.has(name) && !isBlank) ||
      /UserComment\b|<dc:description/.test(xmp),
  };
  const order: readonly PrivateName[] = [
    "gps",
    "serial",
    "thumbnail",
    "comment",
  ];
  return order.filter((name) => names[name]);
}

/** Latitude, longitude and their like; the version of the directory says nothing. */
function isPosition(name: string): boolean {
  return name === "gps:0002" || name === "gps:0004";
}
