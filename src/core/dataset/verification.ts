import { byteSize, enumeration, plural, shownName } from "../text.ts";
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
): readonly string[] {
  const { version, outcome } = verification;
  const size = `${plural(images.length, "image")}, ${byteSize(zip.bytes)}`;
  return [
    `${version}: ${verdict(outcome, size)}`,
    ...verification.images.flatMap((image) => imageLine(image) ?? []),
  ];
}

function verdict(outcome: Verification["outcome"], size: string): string {
  switch (outcome.kind) {
    case "identical":
      return `the ZIP can be made again, byte for byte (${size}, sha256 ${outcome.sha256.slice(0, 12)}).`;
    case "different":
      return `all images are there, but their ZIP has the sha256 ${outcome.sha256.slice(0, 12)} instead of ${outcome.expected.slice(0, 12)}; the lock was changed by hand, or packaging changed without saying so.`;
    case "incomplete":
      return `the ZIP can't be made again: ${enumeration(outcome.missing.map((file) => shownName(file)))} ${outcome.missing.length === 1 ? "is" : "are"} neither in the folder, nor set aside, nor in a kept package, nor in git. Fetch the rest of the repository, or put the ZIP into .style-trainer/packages.`;
    case "unknown format":
      return `it was packaged in format ${outcome.format}, which this Style Trainer doesn't know; a newer one does.`;
  }
}

function imageLine({ file, now, foundIn }: VerifiedImage): string | undefined {
  if (now === "same") return undefined;
  const found =
    foundIn === undefined
      ? "and its bytes are nowhere"
      : `its bytes are in ${foundIn}`;
  return now === "changed"
    ? `  ${shownName(file)} changed under the same name; ${found}`
    : `  ${shownName(file)} isn't in the folder any more; ${found}`;
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
