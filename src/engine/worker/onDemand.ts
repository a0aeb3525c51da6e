/**
 * What a worker does besides looking into pictures; loaded as one, so that the first
 * picture doesn't wait for it.
 */
export { judgeModels } from "../../core/evaluation/judgeModels.ts";
export { lint } from "../../core/lint/lint.ts";
export { narrowLibrary } from "../../core/narrowing/narrowLibrary.ts";
export { packageFiles } from "./packageFiles.ts";
