import type {
  Dataset,
  Entry,
  Header,
  ImageFacts,
  Pixels,
} from "../../../src/core/dataset/facts.ts";
import { emptyLock } from "../../../src/core/dataset/lock.ts";
import type { Manifest } from "../../../src/core/dataset/manifest.ts";
import { emptyManifest } from "../../../src/core/dataset/manifest.ts";
import type { Finding } from "../../../src/core/lint/finding.ts";
import { lint } from "../../../src/core/lint/lint.ts";

/** A sound 1024 × 1024 PNG, except for what the test is about. */
export function image(
  file: string,
  facts: Partial<Omit<ImageFacts, "header">> & {
    readonly header?: Partial<Header>;
  } = {},
): ImageFacts {
  const { header, ...others } = facts;
  return {
    file,
    bytes: 1_000_000,
    sha256: `sha of ${file}`,
    ...others,
    header: {
      format: "png",
      width: 1024,
      height: 1024,
      orientation: 1,
      isAnimated: false,
      colourSpace: "rgb",
      bitsPerChannel: 8,
      hasAlpha: false,
      metadata: [],
      ...header,
    },
  };
}

/** A file without a header: what its bytes are isn't known. */
export function headless(
  file: string,
  facts: Partial<Omit<ImageFacts, "header">> = {},
): ImageFacts {
  return { file, bytes: 100, ...facts };
}

/** Lying, square and upright by turns. */
const shapes = [
  { width: 1024, height: 1024 },
  { width: 1536, height: 1024 },
  { width: 1024, height: 1536 },
];

/** Sound images with names of two digits, of different shapes. */
export function images(count: number): readonly ImageFacts[] {
  return Array.from({ length: count }, (_, index) => {
    const header = shapes[index % shapes.length] ?? {};
    return image(`${String(index + 1).padStart(2, "0")}.png`, { header });
  });
}

export function dataset(
  facts: readonly ImageFacts[],
  more: Partial<Omit<Dataset, "manifest">> & {
    readonly manifest?: Partial<Manifest>;
  } = {},
): Dataset {
  const { manifest, ...others } = more;
  const entries: readonly Entry[] = facts.map(({ file, bytes }) => ({
    kind: "file",
    file,
    bytes,
    modifiedMs: 0,
  }));
  return {
    folderName: "stellar",
    entries,
    images: facts,
    lock: emptyLock,
    ...others,
    ...(manifest && { manifestProblems: others.manifestProblems ?? [] }),
    manifest: { ...emptyManifest, ...manifest },
  };
}

/** Pixels that are like no others. */
export function pixels(seed: number, more: Partial<Pixels> = {}): Pixels {
  return {
    pixelHash: `pixels ${seed}`,
    perceptualHashes: Array.from({ length: 8 }, (_, turn) =>
      scrambled(seed * 8 + turn),
    ),
    style: { version: -1, values: [], words: [] },
    ...more,
  };
}

/** The findings of one rule. */
export function found(subject: Dataset, rule: string): readonly Finding[] {
  return lint(subject).findings.filter((finding) => finding.rule === rule);
}

/** Rules that found something, each once. */
export function rulesOf(subject: Dataset): readonly string[] {
  return [...new Set(lint(subject).findings.map(({ rule }) => rule))];
}

function scrambled(seed: number): string {
  const word = (salt: number) =>
    (Math.imul(seed + salt, 2654435761) >>> 0).toString(16).padStart(8, "0");
  return word(1) + word(7919);
}
