import { existsSync } from "node:fs";
import path from "node:path";

/**
 * Long sides of small pictures, in pixels: for lists of thousands, and for wide
 * cells and fine screens.
 */
export const thumbnailLongSides = {
  list: 256,
  cell: 384,
} as const;

export type ThumbnailSize = keyof typeof thumbnailLongSides;

/** Smallest first. */
export const thumbnailSizes: readonly ThumbnailSize[] = ["list", "cell"];

/** Of a picture of that many pixels; it isn't enlarged. */
export function thumbnailWidth(
  { width, height }: { readonly width: number; readonly height: number },
  size: ThumbnailSize,
): number {
  const scale = thumbnailLongSides[size] / Math.max(width, height);
  return Math.round(width * Math.min(1, scale));
}

/** Where the small picture of a content is, or will be. */
export function thumbnailFile(
  folder: string,
  sha256: string,
  size: ThumbnailSize,
): string {
  const suffix = size === "list" ? "" : `.${size}`;
  return path.join(folder, `${sha256}${suffix}.webp`);
}

/** Those of the sizes that aren't there. */
export function missingThumbnails(
  folder: string,
  sha256: string,
  sizes: readonly ThumbnailSize[],
): readonly ThumbnailSize[] {
  return sizes.filter(
    (size) => !existsSync(thumbnailFile(folder, sha256, size)),
  );
}
