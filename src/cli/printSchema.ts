import lint from "../../media/schemas/lint-report.schema.json";
import lock from "../../media/schemas/style-dataset.lock.schema.json";
import manifest from "../../media/schemas/style-dataset.schema.json";
import compare from "../../docs/schemas/compare.schema.json";
import diff from "../../docs/schemas/diff.schema.json";
import generate from "../../docs/schemas/generate.schema.json";
import init from "../../docs/schemas/init.schema.json";
import narrow from "../../docs/schemas/narrow.schema.json";
import package_ from "../../docs/schemas/package.schema.json";
import rollback from "../../docs/schemas/rollback.schema.json";
import train from "../../docs/schemas/train.schema.json";
import trainings from "../../docs/schemas/trainings.schema.json";
import verify from "../../docs/schemas/verify.schema.json";
import type { ExitCode } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import type { SchemaName } from "./schemaNames.ts";
import { printJson } from "./terminal.ts";

const schemas: Readonly<Record<SchemaName, { readonly description: string }>> =
  {
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

/** Prints a JSON schema, or which there are. */
export function printSchema(name: SchemaName | undefined): ExitCode {
  if (name !== undefined) printJson(schemas[name]);
  else {
    const lines = Object.entries(schemas).map(
      ([each, { description }]) => `${each.padEnd(10)}  ${description}\n`,
    );
    process.stdout.write(lines.join(""));
  }
  return exitCodes.clean;
}
