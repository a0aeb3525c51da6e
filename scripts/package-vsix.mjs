// Makes the packages that ship, and looks into each of them:
//   npm run package                          all of them, with a table of their sizes
//   npm run package -- linux-x64 universal   some
//   npm run package -- linux-x64 --out file.vsix
//
// Each is made in a staging folder that holds exactly what ships: sharp is native
// code, so each platform has a VSIX of its own with that platform's binaries.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { rootFolder, runProgram, say } from "./lib/run.mjs";
import { ownBytesOf } from "./lib/vsix/ownBytes.mjs";
import { faultsOf, maxBytes, maxOwnBytes } from "./lib/vsix/shipped.mjs";
import { stageFiles } from "./lib/vsix/stage.mjs";
import { currentTarget, platformOf, targets } from "./lib/vsix/targets.mjs";

/**
 * @returns the path of the VSIX, how much is in it, and which extension it is.
 * @throws when something is in it that doesn't ship, or it is too large.
 */
export async function packageVsix({ target = currentTarget(), out } = {}) {
  const platform = platformOf(target);
  await ensureDependencies();
  const staging = fs.mkdtempSync(path.join(os.tmpdir(), "style-trainer-vsix-"));
  const remove = () => fs.rmSync(staging, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    const start = Date.now();
    const { buildToShip } = await import("../esbuild.mjs");
    // The terminal is a package of its own, for npm.
    const outputs = await buildToShip(staging, { withTerminal: false });
    const manifest = await stageFiles(staging, platform);
    const vsix = path.resolve(out ?? defaultFile(manifest, target));
    const files = await makeArchive(staging, target, vsix);
    const sizes = {
      files: files.size,
      bytes: fs.statSync(vsix).size,
      ownBytes: ownBytesOf(outputs),
    };
    check(target, sizes, faultsOf(files, { folders: foldersOf(staging) }));
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    const name = path.relative(rootFolder, vsix);
    say(`packaged ${name}: ${inWords(sizes)}, ${seconds} s`);
    const extensionId = `${manifest.publisher}.${manifest.name}`;
    return { vsix, extensionId, ...sizes };
  } finally {
    process.removeListener("exit", remove);
    remove();
  }
}

function defaultFile({ name, version }, target) {
  return path.join(rootFolder, "out/vsix", `${name}-${version}-${target}.vsix`);
}

function foldersOf(staging) {
  const home = os.homedir();
  // `/root` and such are words that a text may hold.
  return [
    rootFolder,
    staging,
    ...(home.split(path.sep).length > 2 ? [home] : []),
  ];
}

/** @returns {Promise<Map<string, Buffer>>} the archive, read back: path → content. */
async function makeArchive(staging, target, vsix) {
  const vsce = path.join(rootFolder, "node_modules/@vscode/vsce/vsce");
  fs.mkdirSync(path.dirname(vsix), { recursive: true });
  await runProgram(
    process.execPath,
    [
      ...[vsce, "package", "--out", vsix],
      ...(target === "universal" ? [] : ["--target", target]),
    ],
    { cwd: staging, isQuiet: true },
  );
  const { default: JSZip } = await import("jszip");
  const archive = await JSZip.loadAsync(fs.readFileSync(vsix));
  const entries = Object.values(archive.files).filter((file) => !file.dir);
  return new Map(
    await Promise.all(
      entries.map(async (file) => [file.name, await file.async("nodebuffer")]),
    ),
  );
}

function check(target, { bytes, ownBytes }, faults) {
  const limit = target === "universal" ? maxBytes.universal : maxBytes.platform;
  const all = [
    ...faults,
    ...(bytes > limit ? [`${bytes} bytes, at most ${limit}`] : []),
    ...(ownBytes > maxOwnBytes
      ? [`${ownBytes} bytes of our own in the bundles, at most ${maxOwnBytes}`]
      : []),
  ];
  if (all.length === 0) return;
  throw new Error(
    `the package for ${target} isn't fit to ship:\n${all.join("\n")}`,
  );
}

function inWords({ files, bytes, ownBytes }) {
  return `${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${(ownBytes / 1e3).toFixed(0)} KB of our own`;
}

function table(made) {
  const head = ["package", "files", "MB", "our own, KB"];
  const rows = made.map(([target, { files, bytes, ownBytes }]) => [
    target,
    String(files),
    (bytes / 1e6).toFixed(2),
    (ownBytes / 1e3).toFixed(0),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column].length)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: "string" } },
  });
  const wanted = positionals.length > 0 ? positionals : Object.keys(targets);
  wanted.forEach(platformOf);
  const made = [];
  for (const target of wanted) {
    made.push([target, await packageVsix({ target, ...values })]);
  }
  console.log(table(made));
}
