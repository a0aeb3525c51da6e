import fs from "node:fs";
import path from "node:path";
import { isHostAvailable } from "../../test/vscode-host/install.mjs";
import { rootFolder, runProgram, say } from "./run.mjs";

/**
 * The executable of a desktop VS Code: the one that VSCODE_EXECUTABLE names, else
 * a downloaded one. Undefined where none can be had or shown, and the one from npm
 * has to do.
 */
export async function findDesktop() {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named !== undefined && named !== "") return named;
  if (!hasDisplay() && displayWrapper().length === 0) return undefined;
  const { downloadAndUnzipVSCode } = await import("@vscode/test-electron");
  try {
    return await downloadAndUnzipVSCode({
      version: process.env.VSCODE_VERSION ?? "stable",
      cachePath: path.join(rootFolder, ".vscode-test"),
    });
  } catch (error) {
    if (!isHostAvailable()) throw error;
    say(`no desktop VS Code to be had here: ${error.message}`);
    return undefined;
  }
}

/** What goes before a command so that it has a screen: nothing, or xvfb-run. */
export function displayWrapper() {
  if (hasDisplay()) return [];
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const isInstalled = folders.some((folder) =>
    fs.existsSync(path.join(folder, "xvfb-run")),
  );
  return isInstalled ? ["xvfb-run", "-a"] : [];
}

function hasDisplay() {
  if (process.platform !== "linux") return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** @returns the arguments that make that VS Code start with the VSIX installed and nothing of the user's. */
export async function installOnDesktop(executable, vsix, stateFolder) {
  const { resolveCliPathFromVSCodeExecutablePath } =
    await import("@vscode/test-electron");
  const isWindows = process.platform === "win32";
  // There the CLI is a script and runs in a shell, which splits at spaces.
  const asArgument = (text) => (isWindows ? `"${text}"` : text);
  const isolation = [
    `--extensions-dir=${path.join(stateFolder, "x")}`,
    // Short: on macOS a socket's path may have 103 characters.
    `--user-data-dir=${path.join(stateFolder, "u")}`,
  ];
  await runProgram(
    asArgument(resolveCliPathFromVSCodeExecutablePath(executable)),
    [...isolation, "--install-extension", vsix, "--force"].map(asArgument),
    { isQuiet: true, shell: isWindows },
  );
  return [
    ...isolation,
    ...["--disable-workspace-trust", "--disable-updates"],
    ...["--skip-welcome", "--skip-release-notes"],
  ];
}
