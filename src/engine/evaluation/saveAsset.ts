import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "../makeFolder.ts";
import type { PendingImage } from "../../core/evaluation/imageRecord.ts";
import { systemCode } from "../errors.ts";
import { writing } from "../unwritable.ts";
import { discard, writeFileAtomically } from "../writeFileAtomically.ts";
import { forgetPending } from "./evaluationFiles.ts";
import type { EvaluationRun } from "./runEvaluation.ts";
import { extensionOf, recordOf } from "./writeEvaluation.ts";

/** Words of the prompt in the name; the rest of its key is no help to people. */
const hashTail = /-?[0-9a-f]{16}$/;

/**
 * Puts a picture and its record into a folder of the user's, for a run's
 * `store`. What is there is never overwritten: the next number is taken. The
 * request is forgotten last, so that a crash costs no second picture.
 */
export function saveAssetIn(into: string): NonNullable<EvaluationRun["store"]> {
  return async (folder, pending, picture, about) => {
    const extension = extensionOf(picture);
    const name = await writing(into, async () => {
      await makeFolder(into);
      return takeName(into, nameOf(pending), extension);
    });
    const file = path.join(into, `${name}.${extension}`);
    const recordFile = path.join(into, `${name}.json`);
    const record = recordOf(pending, about, path.basename(file));
    try {
      await writeFileAtomically(file, picture.bytes);
      await writeFileAtomically(
        recordFile,
        `${JSON.stringify(record, undefined, 2)}\n`,
      );
    } catch (error) {
      // The names were held by empty files.
      await Promise.all([file, recordFile].map(discard));
      throw error;
    }
    await forgetPending(folder, pending);
    return { record, path: file };
  };
}

function nameOf({ promptKey, width, height }: PendingImage): string {
  const words = promptKey.replace(hashTail, "");
  return `${words === "" ? "asset" : words}-${width}x${height}`;
}

/** A name that neither a picture nor a record has, held by files of its own. */
async function takeName(
  into: string,
  name: string,
  extension: string,
): Promise<string> {
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? name : `${name}-${number}`;
    const record = path.join(into, `${numbered}.json`);
    if (!(await isTaken(record))) continue;
    if (await isTaken(path.join(into, `${numbered}.${extension}`))) {
      return numbered;
    }
    await rm(record);
  }
}

/** Whether the file was made now, and so is ours. */
async function isTaken(file: string): Promise<boolean> {
  try {
    await writeFile(file, "", { flag: "wx" });
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw error;
  }
}
