import { mkdtemp, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { tmpdir } from "node:os";
import type { Dataset } from "../../core/dataset/facts.ts";
import type { Version } from "../../core/dataset/lock.ts";
import { labelOf } from "../../core/dataset/namedVersions.ts";
import { manifestFileName } from "../../core/dataset/manifest.ts";
import type { RollbackPlan } from "../../core/dataset/rollbackPlan.ts";
import {
  clashingNames,
  planRollback,
} from "../../core/dataset/rollbackPlan.ts";
import { shownName } from "../../core/text.ts";
import { enumerated } from "../../core/words/lists.ts";
import { say } from "../../core/words/text.ts";
import { lockFileName } from "../../core/dataset/lock.ts";
import { setField } from "../dataset/manifestEdits.ts";
import { parseManifestText } from "../dataset/readManifest.ts";
import { EngineError, systemCode } from "../errors.ts";
import { findBytes } from "./findBytes.ts";
import type { SetAside } from "./setAside.ts";
import { replaceFiles } from "./setAside.ts";
import { otherSpellings } from "./spellings.ts";

/**
 * What a rollback would change, names taken as the folder's disk takes them.
 *
 * @throws {EngineError} `refused` when two of its pictures are one file on this disk
 */
export async function plannedRollback(
  folder: string,
  dataset: Dataset,
  version: Version,
): Promise<RollbackPlan> {
  await refuseClashes(folder, version);
  const names = version.images.map(({ file }) => file);
  return planRollback(dataset, version, await otherSpellings(folder, names));
}

/**
 * Makes a dataset what it was at a version: writes pictures that changed or
 * went, sets the manifest's parts back, leaves out what came later. What it
 * replaces is set aside first.
 *
 * @param dataset as the folder is now
 * @returns where it was set aside; undefined when there was nothing to do
 * @throws {EngineError} `refused` before anything is changed, when a picture's
 *   bytes are nowhere, two of its pictures are one file on this disk or the
 *   manifest can't be read; `unwritable`; the signal's
 *   reason when aborted before the first change
 */
export async function rollBack(options: {
  readonly folder: string;
  readonly dataset: Dataset;
  readonly version: Version;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
}): Promise<SetAside | undefined> {
  const { folder, dataset, version, now, signal } = options;
  const plan = await plannedRollback(folder, dataset, version);
  const manifest = await manifestAfter(folder, plan);
  if (plan.images.length === 0 && manifest === undefined) return undefined;
  const temporary = await mkdtemp(path.join(tmpdir(), "style-trainer-back-"));
  try {
    const wanted = plan.images.map(({ image }) => image);
    const found = await findBytes(
      folder,
      { ...version, images: wanted },
      temporary,
      signal,
    );
    const lost = wanted.filter(({ sha256 }) => !found.has(sha256));
    if (lost.length > 0) {
      const names = enumerated(lost.map(({ file }) => shownName(file)));
      throw new EngineError(
        "refused",
        say`${names} as of ${plan.version} can be found neither in the folder, nor in a kept package, nor in git; nothing was changed. Fetch the rest of the repository, or put the ZIP into .style-trainer/packages.`,
      );
    }
    signal?.throwIfAborted();
    return await replaceFiles(
      folder,
      [
        ...wanted.flatMap(({ file, sha256 }) => {
          const content = found.get(sha256);
          return content ? [{ file, content: { path: content.path } }] : [];
        }),
        ...(manifest === undefined
          ? []
          : [{ file: manifestFileName, content: manifest }]),
      ],
      `Rolled back to ${plan.version}`,
      now(),
    );
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function refuseClashes(folder: string, version: Version): Promise<void> {
  const clash = clashingNames(version);
  if (clash.length === 0) return;
  const probe = lockFileName.toUpperCase();
  // The lock is there: the version comes from it.
  if ((await otherSpellings(folder, [probe])).size === 0) return;
  const names = enumerated(clash.map((file) => shownName(file)));
  throw new EngineError(
    "refused",
    say`${names} of ${labelOf(version)} are one file on this disk, which takes capital letters for small ones: one would replace the other. Nothing was changed. Roll back where names are told apart, such as on Linux.`,
  );
}

/** The manifest's text after a rollback; undefined: it stays. */
async function manifestAfter(
  folder: string,
  { fields }: RollbackPlan,
): Promise<string | undefined> {
  const changes = Object.entries(fields);
  if (changes.length === 0) return undefined;
  const file = path.join(folder, manifestFileName);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return "{}\n";
    throw error;
  });
  const [broken] = parseManifestText(text).problems;
  if (broken?.path.length === 0) {
    throw new EngineError(
      "refused",
      say`${broken.message} Mend it first, then roll back.`,
      { file },
    );
  }
  return changes.reduce(
    (edited, [key, value]) => setField(edited, [key], value),
    text,
  );
}
