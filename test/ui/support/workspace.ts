import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/**
 * A fresh copy of the sample datasets, so that nothing a test or a
 * visitor does reaches the repository.
 * @param folder is made; must not exist yet.
 * @returns its path with links resolved, as the editor names files.
 */
export function makeWorkspace(folder: string): string {
  fs.mkdirSync(folder, { recursive: true });
  for (const name of fs.readdirSync("samples")) {
    const source = path.join("samples", name);
    // The drawing programs live beside the datasets.
    if (!fs.existsSync(path.join(source, "style-dataset.json"))) continue;
    fs.cpSync(source, path.join(folder, name), {
      recursive: true,
      // Packages and results of earlier runs are nobody's sample.
      filter: (file) => path.basename(file) !== ".style-trainer",
    });
  }
  makeFaultyFiles(path.join(folder, "faulty"));
  return fs.realpathSync(folder);
}

/** The broken and over-sized files are made here, not committed. */
function makeFaultyFiles(folder: string): void {
  const result = spawnSync(
    process.execPath,
    ["samples/make-faulty.mjs", folder],
    { encoding: "utf8" },
  );
  if (result.status !== 0) {
    throw new Error(`making ${folder} failed\n${result.stderr}`);
  }
}
