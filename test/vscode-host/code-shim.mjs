#!/usr/bin/env node
// Stands in for the `code` executable where the desktop has none: understands what
// @vscode/test-electron passes and runs the same suite in the VS Code from npm.
//   runTests({ vscodeExecutablePath: "…/code-shim.mjs", launchArgs: [folder, "--vsix=…"] })
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const known = {
  extensionDevelopmentPath: "--dev",
  extensionTestsPath: "--tests",
  vsix: "--vsix",
};
const launchArguments = process.argv.slice(2).flatMap((argument) => {
  if (!argument.startsWith("--")) return ["--folder", argument];
  const [name, ...value] = argument.slice(2).split("=");
  return name in known ? [known[name], value.join("=")] : [];
});

const launcher = spawn(
  process.execPath,
  [path.join(root, "out/test/vscode-host/launch.cjs"), ...launchArguments],
  { stdio: "inherit", cwd: root },
);
launcher.on("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => launcher.kill(signal));
}
