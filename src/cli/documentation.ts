import path from "node:path";

/** What every rule means; it lies beside the programs in each package. */
export const documentationFile = path.resolve(
  __dirname,
  "..",
  "docs",
  "rules.md",
);
