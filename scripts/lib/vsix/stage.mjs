import fs from "node:fs";
import path from "node:path";
import { rulePageWithoutPictures } from "../rulePage.mjs";
import { rootFolder, runNpm } from "../run.mjs";
import { isKnownPackage, isShipped, packageOf } from "./shipped.mjs";

const shippedFiles = [
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "THIRD-PARTY-NOTICES.md",
  "licenses",
  "docs/rules.md",
  "l10n",
  "media",
];

/**
 * Puts beside the bundles everything else that ships, and nothing more.
 * @returns the manifest as users get it.
 */
export async function stageFiles(staging, platform) {
  const translations = fs
    .readdirSync(rootFolder)
    .filter((name) => /^package\.nls.*\.json$/.test(name));
  for (const name of [...shippedFiles, ...translations]) {
    fs.cpSync(path.join(rootFolder, name), path.join(staging, name), {
      recursive: true,
    });
  }
  stageRulePage(path.join(staging, "docs/rules.md"));
  await stageDependencies(staging, platform);
  // What isn't wanted of others is left out; of our own, that would hide a mistake.
  removeUnshipped(path.join(staging, "node_modules"), staging);
  return stageManifest(staging);
}

function stageRulePage(file) {
  const text = fs.readFileSync(file, "utf8");
  fs.writeFileSync(file, rulePageWithoutPictures(text));
}

/** The lock file decides the versions; npm picks the binaries of the platform. */
async function stageDependencies(staging, { os, cpu, libc }) {
  for (const name of ["package.json", "package-lock.json"]) {
    fs.copyFileSync(path.join(rootFolder, name), path.join(staging, name));
  }
  await runNpm(
    [
      ...["ci", "--omit=dev", "--ignore-scripts", "--no-bin-links"],
      "--prefer-offline",
      ...[`--os=${os}`, `--cpu=${cpu}`],
      ...(libc === undefined ? [] : [`--libc=${libc}`]),
    ],
    { cwd: staging },
  );
  fs.rmSync(path.join(staging, "package-lock.json"));
  // Hands on to sharp's WebAssembly where npm looks for it; sharp looks there itself.
  fs.rmSync(
    path.join(staging, "node_modules/@img/sharp-webcontainers-wasm32"),
    {
      recursive: true,
      force: true,
    },
  );
}

function removeUnshipped(folder, staging) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      removeUnshipped(file, staging);
      if (fs.readdirSync(file).length === 0) fs.rmdirSync(file);
      continue;
    }
    const name = path.relative(staging, file).replaceAll(path.sep, "/");
    const inPackage = packageOf(name);
    if (inPackage !== undefined && !isKnownPackage(inPackage.name)) {
      throw new Error(
        `${inPackage.name} would ship: say in scripts/lib/vsix/shipped.mjs what of it runs`,
      );
    }
    if (!isShipped(name)) fs.rmSync(file);
  }
}

/** The manifest as users get it: without what only development needs. */
function stageManifest(staging) {
  const file = path.join(staging, "package.json");
  const { devDependencies, scripts, files, ...manifest } = JSON.parse(
    fs.readFileSync(file, "utf8"),
  );
  fs.writeFileSync(file, JSON.stringify(manifest, null, 2) + "\n");
  return manifest;
}
