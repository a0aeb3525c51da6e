import { isTrainable } from "../limits.ts";
import type { Dataset, ImageFacts } from "./facts.ts";

/** Left behind by operating systems, in lower case; names with a dot in front aside. */
const systemFiles: ReadonlySet<string> = new Set([
  "thumbs.db",
  "ehthumbs.db",
  "desktop.ini",
  "icon\r",
  "__macosx",
]);

/** Extensions of pictures, also of those the service doesn't train on. */
const pictureExtensions: ReadonlySet<string> = new Set([
  ...["jpg", "jpeg", "jpe", "jfif", "pjpeg", "png", "apng", "webp"],
  ...["gif", "bmp", "dib", "tif", "tiff", "avif", "heic", "heif", "svg"],
  ...["jxl", "jp2", "psd", "ico", "tga", "exr", "hdr", "raw", "dng", "cr2"],
]);

/** What lies beside pictures and is none, whatever its bytes look like. */
const otherExtensions: ReadonlySet<string> = new Set([
  ...["txt", "md", "json", "jsonc", "jsonl", "yaml", "yml", "toml", "csv"],
  ...["zip", "7z", "rar", "gz", "tar", "pdf", "html", "htm", "xml", "log"],
  ...["js", "mjs", "ts", "py", "sh", "ini", "db", "doc", "docx", "mp4"],
]);

/** Whether the operating system or a tool put it there: never a picture. */
export function isSystemFile(file: string): boolean {
  return file.startsWith(".") || systemFiles.has(file.toLowerCase());
}

/** Whether an operating system left it there without being asked. */
export function isSystemLeftover(file: string): boolean {
  return (
    systemFiles.has(file.toLowerCase()) ||
    file === ".DS_Store" ||
    file.startsWith("._")
  );
}

/** Whether the name ends like a picture's. */
export function isPictureName(file: string): boolean {
  return pictureExtensions.has(extensionOf(file));
}

/** Whether the file is worth a look at its first bytes, by its name alone. */
export function couldBePicture(file: string): boolean {
  return !isSystemFile(file) && !otherExtensions.has(extensionOf(file));
}

/** The files the manifest leaves out. */
export function excludedFiles({ manifest }: Dataset): ReadonlySet<string> {
  return new Set(manifest.exclude.map(({ file }) => file));
}

/** Pictures by content or by name, damaged and unsupported ones included. */
export function pictures(images: readonly ImageFacts[]): readonly ImageFacts[] {
  return images.filter(isPicture);
}

/**
 * The dataset's images: pictures by content or by name that the manifest
 * doesn't leave out, damaged and unsupported ones included.
 */
export function includedImages(dataset: Dataset): readonly ImageFacts[] {
  const excluded = excludedFiles(dataset);
  return pictures(dataset.images).filter(({ file }) => !excluded.has(file));
}

/** Those included images that can be trained on: right content, undamaged. */
export function usableImages(dataset: Dataset): readonly ImageFacts[] {
  return includedImages(dataset).filter(isUsable);
}

/** Whether the service trains on this content, as far as it is known. */
export function isUsable(image: ImageFacts): boolean {
  return (
    image.damage === undefined &&
    image.header !== undefined &&
    isTrainable(image.header.format)
  );
}

/** What follows the last dot, in lower case; empty when there is no dot. */
export function extensionOf(file: string): string {
  const dot = file.lastIndexOf(".");
  return dot <= 0 ? "" : file.slice(dot + 1).toLowerCase();
}

function isPicture(image: ImageFacts): boolean {
  return (
    couldBePicture(image.file) &&
    (image.header !== undefined || isPictureName(image.file))
  );
}
