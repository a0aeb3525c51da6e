/**
 * What commands do besides lint. It is loaded as one, when one of them is called:
 * lint, which is run on every save and commit, loads little else this way, and what
 * is imported late for itself cuts what it shares with others into parts of their own.
 */
export { diffVersions } from "./diffVersions.ts";
export { initFolder } from "./initFolder.ts";
export { narrowFolder } from "./narrowFolder.ts";
export { packageFolder } from "./packageFolder.ts";
export { printSchema } from "./printSchema.ts";
export { rollBackFolder } from "./rollBackFolder.ts";
export { compareFolder } from "./testImages/compareFolder.ts";
export { generateFolder } from "./testImages/generateFolder.ts";
export { reportFolder } from "./testImages/reportFolder.ts";
export { showStatus, waitFor } from "./training/showTrainings.ts";
export { trainFolder } from "./training/trainFolder.ts";
export { verifyFolder } from "./verifyFolder.ts";
