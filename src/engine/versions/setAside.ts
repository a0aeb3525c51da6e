import { constants } from "node:fs";
import { copyFile, mkdir, readFile, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "../makeFolder.ts";
import { isRecord, own, stringIn } from "../../core/json.ts";
import { isPlainName } from "../../core/dataset/parseFact.ts";
import { say } from "../../core/words/text.ts";
import { EngineError, systemCode } from "../errors.ts";
import { unwritable } from "../unwritable.ts";
import { syncFolder, writeFileAtomically } from "../writeFileAtomically.ts";
import { setAsideFolder } from "./findBytes.ts";
import { otherSpellings } from "./spellings.ts";

/** A file of the dataset's folder and what it is to hold. */
export interface Replacement {
  /** A name in the folder. */
  readonly file: string;
  /** A text, or a file to copy; absent: the file goes. */
  readonly content?: string | { readonly path: string };
}

/** What was replaced together, and can be put back together. */
export interface SetAside {
  /** Its folder's name below `.style-trainer/set-aside`. */
  readonly name: string;
  /** What was done, in words. */
  readonly what: string;
  /** `kept`: where the earlier content is; absent: there was none. */
  readonly files: readonly { readonly file: string; readonly kept?: string }[];
  /** False: whoever did it was stopped on the way. */
  readonly isFinished: boolean;
}

const recordName = "record.json";

/**
 * Replaces files after setting aside what they hold: copies first, then the
 * record that says how to undo it, and only then the first replacement. Stopped
 * at any point, nothing is lost, and what was done can be undone.
 *
 * @throws {EngineError} `unwritable`
 */
export async function replaceFiles(
  folder: string,
  replacements: readonly Replacement[],
  what: string,
  now: Date,
): Promise<SetAside> {
  /** Nothing is replaced before it is whole. */
  let copies: string | undefined;
  let isReplacing = false;
  try {
    const names = replacements.map(({ file }) => file);
    const spelled = await otherSpellings(folder, names);
    const steps = replacementSteps(replacements, spelled);
    const name = await newFolder(folder, now);
    const aside = path.join(folder, setAsideFolder, name);
    copies = aside;
    const files: { file: string; kept?: string }[] = [];
    for (const { file } of steps) {
      const kept = `${String(files.length).padStart(4, "0")}-${file}`;
      // Under its listed name it is kept already.
      const isThere =
        !spelled.has(file) &&
        (await keep(path.join(folder, file), path.join(aside, kept)));
      files.push(isThere ? { file, kept } : { file });
    }
    await syncFolder(aside);
    const record: SetAside = { name, what, files, isFinished: false };
    await writeRecord(aside, record);
    isReplacing = true;
    // Two pictures may have changed places: each is read from its copy.
    const copiesOf = new Map(
      files.flatMap(({ file, kept }) =>
        kept === undefined
          ? []
          : [[path.join(folder, file), path.join(aside, kept)]],
      ),
    );
    for (const { file, content } of steps) {
      const target = path.join(folder, file);
      if (content === undefined) await rm(target, { force: true });
      else {
        await writeFileAtomically(
          target,
          typeof content === "string"
            ? content
            : await readFile(copiesOf.get(content.path) ?? content.path),
          { isDurable: true },
        );
      }
    }
    const finished = { ...record, isFinished: true };
    await writeRecord(aside, finished);
    return finished;
  } catch (cause) {
    const { said } = unwritable(folder, cause, say`${folder} can't be changed`);
    if (copies !== undefined && !isReplacing) {
      // Copies of what nobody touched would only fill the disk.
      await rm(copies, { recursive: true, force: true }).catch(() => undefined);
    }
    const rest = isReplacing
      ? say`What was replaced until then is in ${setAsideFolder}, and can be undone.`
      : say`Nothing was changed.`;
    throw new EngineError("unwritable", say`${said} ${rest}`, {
      file: folder,
      cause,
    });
  }
}

/**
 * Removals first, and what is listed under another spelling goes under that: a
 * file written as `a.png` over `A.PNG` might keep the old name where case doesn't
 * count, and `A.PNG` removed after it would take it along.
 *
 * @param spelled as of `otherSpellings`
 */
export function replacementSteps(
  replacements: readonly Replacement[],
  spelled: ReadonlyMap<string, string>,
): readonly Replacement[] {
  const written = replacements.filter(({ content }) => content !== undefined);
  const removed = new Set([
    ...written.flatMap(({ file }) => spelled.get(file) ?? []),
    ...replacements
      .filter(({ content }) => content === undefined)
      .map(({ file }) => spelled.get(file) ?? file),
  ]);
  return [...Array.from(removed, (file) => ({ file })), ...written];
}

/**
 * Puts back what was replaced last. That is a replacement too, so that what is
 * there now is set aside, and a second undo is a redo.
 *
 * @returns what was undone; undefined when there is nothing to undo
 * @throws {EngineError} `unwritable`
 */
export async function undoReplacement(
  folder: string,
  now: Date,
): Promise<SetAside | undefined> {
  const last = await lastSetAside(folder);
  if (!last) return undefined;
  const aside = path.join(folder, setAsideFolder, last.name);
  await replaceFiles(
    folder,
    last.files.map(({ file, kept }) => ({
      file,
      ...(kept !== undefined && { content: { path: path.join(aside, kept) } }),
    })),
    `Undid: ${last.what}`,
    now,
  );
  return last;
}

/** What was replaced last, or undefined when nothing ever was. */
export async function lastSetAside(
  folder: string,
): Promise<SetAside | undefined> {
  const names = await readdir(path.join(folder, setAsideFolder)).catch(
    () => [],
  );
  for (const name of names.sort().reverse()) {
    const record = await readRecord(folder, name);
    // Stopped before the record was written: nothing had been replaced yet.
    if (record) return record;
  }
  return undefined;
}

async function writeRecord(aside: string, record: SetAside): Promise<void> {
  await writeFileAtomically(
    path.join(aside, recordName),
    `${JSON.stringify({ setAside: 1, ...record }, null, 2)}\n`,
    { isDurable: true },
  );
}

async function readRecord(
  folder: string,
  name: string,
): Promise<SetAside | undefined> {
  try {
    const file = path.join(folder, setAsideFolder, name, recordName);
    const json: unknown = JSON.parse(await readFile(file, "utf8"));
    if (!isRecord(json) || json["setAside"] !== 1) return undefined;
    const list = own(json, "files");
    if (!Array.isArray(list)) return undefined;
    const files = list.map((item: unknown) => {
      const about = isRecord(item) ? item : {};
      const kept = stringIn(about, "kept");
      return {
        file: stringIn(about, "file") ?? "",
        ...(kept !== undefined && { kept }),
      };
    });
    const isSafe = files.every(
      ({ file, kept }) =>
        isPlainName(file) && (kept === undefined || isPlainName(kept)),
    );
    const what = stringIn(json, "what") ?? "";
    // Not said by what was written before it was noted.
    const isFinished = own(json, "isFinished") !== false;
    return isSafe ? { name, what, files, isFinished } : undefined;
  } catch {
    return undefined;
  }
}

/** By time, so that the last one is the last by name. */
async function newFolder(folder: string, now: Date): Promise<string> {
  const parent = path.join(folder, setAsideFolder);
  await makeFolder(parent);
  const last = (await readdir(parent)).sort().at(-1) ?? "";
  for (let count = 0; ; count++) {
    const time = new Date(now.getTime() + count).toISOString();
    const name = time.replace(/[:.]/g, "-");
    if (name <= last && count < 1000) continue;
    const unique = name <= last ? `${last}-1` : name;
    await mkdir(path.join(parent, unique));
    return unique;
  }
}

async function keep(file: string, kept: string): Promise<boolean> {
  const stats = await stat(file).catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  });
  if (!stats) return false;
  await copyFile(file, kept, constants.COPYFILE_EXCL);
  return true;
}
