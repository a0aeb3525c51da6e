import { systemCode } from "../errors.ts";

/** Whether a process of this machine is there; signal 0 asks without touching. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one, too.
    return systemCode(error) === "EPERM";
  }
}
