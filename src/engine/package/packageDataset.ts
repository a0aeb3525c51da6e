import { randomBytes } from "node:crypto";
import { lstat, rename } from "node:fs/promises";
import path from "node:path";
import { isWithin } from "../isWithin.ts";
import { makeFolder } from "../makeFolder.ts";
import type { Dataset } from "../../core/dataset/facts.ts";
import type {
  Version,
  VersionCommit,
  VersionFinding,
} from "../../core/dataset/lock.ts";
import { includedImages } from "../../core/dataset/membership.ts";
import type {
  PackagePlan,
  PlannedEntry,
} from "../../core/dataset/packagePlan.ts";
import {
  packageName,
  packagingFormat,
  planPackage,
} from "../../core/dataset/packagePlan.ts";
import { versionManifest } from "../../core/dataset/versionManifest.ts";
import type { Finding } from "../../core/lint/finding.ts";
import { shownName } from "../../core/text.ts";
import { english, say } from "../../core/words/text.ts";
import { appendVersion } from "../dataset/lockFile.ts";
import { EngineError, systemCode } from "../errors.ts";
import { unwritable } from "../unwritable.ts";
import { discard, syncFolder } from "../writeFileAtomically.ts";
import { packagesFolder } from "./packagesFolder.ts";
import { sha256OfFile } from "./sha256OfFile.ts";
import { writeZipInWorker } from "./writeZipInWorker.ts";

export interface PackageOptions {
  readonly folder: string;
  readonly dataset: Dataset;
  /** The bundled worker program, dist/worker.js. */
  readonly workerFile: string;
  /** Default: `.style-trainer/packages/<name>-<version>-<sha256>.zip` in the folder. */
  readonly outFile?: string;
  /** For the lock entry; the ZIP's bytes don't depend on it. */
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  /** Bytes of the ZIP written so far, of its exact size. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  /** What lint said, for the lock entry. */
  readonly findings?: readonly Finding[];
  /** What git says of the packaged files, for the lock entry. */
  readonly commitOf?: (
    folder: string,
    files: readonly string[],
  ) => Promise<VersionCommit | undefined>;
  /** Whether the lock learns of it. @default true */
  readonly recordInLock?: boolean;
}

export interface PackagedDataset {
  /** Absolute path of the ZIP. */
  readonly file: string;
  readonly bytes: number;
  /** Hexadecimal, of the ZIP. */
  readonly sha256: string;
  readonly version: Version;
}

/**
 * Packs a dataset's images into a ZIP whose bytes depend on them alone, reads
 * it back, and notes it in the lock. Packaging the same images again makes
 * nothing new.
 *
 * @throws {EngineError} `refused` before anything is written; `changed` naming
 *   the file; `unwritable`, `unverified`, `worker`; the signal's reason when
 *   aborted. Nothing half written is left behind.
 */
export async function packageDataset({
  folder,
  dataset,
  workerFile,
  outFile,
  now,
  signal,
  onProgress,
  findings,
  commitOf,
  recordInLock = true,
}: PackageOptions): Promise<PackagedDataset> {
  signal?.throwIfAborted();
  const plan = planPackage(dataset, includedImages(dataset));
  refuse(plan);
  for (const entry of plan.entries) await checkUnchanged(folder, entry);
  const target = path.resolve(outFile ?? path.join(folder, packagesFolder));
  const targetFolder = outFile === undefined ? target : path.dirname(target);
  const partial = path.join(
    targetFolder,
    `.${randomBytes(6).toString("hex")}.zip.partial`,
  );
  try {
    await makeFolder(targetFolder);
    const { bytes, sha256 } = await writeZipInWorker({
      workerFile,
      request: {
        kind: "package",
        folder: path.resolve(folder),
        entries: plan.entries,
        zipFile: partial,
      },
      onProgress: (doneBytes) => onProgress?.(doneBytes, plan.zipBytes),
      ...(signal && { signal }),
    });
    const file =
      outFile === undefined
        ? path.join(target, packageName(dataset, sha256))
        : target;
    await putInPlace(partial, file, bytes, sha256);
    const commit = await commitOf?.(
      folder,
      plan.entries.map((entry) => entry.file),
    );
    const version: Version = {
      ...versionOf(dataset, plan, now()),
      zip: {
        file: nameInLock(folder, file),
        bytes,
        sha256,
        format: packagingFormat,
      },
      ...(findings && { findings: findings.map(noted) }),
      ...(commit && { git: commit }),
    };
    return {
      file,
      bytes,
      sha256,
      version: recordInLock ? await appendVersion(folder, version) : version,
    };
  } catch (error) {
    if (systemCode(error) === undefined || error instanceof EngineError) {
      throw error;
    }
    throw unwritable(
      targetFolder,
      error,
      `The ZIP can't be written to ${targetFolder}`,
    );
  } finally {
    await discard(partial);
  }
}

function refuse({ refusals }: PackagePlan): void {
  const [first] = refusals;
  if (!first) return;
  const others = refusals.length - 1;
  throw new EngineError(
    "refused",
    others > 0 ? say`${first.message} (And ${others} more.)` : first.message,
    first.file === undefined ? {} : { file: first.file },
  );
}

/** A cheap look at everything first, so that no gigabyte is written in vain. */
async function checkUnchanged(
  folder: string,
  { file, bytes }: PlannedEntry,
): Promise<void> {
  const stats = await lstat(path.join(folder, file)).catch((cause: unknown) => {
    const what =
      systemCode(cause) === "ENOENT" ? "vanished" : "can't be reached";
    throw new EngineError("changed", `${shownName(file)} ${what}.`, {
      file,
      cause,
    });
  });
  if (stats.isFile() && stats.size === bytes) return;
  const what = stats.isFile()
    ? `has ${stats.size} bytes instead of ${bytes}`
    : "is no regular file any more";
  throw new EngineError("changed", `${shownName(file)} ${what}.`, { file });
}

/** What is there already with the same bytes stays, with its times. */
async function putInPlace(
  partial: string,
  file: string,
  bytes: number,
  sha256: string,
): Promise<void> {
  const there = await lstat(file).catch(() => undefined);
  if (
    there?.isFile() &&
    there.size === bytes &&
    (await sha256OfFile(file)) === sha256
  ) {
    return;
  }
  await rename(partial, file);
  await syncFolder(path.dirname(file));
}

function versionOf(
  { manifest }: Dataset,
  { entries }: PackagePlan,
  now: Date,
): Omit<Version, "zip"> {
  const { air, version } = manifest.model;
  return {
    ...(air !== undefined && { air }),
    ...(version !== undefined && { version }),
    packagedAt: now.toISOString(),
    images: entries,
    manifest: versionManifest(manifest),
  };
}

function noted({ rule, severity, file, message }: Finding): VersionFinding {
  return {
    rule,
    severity,
    ...(file !== null && { file }),
    message: english(message),
  };
}

/** From the dataset's folder; elsewhere the name alone, since the lock is shared. */
function nameInLock(folder: string, file: string): string {
  const root = path.resolve(folder);
  return isWithin(root, file)
    ? path.relative(root, file).split(path.sep).join("/")
    : path.basename(file);
}
