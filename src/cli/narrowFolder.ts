import { readFile } from "node:fs/promises";
import path from "node:path";
import { manifestFileName } from "../core/dataset/manifest.ts";
import { includedImages } from "../core/dataset/membership.ts";
import type { Proposal } from "../core/narrowing/proposal.ts";
import { plural } from "../core/text.ts";
import { english, verbatim } from "../core/words/text.ts";
import { newManifest } from "../engine/dataset/manifestEdits.ts";
import { parseManifestText } from "../engine/dataset/readManifest.ts";
import { readDataset } from "../engine/dataset/readDataset.ts";
import { EngineError, systemCode } from "../engine/errors.ts";
import { openLibrary } from "../engine/library/openLibrary.ts";
import { useChoice } from "../engine/library/useChoice.ts";
import { writeFileAtomically } from "../engine/writeFileAtomically.ts";
import type { ExitCode } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import { narrowReport, narrowText } from "./narrowText.ts";
import { showProgress } from "./showProgress.ts";
import { workerFile } from "./startWorkers.ts";
import { withWorkers } from "./withWorkers.ts";

/** Proposes the images of a library that are worth training on; writes the choice only when told to. */
export async function narrowFolder(
  folder: string,
  options: {
    readonly count?: number;
    readonly keep: readonly string[];
    readonly leaveOut: readonly string[];
    readonly json: boolean;
    readonly write: boolean;
    readonly cache: boolean;
  },
): Promise<ExitCode> {
  const { count, keep, leaveOut, json, write, cache } = options;
  const progress = showProgress(process.stderr);
  const { proposal, images } = await withWorkers(
    cache,
    async ({ inspector }, signal) => {
      progress.update("Reading the folder");
      const dataset = await readDataset(folder, {
        inspector,
        signal,
        onListing: (done, total) =>
          progress.update(
            `Reading the folder, ${done} of ${total} files; Ctrl-C stops`,
          ),
        onProgress: (done, total) =>
          progress.update(
            `${done} of ${total} pictures; Ctrl-C stops, the next run goes on from there`,
          ),
      });
      const known = new Set(dataset.images.map(({ file }) => file));
      const unknown = [...keep, ...leaveOut].find((file) => !known.has(file));
      if (unknown !== undefined) {
        throw new Error(`${unknown} is no picture in ${folder}.`);
      }
      progress.update("Comparing them");
      const library = await openLibrary(dataset, { workerFile, signal });
      try {
        const wishes = { pinned: keep, dropped: leaveOut };
        return {
          images: includedImages(dataset).length,
          proposal: await library.narrow({
            ...wishes,
            ...(count !== undefined && { count }),
          }),
        };
      } finally {
        await library.dispose();
      }
    },
  ).finally(progress.done);
  process.stdout.write(
    json
      ? `${JSON.stringify(narrowReport(folder, proposal), null, 2)}\n`
      : narrowText(folder, proposal),
  );
  if (proposal.chosen.length === 0) return exitCodes.errorsFound;
  const manifest = path.join(folder, manifestFileName);
  if (write) {
    await writeChoice(folder, manifest, proposal);
    process.stderr.write(
      `${manifest} now excludes ${plural(proposal.leftOut.length, "image")}; the files stay where they are.\n`,
    );
  } else if (!json && images > proposal.chosen.length) {
    process.stdout.write(
      `\nNothing is written. --write excludes the others in ${manifestFileName}.\n`,
    );
  }
  return exitCodes.clean;
}

/** @throws {EngineError} `unreadable-text` for a manifest that can't be changed without harm */
async function writeChoice(
  folder: string,
  manifest: string,
  proposal: Proposal,
): Promise<void> {
  const text = await readFile(manifest, "utf8").catch((error: unknown) => {
    if (systemCode(error) !== "ENOENT") throw error;
    return newManifest(path.basename(path.resolve(folder)));
  });
  const [problem] = parseManifestText(text).problems;
  if (problem) {
    throw new EngineError(
      "unreadable-text",
      verbatim(
        `${manifest} isn't changed, because it can't be read as a whole: ${english(problem.message)}`,
      ),
      { file: manifest },
    );
  }
  await writeFileAtomically(manifest, useChoice(text, proposal));
}
