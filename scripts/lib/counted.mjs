import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * Runs a suite in a process of its own and reads what it counted.
 * @param run gets the environment the suite needs and gives its exit code.
 * @returns `{ passed, failed, files }`; a suite that died, or ran nothing, is one failure.
 * `files`, when the suite told them, are the counts by test file.
 */
export async function counted(run) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "style-trainer-"));
  const remove = () => fs.rmSync(folder, { recursive: true, force: true });
  // However this process ends: after Ctrl-C nothing of it stays.
  process.once("exit", remove);
  const resultFile = path.join(folder, "result.json");
  try {
    const exitCode = await run(
      { ...withoutAccount(), STYLE_TRAINER_TEST_RESULT: resultFile },
      folder,
    );
    if (!fs.existsSync(resultFile)) return { passed: 0, failed: 1 };
    const result = JSON.parse(fs.readFileSync(resultFile, "utf8"));
    const isSilentFailure =
      result.failures === 0 && (exitCode !== 0 || result.passes === 0);
    return {
      passed: result.passes,
      failed: isSilentFailure ? 1 : result.failures,
      files: result.files,
      vscode: result.vscode,
    };
  } finally {
    process.removeListener("exit", remove);
    remove();
  }
}

/** Our environment without the service's key: no test can spend money. */
function withoutAccount() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !name.startsWith("RUNWARE_"),
    ),
  );
}
