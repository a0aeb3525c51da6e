import fs from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { rootFolder, runNpm, say } from "./run.mjs";

/** Installs the packages of the lock file unless that has been done since it changed. */
export async function ensureDependencies() {
  if (areInstalled()) return;
  await withLock(path.join(rootFolder, "out/.installing"), async () => {
    if (areInstalled()) return;
    const start = Date.now();
    say("installing packages (npm ci)");
    await runNpm(["ci"]);
    const seconds = ((Date.now() - start) / 1000).toFixed(0);
    say(`installed packages in ${seconds} s`);
  });
}

function areInstalled() {
  const folder = path.join(rootFolder, "node_modules");
  // A link leads to somebody else's packages, which `npm ci` would delete.
  if (fs.lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    return true;
  }
  // npm writes this file last, so it is the time of the last installation.
  const record = path.join(folder, ".package-lock.json");
  const lock = path.join(rootFolder, "package-lock.json");
  return (
    fs.existsSync(record) &&
    fs.statSync(record).mtimeMs >= fs.statSync(lock).mtimeMs
  );
}
