import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Dataset, Header } from "../../../src/core/dataset/facts.ts";
import type { Version } from "../../../src/core/dataset/lock.ts";
import { emptyManifest } from "../../../src/core/dataset/manifest.ts";
import { readLock } from "../../../src/engine/dataset/lockFile.ts";
import { readManifest } from "../../../src/engine/dataset/readManifest.ts";
import { scanFolder } from "../../../src/engine/dataset/scanFolder.ts";
import { packageDataset } from "../../../src/engine/package/packageDataset.ts";
import { commitOf } from "../../../src/engine/versions/commitOf.ts";
import { mergeInGit } from "../../../src/engine/versions/mergeInGit.ts";

const header: Header = {
  format: "png",
  width: 64,
  height: 64,
  orientation: 1,
  isAnimated: false,
  colourSpace: "rgb",
  bitsPerChannel: 8,
  hasAlpha: false,
  metadata: [],
};

/** Runs git as a person who has a name and no settings of the machine's. */
export function gitIn(
  folder: string,
  ...arguments_: readonly string[]
): string {
  return execFileSync("git", arguments_, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_SYSTEM: "/dev/null",
      GIT_AUTHOR_NAME: "Ann",
      GIT_AUTHOR_EMAIL: "ann@example.com",
      GIT_COMMITTER_NAME: "Ann",
      GIT_COMMITTER_EMAIL: "ann@example.com",
    },
  });
}

/** A dataset whose pictures aren't decoded: packing them needs only bytes. */
export async function datasetIn(folder: string): Promise<Dataset> {
  const [entries, read, { lock }] = await Promise.all([
    scanFolder(folder),
    readManifest(folder),
    readLock(folder),
  ]);
  return {
    folderName: "stellar",
    manifest: read?.manifest ?? emptyManifest,
    entries,
    images: entries
      .filter(({ file }) => file.endsWith(".png"))
      .map(({ file }) => {
        const content = readFileSync(path.join(folder, file));
        return { file, bytes: content.length, sha256: sha256(content), header };
      }),
    lock,
  };
}

/** The contents of all pictures that would be packaged, and the manifest's meaning. */
export async function meaningOf(folder: string): Promise<unknown> {
  const { images, manifest } = await datasetIn(folder);
  const excluded = new Set(manifest.exclude.map(({ file }) => file));
  return {
    images: images
      .filter(({ file }) => !excluded.has(file))
      .map(({ file, sha256 }) => [file, sha256]),
    brief: manifest.brief,
    model: manifest.model,
    prompts: manifest.prompts,
  };
}

export async function packaged(
  folder: string,
  workerFile: string,
  now: Date,
): Promise<Version> {
  const { version } = await packageDataset({
    folder,
    dataset: await datasetIn(folder),
    workerFile,
    now: () => now,
    findings: [],
    commitOf,
  });
  await mergeInGit(folder);
  return version;
}

export function writePicture(
  folder: string,
  file: string,
  content: string,
): void {
  writeFileSync(path.join(folder, file), content);
}

export function writeManifest(folder: string, manifest: object): void {
  writeFileSync(
    path.join(folder, "style-dataset.json"),
    `// Ours.\n${JSON.stringify(manifest, null, 2)}\n`,
  );
}

/** Every regular file of the dataset's own folder with its content's sha256. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, sha256(readFileSync(path.join(folder, name)))]),
  );
}

export function sha256(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
