import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import Ajv from "ajv";

const folder = "docs/schemas";

/** Every schema of what the terminal prints, by its name. */
export const terminalSchemaNames = readdirSync(folder).map((file) =>
  file.replace(".schema.json", ""),
);

/** A function that says what of a value the schema doesn't allow. */
export function schemaFor(name: string): (value: unknown) => readonly string[] {
  const text = readFileSync(`${folder}/${name}.schema.json`, "utf8");
  const schema: unknown = JSON.parse(text);
  assert.ok(typeof schema === "object" && schema !== null);
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
    schema,
  );
  return (value) =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message }) => `${instancePath} ${message ?? ""}`,
        );
}
