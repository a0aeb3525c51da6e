import type { Text } from "../words/text.ts";

/** Why an image of a library isn't proposed. */
export type LeftOutKind =
  /** Near enough to be chosen, but enough are. */
  | "spare"
  /** A chosen one shows much the same. */
  | "subject"
  | "quality"
  | "repeat"
  | "style"
  /** The service would refuse it. */
  | "error"
  /** The user did, on the page or in the manifest. */
  | "user";

/** In the order in which a person would look for something to take in after all. */
export const leftOutKinds: readonly LeftOutKind[] = [
  "spare",
  "subject",
  "quality",
  "repeat",
  "style",
  "error",
  "user",
];

/** One image that is proposed. */
export interface Chosen {
  readonly file: string;
  readonly isPinned: boolean;
  /** A sentence. */
  readonly why: Text;
}

/** One that isn't. */
export interface LeftOut {
  readonly file: string;
  readonly kind: LeftOutKind;
  /** A sentence, with the other image's name where one stands in its way. */
  readonly why: Text;
  /** The image that is there in its place. */
  readonly other?: string;
}

/** A library narrowed to what is worth training on; every image of it is in one of the lists. */
export interface Proposal {
  /** In the order they were chosen: the first is the heart of the style. */
  readonly chosen: readonly Chosen[];
  /** By kind in the order of `leftOutKinds`, the nearest to being chosen first. */
  readonly leftOut: readonly LeftOut[];
  /** Images of the one style, repeats among them not counted. */
  readonly inStyle: number;
  /** What the choice falls short of, in a sentence. */
  readonly shortfall?: Text;
}

/** What the user wants of it. */
export interface Wishes {
  /** Images to propose; absent: as many as are worth it. */
  readonly count?: number;
  /** Chosen whatever else; the style is theirs. */
  readonly pinned: readonly string[];
  /** Never chosen. */
  readonly dropped: readonly string[];
}
