/**
 * What the program needs once the user, or a model, asks for something. It is loaded
 * as one, from here: every file that is imported late for itself cuts what it shares
 * with others into parts of their own, and a part costs as much to load as ten
 * kilobytes of program.
 */
export { allTools } from "../agents/allTools.ts";
export { commandHandlers } from "../commands/commandHandlers.ts";
export { createDatasetPages } from "../datasetPage/datasetPage.ts";
export { createNarrowPages } from "../narrowing/narrowPages.ts";
export { createTestImages } from "../testImages/testImages.ts";
export { createComparisons } from "../versions/comparisons.ts";
