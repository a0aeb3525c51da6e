// The one entry for tests inside VS Code, whichever: the desktop's, started by
// @vscode/test-electron, or the one from npm. Both call run() and take a rejection as failure.
import fs from "node:fs";
import path from "node:path";
import { format } from "node:util";
import Mocha from "mocha";
import { version } from "vscode";
import { writeResult } from "../vscode-host/result.ts";

const testLimitMs = 30_000;

export async function run(): Promise<void> {
  // Tests name files from the root of the repository; an editor starts anywhere.
  process.chdir(path.resolve(__dirname, "../../.."));
  // Stacks that name the lines people wrote, not those of the bundle.
  process.setSourceMapsEnabled(true);
  const counts = { passes: 0, failures: 0 };
  try {
    await runFiles(counts);
  } catch (error) {
    print("the tests could not be run:", error);
    counts.failures += 1;
  }
  if (counts.passes + counts.failures === 0) {
    print("there is no test in", __dirname);
    counts.failures = 1;
  }
  writeResult({ ...counts, vscode: version });
  if (counts.failures > 0) {
    throw new Error(`${counts.failures} tests failed`);
  }
}

async function runFiles(counts: {
  passes: number;
  failures: number;
}): Promise<void> {
  // Reporters print through this hook alone, so nothing depends on where the
  // editor sends what its extension host writes.
  Object.assign(Mocha.reporters.Base, { consoleLog: print });
  const mocha = new Mocha({
    ui: "bdd",
    color: false,
    timeout: testLimitMs,
    reporter: "spec",
    ...grep(),
  });
  const files = fs
    .readdirSync(__dirname)
    .filter((name) => name.endsWith(".test.cjs"))
    .sort();
  for (const file of files) mocha.addFile(path.join(__dirname, file));
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => {
      resolve();
    });
    runner.on("pass", () => (counts.passes += 1));
    runner.on("fail", () => (counts.failures += 1));
  });
}

function grep(): { grep?: string } {
  const pattern = process.env["STYLE_TRAINER_TEST_GREP"];
  return pattern === undefined ? {} : { grep: pattern };
}

function print(...parts: readonly unknown[]): void {
  const line = format(...parts) + "\n";
  const file = process.env["STYLE_TRAINER_TEST_OUTPUT"];
  if (file === undefined) process.stdout.write(line);
  else fs.appendFileSync(file, line);
}
