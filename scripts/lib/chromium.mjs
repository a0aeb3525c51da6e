import { createRequire } from "node:module";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { runNpm, runProgram, say } from "./run.mjs";
import { withLock } from "./lock.mjs";

/** Path of a Chrome or Chromium; installs one where that is possible. */
export async function ensureChromium() {
  const lockFile = path.join(os.tmpdir(), "style-trainer-chromium.lock");
  return findChromium() ?? (await withLock(lockFile, installChromium));
}

function findChromium() {
  const wanted = process.env.CHROME_PATH;
  if (wanted !== undefined && wanted !== "") {
    if (!fs.existsSync(wanted)) {
      throw new Error(`CHROME_PATH names ${wanted}, and there is no such file`);
    }
    return wanted;
  }
  return [...usualPlaces(), ...playwrightPlace()].find((file) =>
    fs.existsSync(file),
  );
}

function usualPlaces() {
  switch (process.platform) {
    case "darwin":
      return [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
      ];
    case "win32":
      return ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"]
        .map((name) => process.env[name])
        .filter((folder) => folder !== undefined)
        .map((folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`);
    default:
      // No /snap/bin: a browser in a snap cannot read profiles in the temp folder.
      return [
        "/usr/bin/google-chrome-stable",
        "/usr/bin/google-chrome",
        "/usr/bin/chromium",
        "/usr/lib/chromium/chromium",
      ];
  }
}

/** Where playwright keeps a browser that it downloaded itself. */
function playwrightPlace() {
  const require = createRequire(import.meta.url);
  return [require("playwright-core").chromium.executablePath()];
}

async function installChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  if (canUseApt()) {
    await installFromDebian();
  } else {
    say("no Chrome or Chromium found; fetching one with playwright-core");
    await runNpm(["exec", "--", "playwright-core", "install", "chromium"], {
      isAllowedToFail: true,
    });
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    "Chrome or Chromium is needed for the tests of the screens. Install it " +
      "(Debian, Ubuntu: sudo apt-get install chromium fonts-dejavu-core) " +
      "or set CHROME_PATH to one.",
  );
}

function canUseApt() {
  return process.getuid?.() === 0 && fs.existsSync("/usr/bin/apt-get");
}

async function installFromDebian() {
  const start = Date.now();
  say("no Chrome or Chromium found; installing chromium with apt-get");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runProgram("apt-get", ["update"], { isQuiet: true, env });
  await runProgram(
    "apt-get",
    [
      ...["install", "-y", "--no-install-recommends"],
      ...["chromium", "fonts-dejavu-core"],
    ],
    // Ubuntu's package of that name is a snap and may refuse: the caller looks again.
    { isQuiet: true, isAllowedToFail: true, env },
  );
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  say(`apt-get took ${seconds} s`);
}
