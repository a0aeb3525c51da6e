import path from "node:path";

/** Where packages go inside a dataset's folder. */
export const packagesFolder = path.join(".style-trainer", "packages");
