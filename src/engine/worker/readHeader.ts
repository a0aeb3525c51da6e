import { imageSize } from "image-size";
import type { Metadata } from "sharp";
import { sharp } from "./decoder.ts";
import type { Header, ImageFormat } from "../../core/dataset/facts.ts";
import { isTrainable } from "../../core/limits.ts";
import { plainHeader } from "./plainHeader.ts";
import { privateMetadata } from "./privateMetadata.ts";
import { wideGamutProfile } from "./profileName.ts";
import type { Structure } from "./structure/structure.ts";

/** Enough for every header we know; more may block the scan for a marker for long. */
const headBytes = 64 * 1024;

/**
 * What the header says; undefined when it can't be read. Formats that can't be
 * trained on have their size, 0 × 0 when even that is hidden, and are otherwise
 * not looked into.
 */
export async function readHeader(
  head: Buffer,
  format: ImageFormat,
  structure: Omit<Structure, "damage">,
): Promise<Header | undefined> {
  if (!isTrainable(format)) return foreignHeader(head, format);
  const plain = plainHeader(head, format);
  if (plain) {
    return {
      format,
      ...plain,
      orientation: 1,
      isAnimated: structure.isAnimated,
      bitsPerChannel: 8,
      ...qualityOf(structure),
      metadata: privateMetadata({ hasComment: structure.hasComment }),
    };
  }
  const metadata = await metadataOf(head);
  const stored = metadata ?? sizeOf(head.subarray(0, headBytes));
  if (!stored || stored.width === 0 || stored.height === 0) return undefined;
  const orientation = stored.orientation ?? 1;
  const isOnItsSide = orientation >= 5 && orientation <= 8;
  const profile = metadata?.icc && wideGamutProfile(metadata.icc);
  return {
    format,
    width: isOnItsSide ? stored.height : stored.width,
    height: isOnItsSide ? stored.width : stored.height,
    orientation,
    isAnimated: structure.isAnimated || (metadata?.pages ?? 1) > 1,
    colourSpace: colourSpaceOf(metadata?.space),
    bitsPerChannel: bitsOf(metadata),
    hasAlpha: metadata?.hasAlpha ?? false,
    ...(profile !== undefined && { wideGamutProfile: profile }),
    ...qualityOf(structure),
    metadata: privateMetadata({
      ...(metadata?.exif && { exif: metadata.exif }),
      ...(metadata?.xmp && { xmp: metadata.xmp }),
      hasComment: structure.hasComment,
    }),
  };
}

function qualityOf({ jpegQuality }: Omit<Structure, "damage">) {
  return jpegQuality === undefined ? {} : { jpegQuality };
}

async function foreignHeader(
  head: Buffer,
  format: ImageFormat,
): Promise<Header> {
  // TIFF may keep its directory at the end; the others are found at the front.
  const size = sizeOf(format === "tiff" ? head : head.subarray(0, headBytes));
  const pages = format === "gif" ? (await metadataOf(head))?.pages : undefined;
  return {
    format,
    width: size?.width ?? 0,
    height: size?.height ?? 0,
    orientation: 1,
    isAnimated: (pages ?? 1) > 1,
    colourSpace: "rgb",
    bitsPerChannel: 8,
    hasAlpha: false,
    metadata: [],
  };
}

async function metadataOf(head: Buffer): Promise<Metadata | undefined> {
  try {
    // Reads no pixels, so a limit on them would only hide the size.
    return await sharp(head, { limitInputPixels: false }).metadata();
  } catch {
    return undefined;
  }
}

function sizeOf(head: Buffer):
  | {
      readonly width: number;
      readonly height: number;
      readonly orientation?: number;
    }
  | undefined {
  try {
    // An exact copy: image-size reads past the end of a view.
    const { width, height, orientation } = imageSize(Uint8Array.from(head));
    return { width, height, ...(orientation && { orientation }) };
  } catch {
    return undefined;
  }
}

function colourSpaceOf(space: string | undefined): Header["colourSpace"] {
  switch (space) {
    case undefined:
    case "srgb":
    case "rgb":
    case "rgb16":
    case "scrgb":
      return "rgb";
    case "b-w":
    case "grey16":
      return "grey";
    case "cmyk":
      return "cmyk";
    default:
      return "other";
  }
}

function bitsOf(metadata: Metadata | undefined): number {
  if (metadata?.isPalette) return 8;
  return metadata?.bitsPerSample ?? (metadata?.depth === "ushort" ? 16 : 8);
}
