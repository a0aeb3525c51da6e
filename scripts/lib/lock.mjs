import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { say } from "./run.mjs";

/**
 * Runs `work` while no other process runs one under the same lock file. A lock
 * whose owner is gone is taken over, so a killed run blocks nobody.
 */
export async function withLock(lockFile, work) {
  fs.mkdirSync(path.dirname(lockFile), { recursive: true });
  let isWaiting = false;
  while (!tryLock(lockFile)) {
    if (!isWaiting) say("waiting for another installation to finish");
    isWaiting = true;
    await sleep(500);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(lockFile, { force: true });
  }
}

function tryLock(lockFile) {
  try {
    fs.writeFileSync(lockFile, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (!isOwnerGone(lockFile)) return false;
  fs.rmSync(lockFile, { force: true });
  return tryLock(lockFile);
}

function isOwnerGone(lockFile) {
  let owner;
  try {
    owner = Number(fs.readFileSync(lockFile, "utf8"));
  } catch {
    return true;
  }
  // Empty means: made this instant, its owner has not written its number yet.
  if (!Number.isInteger(owner) || owner <= 0) return false;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
