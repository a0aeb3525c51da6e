// Makes the VSIX: `npm run package [-- --target win32-x64] [--out file.vsix]`.
//
// It is made in a staging folder that holds exactly what ships: sharp is native
// code, so each platform has a VSIX of its own with that platform's binaries.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { rootFolder, runNpm, runProgram, say } from "./lib/run.mjs";

/** What `vsce --target` and npm call the same platform. */
const platforms = {
  "linux-x64": { os: "linux", cpu: "x64", libc: "glibc" },
  "linux-arm64": { os: "linux", cpu: "arm64", libc: "glibc" },
  "alpine-x64": { os: "linux", cpu: "x64", libc: "musl" },
  "alpine-arm64": { os: "linux", cpu: "arm64", libc: "musl" },
  "darwin-x64": { os: "darwin", cpu: "x64" },
  "darwin-arm64": { os: "darwin", cpu: "arm64" },
  "win32-x64": { os: "win32", cpu: "x64" },
  "win32-arm64": { os: "win32", cpu: "arm64" },
};

const shippedFiles = [
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "docs/rules.md",
  "l10n",
  "media",
  ".vscodeignore",
];

/** @returns the path of the VSIX and what is in it. */
export async function packageVsix({ target = currentTarget(), out } = {}) {
  await ensureDependencies();
  const staging = fs.mkdtempSync(path.join(os.tmpdir(), "style-trainer-vsix-"));
  const remove = () => fs.rmSync(staging, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    return await packageFrom(staging, target, out);
  } finally {
    process.removeListener("exit", remove);
    remove();
  }
}

async function packageFrom(staging, target, out) {
  const platform = platforms[target];
  if (platform === undefined) {
    throw new Error(
      `no VSIX for ${target}; known: ${Object.keys(platforms).join(", ")}`,
    );
  }
  const start = Date.now();
  const { build } = await import("../esbuild.mjs");
  await build({ outputFolder: staging, isProduction: true });
  const manifest = await stageFiles(staging, platform);
  const vsix = path.resolve(
    out ??
      path.join(
        rootFolder,
        "out/vsix",
        `${manifest.name}-${manifest.version}-${target}.vsix`,
      ),
  );
  fs.mkdirSync(path.dirname(vsix), { recursive: true });
  const files = await makeArchive(staging, target, vsix);
  const megabytes = (fs.statSync(vsix).size / 1e6).toFixed(1);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  say(
    `packaged ${path.relative(rootFolder, vsix)}: ${files.length} files, ${megabytes} MB, ${seconds} s`,
  );
  return { vsix, files, extensionId: `${manifest.publisher}.${manifest.name}` };
}

async function stageFiles(staging, platform) {
  const translations = fs
    .readdirSync(rootFolder)
    .filter((name) => /^package\.nls.*\.json$/.test(name));
  for (const name of [...shippedFiles, ...translations]) {
    const source = path.join(rootFolder, name);
    if (!fs.existsSync(source)) continue;
    fs.cpSync(source, path.join(staging, name), { recursive: true });
  }
  await stageDependencies(staging, platform);
  return stageManifest(staging);
}

/** The lock file decides the versions; npm picks the binaries of the platform. */
async function stageDependencies(staging, { os, cpu, libc }) {
  for (const name of ["package.json", "package-lock.json"]) {
    fs.copyFileSync(path.join(rootFolder, name), path.join(staging, name));
  }
  await runNpm(
    [
      ...["ci", "--omit=dev", "--ignore-scripts", "--prefer-offline"],
      ...[`--os=${os}`, `--cpu=${cpu}`],
      ...(libc === undefined ? [] : [`--libc=${libc}`]),
    ],
    { cwd: staging },
  );
  for (const name of ["package-lock.json", "node_modules/.package-lock.json"]) {
    fs.rmSync(path.join(staging, name), { force: true });
  }
}

/** The manifest as users get it: without what only development needs. */
function stageManifest(staging) {
  const file = path.join(staging, "package.json");
  const { devDependencies, scripts, ...manifest } = JSON.parse(
    fs.readFileSync(file, "utf8"),
  );
  fs.writeFileSync(file, JSON.stringify(manifest, null, 2) + "\n");
  return manifest;
}

/** @returns the names of the files in the archive, read back from it. */
async function makeArchive(staging, target, vsix) {
  const vsce = path.join(rootFolder, "node_modules/@vscode/vsce/vsce");
  await runProgram(
    process.execPath,
    [vsce, "package", "--target", target, "--out", vsix],
    { cwd: staging, isQuiet: true },
  );
  const { default: JSZip } = await import("jszip");
  const { files } = await JSZip.loadAsync(fs.readFileSync(vsix));
  return Object.values(files)
    .filter((file) => !file.dir)
    .map((file) => file.name);
}

export function currentTarget() {
  const isMusl =
    process.platform === "linux" &&
    process.report.getReport().header.glibcVersionRuntime === undefined;
  return `${isMusl ? "alpine" : process.platform}-${process.arch}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { target: { type: "string" }, out: { type: "string" } },
  });
  const { vsix } = await packageVsix(values);
  console.log(vsix);
}
