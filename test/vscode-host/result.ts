import fs from "node:fs";

/** What a suite leaves behind for whoever started the editor. */
export interface SuiteResult {
  readonly passes: number;
  readonly failures: number;
  /** Version of the editor that ran it, e.g. `1.100.0`. */
  readonly vscode: string;
}

export function writeResult(result: SuiteResult): void {
  const file = process.env["STYLE_TRAINER_TEST_RESULT"];
  if (file === undefined) return;
  // Renamed into place: whoever reads it never sees half of it.
  fs.writeFileSync(`${file}.part`, JSON.stringify(result));
  fs.renameSync(`${file}.part`, file);
}

/** Undefined when the suite never got to its end. */
export function readResult(): SuiteResult | undefined {
  const file = process.env["STYLE_TRAINER_TEST_RESULT"];
  if (file === undefined || !fs.existsSync(file)) return undefined;
  // Written by writeResult above and by nobody else.
  return JSON.parse(fs.readFileSync(file, "utf8")) as SuiteResult;
}
