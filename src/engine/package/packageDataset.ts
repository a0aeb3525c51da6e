import type { Dataset } from "../../core/dataset/facts.ts";
import type { Version } from "../../core/dataset/lock.ts";
import { EngineError } from "../errors.ts";

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

export function packageDataset(
  options: PackageOptions,
): Promise<PackagedDataset> {
  return Promise.reject(
    new EngineError("refused", `${options.folder} can't be packaged yet.`),
  );
}
