/** What there is a JSON schema of: files of a dataset, and what commands print. */
export const schemaNames = [
  "manifest",
  "lock",
  "init",
  "lint",
  "narrow",
  "package",
  "verify",
  "diff",
  "rollback",
  "train",
  "trainings",
  "generate",
  "compare",
] as const;

export type SchemaName = (typeof schemaNames)[number];
