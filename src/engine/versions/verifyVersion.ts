import { lstat, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Version, VersionImage } from "../../core/dataset/lock.ts";
import { packagingFormat } from "../../core/dataset/packagePlan.ts";
import type {
  Verification,
  VerifiedImage,
} from "../../core/dataset/verification.ts";
import { verificationOf } from "../../core/dataset/verification.ts";
import { sha256OfFile } from "../package/sha256OfFile.ts";
import { writeZipInWorker } from "../package/writeZipInWorker.ts";
import type { ByteSource, FoundBytes } from "./findBytes.ts";
import { findBytes } from "./findBytes.ts";

export interface VerifyOptions {
  readonly folder: string;
  readonly version: Version;
  /** The bundled worker program, dist/worker.js. */
  readonly workerFile: string;
  readonly signal?: AbortSignal;
  /** Bytes of the ZIP made so far, of its size. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
}

/**
 * Makes the ZIP of a version again, from wherever its pictures are, and compares
 * it with what was packaged. Nothing in the folder changes.
 *
 * @throws {EngineError} `changed`, `unwritable`, `worker`; the signal's reason
 *   when aborted
 */
export async function verifyVersion(
  options: VerifyOptions,
): Promise<Verification> {
  const { folder, version, signal } = options;
  const temporary = await mkdtemp(path.join(tmpdir(), "style-trainer-verify-"));
  try {
    const found = await findBytes(folder, version, temporary, signal);
    const states = new Map<string, VerifiedImage["now"]>();
    for (const image of version.images) {
      states.set(image.file, await stateOf(folder, image, signal));
    }
    const outcome = await outcomeOf(options, found, temporary);
    return verificationOf(version, outcome, ({ file, sha256 }) => {
      const source = found.get(sha256)?.source;
      return {
        now: states.get(file) ?? "missing",
        ...(source && { foundIn: sourceWords(source) }),
      };
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Where bytes were found, for a sentence. */
export function sourceWords(source: ByteSource): string {
  switch (source.kind) {
    case "folder":
      return source.file;
    case "set aside":
      return `what was set aside (${source.file})`;
    case "package":
      return `the package ${source.file}`;
    case "LFS":
      return "git LFS";
    case "git":
      return `git (${source.object.slice(0, 12)})`;
  }
}

async function outcomeOf(
  { version, workerFile, signal, onProgress }: VerifyOptions,
  found: ReadonlyMap<string, FoundBytes>,
  temporary: string,
): Promise<Verification["outcome"]> {
  const { zip, images } = version;
  const format = zip.format ?? 1;
  if (format > packagingFormat) return { kind: "unknown format", format };
  const missing = images.filter(({ sha256 }) => !found.has(sha256));
  if (missing.length > 0) {
    return { kind: "incomplete", missing: missing.map(({ file }) => file) };
  }
  const { sha256 } = await writeZipInWorker({
    workerFile,
    request: {
      kind: "package",
      folder: temporary,
      entries: images.map((image) => ({
        ...image,
        file: found.get(image.sha256)?.path ?? image.file,
      })),
      zipFile: path.join(temporary, "rebuilt.zip"),
    },
    onProgress: (doneBytes) => onProgress?.(doneBytes, zip.bytes),
    ...(signal && { signal }),
  });
  return sha256 === zip.sha256
    ? { kind: "identical", sha256 }
    : { kind: "different", sha256, expected: zip.sha256 };
}

async function stateOf(
  folder: string,
  { file, bytes, sha256 }: VersionImage,
  signal?: AbortSignal,
): Promise<VerifiedImage["now"]> {
  const whole = path.join(folder, file);
  const stats = await lstat(whole).catch(() => undefined);
  if (!stats) return "missing";
  if (!stats.isFile() || stats.size !== bytes) return "changed";
  return (await sha256OfFile(whole, signal)) === sha256 ? "same" : "changed";
}
