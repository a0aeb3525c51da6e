import { shownName } from "../text.ts";
import { sizeInBytes } from "../words/amounts.ts";
import { images as imageCount } from "../words/counts.ts";
import { enumerated, joined } from "../words/lists.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";
import type { Version, VersionImage } from "./lock.ts";
import { labelOf } from "./namedVersions.ts";

/** Whether a version's ZIP can still be made, byte for byte. */
export interface Verification {
  readonly version: string;
  readonly images: readonly VerifiedImage[];
  readonly outcome:
    | { readonly kind: "identical"; readonly sha256: string }
    /** All pictures are there, and the ZIP of them is another. */
    | {
        readonly kind: "different";
        readonly sha256: string;
        readonly expected: string;
      }
    /** Pictures whose bytes are nowhere. */
    | { readonly kind: "incomplete"; readonly missing: readonly string[] }
    /** Packaged by a newer Style Trainer, in a way that isn't known here. */
    | { readonly kind: "unknown format"; readonly format: number };
}

export interface VerifiedImage {
  readonly file: string;
  readonly sha256: string;
  /** What has its name in the folder now. */
  readonly now: "same" | "changed" | "missing";
  /** Where its bytes were found, in words; absent: nowhere. */
  readonly foundIn?: string;
}

export function isIdentical({ outcome }: Verification): boolean {
  return outcome.kind === "identical";
}

/** A verification in sentences, the verdict first. */
export function verificationLines(
  verification: Verification,
  { images, zip }: Pick<Version, "images" | "zip">,
): readonly Text[] {
  const { version, outcome } = verification;
  const size = joined([imageCount(images.length), sizeInBytes(zip.bytes)]);
  return [
    verdict(version, outcome, size),
    ...verification.images.flatMap((image) => imageLine(image) ?? []),
  ];
}

function verdict(
  version: string,
  outcome: Verification["outcome"],
  size: Text,
): Text {
  switch (outcome.kind) {
    case "identical":
      return say`${version}: the ZIP can be made again, byte for byte (${size}, sha256 ${outcome.sha256.slice(0, 12)}).`;
    case "different":
      return say`${version}: all images are there, but their ZIP has the sha256 ${outcome.sha256.slice(0, 12)} instead of ${outcome.expected.slice(0, 12)}; the lock was changed by hand, or packaging changed without saying so.`;
    case "incomplete": {
      const names = enumerated(outcome.missing.map((file) => shownName(file)));
      return outcome.missing.length === 1
        ? say`${version}: the ZIP can't be made again: ${names} is neither in the folder, nor set aside, nor in a kept package, nor in git. Fetch the rest of the repository, or put the ZIP into .style-trainer/packages.`
        : say`${version}: the ZIP can't be made again: ${names} are neither in the folder, nor set aside, nor in a kept package, nor in git. Fetch the rest of the repository, or put the ZIP into .style-trainer/packages.`;
    }
    case "unknown format":
      return say`${version}: it was packaged in format ${outcome.format}, which this Style Trainer doesn't know; a newer one does.`;
  }
}

function imageLine({ file, now, foundIn }: VerifiedImage): Text | undefined {
  const name = shownName(file);
  switch (now) {
    case "same":
      return undefined;
    case "changed":
      return foundIn === undefined
        ? say`  ${name} changed under the same name; and its bytes are nowhere`
        : say`  ${name} changed under the same name; its bytes are in ${foundIn}`;
    case "missing":
      return foundIn === undefined
        ? say`  ${name} isn't in the folder any more; and its bytes are nowhere`
        : say`  ${name} isn't in the folder any more; its bytes are in ${foundIn}`;
  }
}

export function verificationOf(
  version: Version,
  outcome: Verification["outcome"],
  about: (image: VersionImage) => Pick<VerifiedImage, "now" | "foundIn">,
): Verification {
  return {
    version: labelOf(version),
    images: version.images.map((image) => ({
      file: image.file,
      sha256: image.sha256,
      ...about(image),
    })),
    outcome,
  };
}
