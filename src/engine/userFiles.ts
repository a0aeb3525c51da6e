import { homedir } from "node:os";
import path from "node:path";

/**
 * What is kept for a user on this machine, by editor and terminal alike: a
 * training submitted in one of them is followed by the other.
 */
export interface UserFiles {
  /** Per user, not per workspace: closing a folder loses no training. */
  readonly journalFile: string;
  readonly rehearsalStateFolder: string;
  /** Uploads that were begun, to go on with after a restart. */
  readonly uploadsFolder: string;
  /** What was uploaded to media storage lately, to be used again. */
  readonly mediaFile: string;
}

/**
 * In the folder that programs of this system keep a user's data in. It stays on
 * the machine: process numbers, of which the journal speaks, mean nothing elsewhere.
 */
export function userFiles(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): UserFiles {
  const folder = path.join(
    dataFolder(environment, platform, home),
    "style-trainer",
  );
  return {
    journalFile: path.join(folder, "trainings.jsonl"),
    rehearsalStateFolder: path.join(folder, "rehearsal"),
    uploadsFolder: path.join(folder, "uploads"),
    mediaFile: path.join(folder, "media.json"),
  };
}

function dataFolder(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  home: string,
): string {
  // By its specification a relative one has to be ignored.
  const chosen = environment["XDG_DATA_HOME"];
  if (chosen !== undefined && path.isAbsolute(chosen)) return chosen;
  if (platform === "darwin") {
    return path.join(home, "Library", "Application Support");
  }
  if (platform !== "win32") return path.join(home, ".local", "share");
  return environment["LOCALAPPDATA"] ?? path.join(home, "AppData", "Local");
}
