import { readFile } from "node:fs/promises";
import path from "node:path";
import { lockFileName } from "../../core/dataset/lock.ts";
import { systemCode } from "../errors.ts";
import { writeFileAtomically } from "../writeFileAtomically.ts";
import { gitText } from "./git.ts";

const attributes = ".gitattributes";

/**
 * Tells git, in a repository where nobody has said otherwise, to keep the lines
 * of both sides when histories are merged: each stands by itself. An attribute
 * of git's own, so that nobody has to install anything.
 *
 * @returns whether a line was added to the folder's `.gitattributes`
 */
export async function mergeInGit(folder: string): Promise<boolean> {
  const said = await gitText(folder, [
    ...["check-attr", "merge", "--"],
    lockFileName,
  ]);
  // Undefined: no git here, or no repository.
  if (said?.trimEnd().endsWith(": unspecified") !== true) return false;
  const file = path.join(folder, attributes);
  const before = await readFile(file, "utf8").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return "";
    throw error;
  });
  const gap = before === "" || before.endsWith("\n") ? "" : "\n";
  await writeFileAtomically(
    file,
    `${before}${gap}${lockFileName} merge=union\n`,
  );
  return true;
}
