import path from "node:path";
import { manifestFileName } from "../core/dataset/manifest.ts";
import { newManifest } from "../engine/dataset/manifestEdits.ts";
import { scanFolder } from "../engine/dataset/scanFolder.ts";
import { writeNewFile } from "../engine/writeFileAtomically.ts";
import type { ExitCode } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import { printJson } from "./terminal.ts";

/** What `init --json` prints. */
export interface InitOutput {
  readonly kind: "init";
  readonly manifest: string;
  /** False: there was one, and it is as it was. */
  readonly created: boolean;
}

/**
 * Makes a folder a dataset. A manifest that is there is never overwritten.
 *
 * @throws {EngineError} `unreadable-folder`, `unwritable`
 */
export async function initFolder(
  folder: string,
  options: { readonly name?: string; readonly json: boolean },
): Promise<ExitCode> {
  // A folder that isn't there is a slip of the hand rather than one to make.
  await scanFolder(folder);
  const manifest = path.join(folder, manifestFileName);
  const name = options.name ?? path.basename(path.resolve(folder));
  const created = await writeNewFile(manifest, newManifest(name));
  const output: InitOutput = { kind: "init", manifest, created };
  if (options.json) printJson(output);
  else {
    process.stdout.write(
      created
        ? `${manifest}: set the model's AIR in it, then \`style-trainer lint ${folder}\`.\n`
        : `${manifest} is there already; it stays as it is.\n`,
    );
  }
  return exitCodes.clean;
}
