import { existsSync } from "node:fs";
import path from "node:path";

/** Where the small picture of a content is, or will be. */
export function thumbnailFile(folder: string, sha256: string): string {
  return path.join(folder, `${sha256}.webp`);
}

export function hasThumbnail(folder: string, sha256: string): boolean {
  return existsSync(thumbnailFile(folder, sha256));
}
