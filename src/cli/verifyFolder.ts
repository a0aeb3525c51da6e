import type { Version } from "../core/dataset/lock.ts";
import type { Verification } from "../core/dataset/verification.ts";
import {
  isIdentical,
  verificationLines,
} from "../core/dataset/verification.ts";
import { byteSize } from "../core/text.ts";
import { english } from "../core/words/text.ts";
import { verifyVersion } from "../engine/versions/verifyVersion.ts";
import type { ExitCode } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import type { VerifyOutput } from "./outputs.ts";
import { readVersions, versionNamed } from "./readVersions.ts";
import { showProgress } from "./showProgress.ts";
import { printJson } from "./terminal.ts";
import { workerFile } from "./startWorkers.ts";
import { withWorkers } from "./withWorkers.ts";

/** Answers 1 when a ZIP can't be made again as it was. */
export async function verifyFolder(
  folder: string,
  name: string,
  { all, json }: { readonly all: boolean; readonly json: boolean },
): Promise<ExitCode> {
  const lock = await readVersions(folder);
  const versions = all ? lock.versions : [versionNamed(lock, name)];
  const progress = showProgress(process.stderr);
  const verified = await withWorkers(false, async (_workers, signal) => {
    const done: [Verification, Version][] = [];
    for (const version of versions) {
      const verification = await verifyVersion({
        ...{ folder, version, workerFile, signal },
        onProgress: (bytes, total) =>
          progress.update(`${byteSize(bytes)} of ${byteSize(total)}`),
      });
      done.push([verification, version]);
    }
    return done;
  }).finally(progress.done);
  const verifications = verified.map(([verification]) => verification);
  const output: VerifyOutput = { kind: "verify", versions: verifications };
  if (json) printJson(output);
  else {
    process.stdout.write(
      verified
        .flatMap(([verification, version]) =>
          verificationLines(verification, version),
        )
        .map((line) => `${english(line)}\n`)
        .join(""),
    );
  }
  return verifications.every(isIdentical)
    ? exitCodes.clean
    : exitCodes.errorsFound;
}
