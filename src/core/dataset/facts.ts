import type { Composition } from "../style/composition/composition.ts";
import type { StyleDescriptor } from "../style/descriptor.ts";
import type { Miniature } from "../style/miniature.ts";
import type { Swatch } from "../style/palette.ts";
import type { Text } from "../words/text.ts";
import type { Manifest } from "./manifest.ts";
import type { ManifestProblem } from "./parseManifest.ts";
import type { Lock } from "./lock.ts";

/** What a folder holds beside regular files. */
export type NotAFile =
  "folder" | "link" | "dangling link" | "pipe" | "socket" | "device";

/** One name in the dataset's folder, from reading the directory alone. */
export type Entry =
  | {
      readonly kind: "file";
      readonly file: string;
      readonly bytes: number;
      /** Milliseconds since 1970, with fraction as the file system gives it. */
      readonly modifiedMs: number;
    }
  | { readonly kind: "other"; readonly file: string; readonly what: NotAFile };

/** Names of picture formats by content; only some of them can be trained on. */
export type ImageFormat =
  | "jpeg"
  | "png"
  | "webp"
  | "gif"
  | "bmp"
  | "tiff"
  | "avif"
  | "heic"
  | "svg"
  | "jxl"
  | "psd"
  | "ico";

/** What the header says of a picture, sizes as a viewer shows them. */
export interface Header {
  readonly format: ImageFormat;
  /** Pixels, upright: EXIF orientation applied. */
  readonly width: number;
  readonly height: number;
  /** EXIF orientation, 1 to 8; 1 when there is none. */
  readonly orientation: number;
  readonly isAnimated: boolean;
  readonly colourSpace: "rgb" | "grey" | "cmyk" | "other";
  readonly bitsPerChannel: number;
  readonly hasAlpha: boolean;
  /** An embedded profile other than sRGB, by its description. */
  readonly wideGamutProfile?: string;
  /** How strongly a JPEG is compressed, 1 to 100 as most programs count; absent for other formats. */
  readonly jpegQuality?: number;
  /** Private data found in the metadata: names, not values. */
  readonly metadata: readonly ("gps" | "serial" | "thumbnail" | "comment")[];
}

/** What the pixels say, measured once per content. */
export interface Pixels {
  /** sha256 of the small decoded picture, hexadecimal. Same pixels, same hash. */
  readonly pixelHash: string;
  readonly miniature: Miniature;
  readonly style: StyleDescriptor;
  /** The largest share first. Absent in facts of an earlier version. */
  readonly palette?: readonly Swatch[];
  /** Absent in facts of an earlier version. */
  readonly composition?: Composition;
}

/** What is wrong inside a file, in the order it was found. */
export type Damage =
  | { readonly kind: "empty" }
  | { readonly kind: "unrecognised" }
  | { readonly kind: "truncated"; readonly detail: Text }
  | { readonly kind: "corrupt"; readonly detail: Text }
  /** More pixels than will be decoded here: a decompression bomb, or close. */
  | { readonly kind: "too-large-to-decode"; readonly detail: Text }
  /** The operating system doesn't let us read it. */
  | { readonly kind: "unreadable"; readonly detail: Text }
  /** The decoder crashed or took too long on it. */
  | { readonly kind: "undecodable"; readonly detail: Text };

/**
 * Everything known of one file. `header` without `pixels` and without `damage`
 * is a format the service doesn't train on, which isn't decoded.
 */
export interface ImageFacts {
  readonly file: string;
  readonly bytes: number;
  /** Hexadecimal; undefined when the file couldn't be read to its end. */
  readonly sha256?: string;
  readonly header?: Header;
  readonly pixels?: Pixels;
  readonly damage?: Damage;
}

/** One dataset as lint sees it. */
export interface Dataset {
  /** The folder's own name, for messages. */
  readonly folderName: string;
  /** Undefined: the folder has no manifest and the defaults apply. */
  readonly manifestProblems?: readonly ManifestProblem[];
  readonly manifest: Manifest;
  /** Every name in the folder, in byte order. */
  readonly entries: readonly Entry[];
  /** Facts of every file that could be a picture, excluded ones included. */
  readonly images: readonly ImageFacts[];
  readonly lock: Lock;
  /** What of the lock couldn't be read, in sentences. */
  readonly lockProblems?: readonly Text[];
}
