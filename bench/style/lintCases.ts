import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The terminal's verdict on one image, as `score.mjs` wants it. */
export interface Prediction {
  readonly case: string;
  readonly image: string;
  readonly score: number;
  readonly flagged: boolean;
}

interface Report {
  readonly datasets: readonly {
    readonly folder: string;
    readonly images: readonly {
      readonly file: string;
      readonly style: { readonly score: number; readonly outlier: boolean };
    }[];
  }[];
}

const foldersAtOnce = 20;

/**
 * Lays every case out as a folder with neutral names by the manifest's own
 * materialize.mjs and runs the terminal lint on the folders.
 */
export async function lintCases(
  manifest: string,
  folder: string,
  only: readonly string[],
): Promise<readonly Prediction[]> {
  fs.rmSync(folder, { recursive: true, force: true });
  await run(process.execPath, [
    path.join(path.dirname(manifest), "materialize.mjs"),
    "--manifest",
    manifest,
    "--out",
    folder,
    ...(only.length > 0 ? ["--only", only.join(",")] : []),
  ]);
  const images = imagesByFile(path.join(folder, "map.jsonl"));
  const names = [...images.keys()].sort();
  const predictions: Prediction[] = [];
  for (let start = 0; start < names.length; start += foldersAtOnce) {
    const batch = names.slice(start, start + foldersAtOnce);
    const report = await lint(batch.map((name) => path.join(folder, name)));
    report.datasets.forEach((dataset, index) => {
      const name = batch[index] ?? "";
      for (const { file, style } of dataset.images) {
        const image = images.get(name)?.get(file);
        if (image === undefined) continue;
        predictions.push({
          case: name,
          image,
          score: style.score,
          flagged: style.outlier,
        });
      }
    });
    process.stderr.write(`${start + batch.length} of ${names.length} cases\n`);
  }
  return predictions;
}

/** Findings make the terminal's exit code 1: its output counts all the same. */
async function lint(folders: readonly string[]): Promise<Report> {
  const { stdout } = await run(
    process.execPath,
    ["dist/cli.js", "lint", ...folders, "--format", "json"],
    { maxBuffer: 2 ** 28 },
  ).catch((error: unknown) => {
    if (isExit(error) && error.code === 1) return error;
    throw error;
  });
  return JSON.parse(stdout) as Report;
}

function isExit(
  error: unknown,
): error is { readonly code: unknown; readonly stdout: string } {
  return error instanceof Error && "code" in error && "stdout" in error;
}

/** Per case: the manifest's image by the neutral name. */
function imagesByFile(map: string): ReadonlyMap<string, Map<string, string>> {
  const cases = new Map<string, Map<string, string>>();
  for (const line of fs.readFileSync(map, "utf8").split("\n")) {
    if (line === "") continue;
    const {
      case: name,
      file,
      image,
    } = JSON.parse(line) as {
      readonly case: string;
      readonly file: string;
      readonly image: string;
    };
    const files = cases.get(name) ?? new Map<string, string>();
    files.set(file, image);
    cases.set(name, files);
  }
  return cases;
}
