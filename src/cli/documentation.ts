import path from "node:path";
import { programFolder } from "./programFolder.ts";

/** What every rule means; each package has it beside the programs. */
export const documentationFile = path.resolve(
  programFolder,
  "..",
  "docs",
  "rules.md",
);
