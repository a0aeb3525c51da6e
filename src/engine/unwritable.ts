import { EngineError, systemCode } from "./errors.ts";

/** Why the system refuses, and what helps, in a user's words. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full. Make room on it, then try again.",
  EDQUOT: "your share of the disk is used up. Make room, then try again.",
  EFBIG: "it is larger than this disk takes files. Choose another disk.",
  EACCES:
    "it isn't permitted. Get the right to write there, or use another folder.",
  EPERM:
    "it isn't permitted. Get the right to write there, or use another folder.",
  EROFS: "the disk is read-only. Make it writable, or use another folder.",
  ENOENT: "its folder is gone. Put the folder back, then try again.",
  ENOTDIR: "a file is in the way. Move it away, then try again.",
  EISDIR: "a folder is in the way. Move it away, then try again.",
  ENAMETOOLONG: "its name is too long. Move the dataset to a shorter path.",
  EBUSY: "another program holds it. Close that program, then try again.",
  EIO: "the disk reports an error. Look after the disk, then try again.",
  EMFILE: "too many files are open. Close some programs, then try again.",
  ENFILE: "too many files are open. Close some programs, then try again.",
};

/**
 * A failed write in words: what, why, and what to do.
 *
 * @param what what can't be written, where that isn't the file itself
 */
export function unwritable(
  file: string,
  cause: unknown,
  what = `${file} can't be written`,
): EngineError {
  if (cause instanceof EngineError) return cause;
  const code = systemCode(cause);
  const why =
    (code === undefined ? undefined : reasons[code]) ??
    `${cause instanceof Error ? cause.message : String(cause)}.`;
  return new EngineError("unwritable", `${what}: ${why}`, { file, cause });
}

/** Runs `write`; what it throws becomes an `EngineError`. */
export async function writing<Answer>(
  file: string,
  write: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await write();
  } catch (error) {
    throw unwritable(file, error);
  }
}
