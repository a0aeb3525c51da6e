// Runs inside VS Code: how long the extension under development takes to be there.
import { appendFileSync } from "node:fs";
import { extensions, version } from "vscode";
import { writeResult } from "../../test/vscode-host/result.ts";

export async function run(): Promise<void> {
  const id = process.env["STYLE_TRAINER_TEST_ACTIVATE"] ?? "";
  const extension = extensions.getExtension(id);
  if (!extension || extension.isActive)
    throw new Error(`not to be timed: ${id}`);
  const start = performance.now();
  await extension.activate();
  const ms = performance.now() - start;
  const file = process.env["STYLE_TRAINER_TEST_OUTPUT"];
  if (file !== undefined) appendFileSync(file, `${ms}\n`);
  writeResult({ passes: 1, failures: 0, vscode: version });
}
