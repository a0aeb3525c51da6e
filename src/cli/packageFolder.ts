import type { VersionImage } from "../core/dataset/lock.ts";
import { byteSize, plural } from "../core/text.ts";
import { packageDataset } from "../engine/package/packageDataset.ts";
import { commitOf } from "../engine/versions/commitOf.ts";
import { mergeInGit } from "../engine/versions/mergeInGit.ts";
import type { ExitCode } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import { judgeFolder } from "./judgeFolder.ts";
import { lintText } from "./lint/lintText.ts";
import { showProgress } from "./showProgress.ts";
import { printJson } from "./terminal.ts";
import { withCancelling } from "./withCancelling.ts";
import { workerFile } from "./startWorkers.ts";
import { withWorkers } from "./withWorkers.ts";

/** What `package --json` prints. */
export interface PackageOutput {
  readonly kind: "package";
  readonly file: string;
  readonly bytes: number;
  /** Hexadecimal, of the ZIP. */
  readonly sha256: string;
  /** In the ZIP's order. */
  readonly images: readonly VersionImage[];
}

/** Packages a dataset that has no errors; what came out of it goes to stdout. */
export async function packageFolder(
  folder: string,
  {
    out,
    force,
    json,
    cache,
  }: {
    readonly out: string;
    readonly force: boolean;
    readonly json: boolean;
    readonly cache: boolean;
  },
): Promise<ExitCode> {
  const progress = showProgress(process.stderr);
  try {
    // The workers are gone before the ZIP is written: each holds some 80 MB.
    const { dataset, report } = await withWorkers(cache, (workers, signal) =>
      judgeFolder(folder, { workers, signal, onProgress: progress.update }),
    );
    const errors = report.findings.filter(
      ({ severity }) => severity === "error",
    );
    if (errors.length > 0 && !force) {
      progress.done();
      const linted = {
        folder,
        dataset,
        report: { ...report, findings: errors },
      };
      process.stderr.write(lintText([linted], { isColoured: false }));
      process.stderr.write(
        "The service would refuse it; --force packages it nevertheless.\n",
      );
      return exitCodes.errorsFound;
    }
    const { file, bytes, sha256, version } = await withCancelling((signal) =>
      packageDataset({
        folder,
        dataset,
        workerFile,
        outFile: out,
        now: () => new Date(),
        findings: report.findings,
        commitOf,
        signal,
        onProgress: (done, total) =>
          progress.update(`${byteSize(done)} of ${byteSize(total)}`),
      }),
    );
    await mergeInGit(folder);
    progress.done();
    const output: PackageOutput = {
      ...{ kind: "package", file, bytes, sha256 },
      images: version.images,
    };
    if (json) printJson(output);
    else {
      const images = plural(version.images.length, "image");
      process.stdout.write(
        `${file}: ${images}, ${byteSize(bytes)}, sha256 ${sha256}\n`,
      );
    }
    return exitCodes.clean;
  } finally {
    progress.done();
  }
}
