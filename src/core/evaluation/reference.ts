import type { PromptReference, ReferenceFile } from "../dataset/manifest.ts";
import type { ReferenceType } from "../limits.ts";
import { shownName } from "../text.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";

/**
 * A reference is sent inside of every request that has one, a third larger
 * than its file. No limit is documented; this is ours, far above what a
 * picture of the largest size that is generated needs.
 */
export const maxReferenceBytes = 10 * 1024 * 1024;

/** A reference as a picture was asked for with: which bytes, and how followed. */
export interface UsedReference {
  readonly type: ReferenceType;
  /** Path from the dataset's folder, with `/`. */
  readonly image: string;
  /** Of the file's bytes, hexadecimal. */
  readonly sha256: string;
  /** 0 to 1; absent: as the service likes. */
  readonly strength?: number;
}

/** The reference a request would send; undefined when its file can't be sent. */
export function usedReference({
  type,
  image,
  strength,
  found,
}: PromptReference): UsedReference | undefined {
  if (found?.kind !== "readable") return undefined;
  return {
    type,
    image,
    sha256: found.sha256,
    ...(strength !== undefined && { strength }),
  };
}

/** Why a file can't be sent along. */
export type UnusableReference = Exclude<ReferenceFile["kind"], "readable">;

/** The same in a sentence. */
export function whyUnusable(image: string, kind: UnusableReference): Text {
  const name = shownName(image);
  switch (kind) {
    case "missing":
      return say`The reference ${name} isn't there.`;
    case "outside":
      return say`The reference ${name} isn't below the folder of the file that names it; pictures from elsewhere aren't sent.`;
    case "not-a-picture":
      return say`The reference ${name} isn't a JPEG, PNG or WebP picture.`;
    case "too-large":
      return say`The reference ${name} is larger than ${maxReferenceBytes / 1024 / 1024} MB.`;
    case "unreadable":
      return say`The reference ${name} can't be read.`;
  }
}

/** Why this one can't be sent, in a sentence. */
export function unusableWords({ image, found }: PromptReference): Text {
  const kind = found?.kind ?? "unreadable";
  return whyUnusable(image, kind === "readable" ? "unreadable" : kind);
}
