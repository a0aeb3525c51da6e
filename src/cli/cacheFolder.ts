import { homedir } from "node:os";
import path from "node:path";

/** Where programs of this system keep what they can make again. */
export function cacheFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  return path.join(base(environment, platform, home), "style-trainer");
}

function base(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  home: string,
): string {
  // By its specification a relative one has to be ignored.
  const chosen = environment["XDG_CACHE_HOME"];
  if (chosen !== undefined && path.isAbsolute(chosen)) return chosen;
  if (platform === "darwin") return path.join(home, "Library", "Caches");
  if (platform !== "win32") return path.join(home, ".cache");
  return environment["LOCALAPPDATA"] ?? path.join(home, "AppData", "Local");
}
