import JSZip from "jszip";
import type { JSZipObject } from "jszip";
import sharp from "sharp";
import { limits } from "../core/limits.ts";
import { learnStyle, samplePicture } from "./palette.ts";
import type { PictureSample } from "./palette.ts";
import { contentKind } from "./pictureFormat.ts";
import type { Style } from "./style.ts";

/** What the service makes of a dataset it has fetched. */
export type Verdict =
  | {
      readonly outcome: "refused";
      readonly code: string;
      readonly message: string;
    }
  | {
      readonly outcome: "learnt";
      readonly style: Style;
      readonly images: number;
    };

/**
 * Most bytes of one image the service takes. The limit is written "50 MB";
 * here it is read in binary, because a client on the decimal reading must
 * never meet a refusal.
 */
export const mostImageBytes = (limits.maxImageBytes / 1_000_000) * 2 ** 20;

/** Most bytes of one archive that could still be a valid dataset. */
export const mostArchiveBytes = limits.maxImages * mostImageBytes;

const thumbnailPixels = 96;
const imageSuffix = /\.(jpe?g|png|webp)$/i;

/** Opens the archive, and looks at and into every file in it. */
export async function inspectDataset(
  archive: Uint8Array,
  signal: AbortSignal,
): Promise<Verdict> {
  const zip = await JSZip.loadAsync(archive).catch(() => undefined);
  if (zip === undefined) {
    return refuse("The dataset is not a readable ZIP archive.");
  }
  const entries = Object.values(zip.files).filter(isMeantAsImage);
  if (entries.length > limits.maxImages) return refuseCount(entries.length);
  const samples: PictureSample[] = [];
  let images = 0;
  for (const [index, entry] of entries.entries()) {
    signal.throwIfAborted();
    const which = `'${entry.name}' (file ${index + 1} of ${entries.length})`;
    const looked = await lookInto(entry);
    if (typeof looked === "string") return refuse(`${which} ${looked}`);
    samples.push(looked);
    images++;
  }
  return images < limits.minImages
    ? refuseCount(images)
    : { outcome: "learnt", style: learnStyle(samples), images };
}

function refuse(message: string): Verdict {
  return { outcome: "refused", code: "invalidDataset", message };
}

function refuseCount(images: number): Verdict {
  return refuse(
    `The archive holds ${images} image${images === 1 ? "" : "s"}; ${limits.minImages} to ${limits.maxImages} are required.`,
  );
}

/** Folders and what operating systems leave behind are passed over. */
function isMeantAsImage({ dir, name }: JSZipObject): boolean {
  const base = name.split("/").at(-1) ?? "";
  return (
    !dir &&
    !name.startsWith("__MACOSX/") &&
    !base.startsWith(".") &&
    !/^(thumbs\.db|desktop\.ini)$/i.test(base)
  );
}

/** The sample of a good picture, or what is wrong with the file. */
async function lookInto(entry: JSZipObject): Promise<PictureSample | string> {
  const content = await readBounded(entry);
  if (content === "damaged") return "cannot be unpacked: its data is damaged.";
  if (content === "tooLarge") {
    return `is larger than ${mostImageBytes} bytes, the most one image may have.`;
  }
  const found = contentKind(content);
  if (found.kind === "zip") {
    return "is an archive; JPEG, PNG or WebP images are required.";
  }
  if (found.kind === "other") {
    const suffix = imageSuffix.test(entry.name)
      ? " whatever its name says"
      : "";
    return `is ${found.name}${suffix}; JPEG, PNG or WebP images are required.`;
  }
  return sharp(content, { failOn: "truncated" })
    .rotate()
    .resize(thumbnailPixels, thumbnailPixels, { fit: "inside" })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true })
    .then(
      ({ data, info: { width, height } }) =>
        samplePicture({ data, width, height }),
      () => "cannot be decoded: the image is truncated or damaged.",
    );
}

/** Unpacks at most one byte too many: an archive may swell on unpacking. */
function readBounded(
  entry: JSZipObject,
): Promise<Buffer | "tooLarge" | "damaged"> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const stream = entry.nodeStream("nodebuffer");
    stream.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= mostImageBytes) {
        chunks.push(chunk);
      } else {
        stream.pause();
        resolve("tooLarge");
      }
    });
    stream.on("error", () => resolve("damaged"));
    stream.on("end", () => resolve(Buffer.concat(chunks)));
  });
}
