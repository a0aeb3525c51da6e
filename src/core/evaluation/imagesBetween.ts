import type { Version } from "../dataset/lock.ts";

/** What changed of the images from one packaged state to another, by file name. */
export interface ImagesBetween {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The same name with another content. */
  readonly changed: readonly string[];
  /** How many there were and are. */
  readonly before: number;
  readonly after: number;
}

/** An image under a new name is the same image. */
export function imagesBetween(
  { images: before }: Pick<Version, "images">,
  { images: after }: Pick<Version, "images">,
): ImagesBetween {
  const contents = (of: Version["images"]) =>
    new Set(of.map(({ sha256 }) => sha256));
  const [old, now] = [contents(before), contents(after)];
  const gone = before.filter(({ sha256 }) => !now.has(sha256));
  const come = after.filter(({ sha256 }) => !old.has(sha256));
  const names = (of: Version["images"]) => of.map(({ file }) => file);
  const isIn = (of: Version["images"]) => (file: string) =>
    of.some((each) => each.file === file);
  return {
    added: names(come).filter((file) => !isIn(gone)(file)),
    removed: names(gone).filter((file) => !isIn(come)(file)),
    changed: names(come).filter(isIn(gone)),
    before: before.length,
    after: after.length,
  };
}
