// JSON schemas of what the terminal prints, made of the types it prints by.
import path from "node:path";
import { createGenerator } from "ts-json-schema-generator";
import { rootFolder } from "./run.mjs";

/** Name of the schema: the exported type, and what prints it. */
const outputs = {
  init: ["InitOutput", "init --json"],
  narrow: ["JsonProposal", "narrow --json"],
  package: ["PackageOutput", "package --json"],
  verify: ["VerifyOutput", "verify --json"],
  diff: ["DiffOutput", "diff --json"],
  rollback: ["RollbackOutput", "rollback --json"],
  train: ["TrainOutput", "train --json"],
  trainings: [
    "TrainingsOutput",
    "status --json`, `wait --json` and `train --wait --json",
  ],
  generate: ["GenerateOutput", "generate --json"],
  compare: ["CompareOutput", "compare --json"],
};

/** @returns schema by name; the one of lint is written by hand. */
export function terminalSchemas() {
  const generator = createGenerator({
    path: path.join(rootFolder, "src/cli/outputs.ts"),
    tsconfig: path.join(rootFolder, "tsconfig.json"),
    type: "*",
    expose: "none",
    topRef: false,
    // `npm run check:types` does that.
    skipTypeCheck: true,
    additionalProperties: false,
  });
  return Object.fromEntries(
    Object.entries(outputs).map(([name, [type, command]]) => {
      const { $schema, ...schema } = generator.createSchema(type);
      return [
        name,
        {
          $schema,
          title: type,
          description: `What \`style-trainer ${command}\` prints.`,
          ...schema,
        },
      ];
    }),
  );
}
