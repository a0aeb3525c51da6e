// Runs inside VS Code: how long the extension under development takes to be there.
import { appendFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { extensions, version } from "vscode";
import { writeResult } from "../../test/vscode-host/result.ts";

const roundMs = 500;
/** Of one core. */
const restingShare = 0.05;

export async function run(): Promise<void> {
  const id = process.env["STYLE_TRAINER_TEST_ACTIVATE"] ?? "";
  const extension = extensions.getExtension(id);
  if (!extension || extension.isActive)
    throw new Error(`not to be timed: ${id}`);
  await calm();
  const start = performance.now();
  await extension.activate();
  const ms = performance.now() - start;
  const file = process.env["STYLE_TRAINER_TEST_OUTPUT"];
  if (file !== undefined) appendFileSync(file, `${ms}\n`);
  writeResult({ passes: 1, failures: 0, vscode: version });
}

/**
 * Resolves when the extension host has rested for a while: until then the editor's
 * own extensions start on the same thread, and the clock would time them.
 */
async function calm(): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    const before = process.cpuUsage();
    await setTimeout(roundMs);
    const { user, system } = process.cpuUsage(before);
    quiet = (user + system) / 1000 < roundMs * restingShare ? quiet + 1 : 0;
  }
}
