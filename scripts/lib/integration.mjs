// Runs the suite inside a VS Code, started the way extensions are tested everywhere:
//   node scripts/lib/integration.mjs --vsix <file> --state <folder> [--executable <VS Code>]
// A program of its own, so that a screen can be put around it. Without an executable
// the VS Code from npm takes its place.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { runTests } from "@vscode/test-electron";
import { installOnDesktop } from "./desktop.mjs";
import { rootFolder } from "./run.mjs";

const { values } = parseArgs({
  options: {
    vsix: { type: "string" },
    state: { type: "string" },
    executable: { type: "string" },
  },
});
const { vsix, state, executable } = values;
const require = createRequire(import.meta.url);
const { makeWorkspace } = require(
  path.join(rootFolder, "out/test/ui/support/workspace.cjs"),
);

const workspace = makeWorkspace(path.join(state, "samples"));
const outputFile = path.join(state, "output.txt");
fs.writeFileSync(outputFile, "");
const stopPrinting = printGrowth(outputFile);
try {
  await runTests({
    vscodeExecutablePath:
      executable ?? path.join(rootFolder, "test/vscode-host/code-shim.mjs"),
    extensionDevelopmentPath: path.join(rootFolder, "test/vscode-host/driver"),
    extensionTestsPath: path.join(rootFolder, "out/test/integration/run.cjs"),
    extensionTestsEnv: { STYLE_TRAINER_TEST_OUTPUT: outputFile },
    launchArgs: [
      workspace,
      ...(executable === undefined
        ? [`--vsix=${vsix}`]
        : await installOnDesktop(executable, vsix, state)),
    ],
  });
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  stopPrinting();
}

/** Prints what is added to a file, while it is added. */
function printGrowth(file) {
  let printedBytes = 0;
  const print = () => {
    // Gone when the run was interrupted.
    if (!fs.existsSync(file)) return;
    const content = fs.readFileSync(file);
    process.stdout.write(content.subarray(printedBytes));
    printedBytes = content.length;
  };
  const timer = setInterval(print, 200);
  return () => {
    clearInterval(timer);
    print();
  };
}
