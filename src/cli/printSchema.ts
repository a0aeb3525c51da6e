import lint from "../../media/schemas/lint-report.schema.json";
import lock from "../../media/schemas/style-dataset.lock.schema.json";
import manifest from "../../media/schemas/style-dataset.schema.json";
import compare from "../../media/schemas/terminal/compare.schema.json";
import diff from "../../media/schemas/terminal/diff.schema.json";
import generate from "../../media/schemas/terminal/generate.schema.json";
import init from "../../media/schemas/terminal/init.schema.json";
import narrow from "../../media/schemas/terminal/narrow.schema.json";
import package_ from "../../media/schemas/terminal/package.schema.json";
import rollback from "../../media/schemas/terminal/rollback.schema.json";
import train from "../../media/schemas/terminal/train.schema.json";
import trainings from "../../media/schemas/terminal/trainings.schema.json";
import verify from "../../media/schemas/terminal/verify.schema.json";
import type { ExitCode } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import { printJson } from "./terminal.ts";

/** Of the files of a dataset, and of what commands print. */
const schemas: Readonly<Record<string, { readonly description: string }>> = {
  manifest,
  lock,
  init,
  lint,
  narrow,
  package: package_,
  verify,
  diff,
  rollback,
  train,
  trainings,
  generate,
  compare,
};

/** What can be asked for. */
export const schemaNames = Object.keys(schemas);

/** Prints a JSON schema, or which there are. */
export function printSchema(name: string | undefined): ExitCode {
  if (name !== undefined) printJson(schemas[name]);
  else {
    const lines = Object.entries(schemas).map(
      ([each, { description }]) => `${each.padEnd(10)}  ${description}\n`,
    );
    process.stdout.write(lines.join(""));
  }
  return exitCodes.clean;
}
