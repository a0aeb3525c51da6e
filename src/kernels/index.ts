// What is done to every pixel, in AssemblyScript: compiled before it runs, it does a
// picture in a fifth of the time that JavaScript takes until it is warm. Each function
// works on addresses of arrays in the memory, f32 unless said otherwise; the arrays may
// be read, and those that are written may be written, four numbers beyond their end.

/** Where memory begins that nothing of the program itself is in. */
export function firstFree(): usize {
  return __heap_base;
}

export { edges, pull } from "./attention";
export { blockJumps } from "./blocks";
export { blur } from "./blur";
export { clusterColours } from "./clusters";
export {
  chroma,
  countColours,
  halvePicture,
  markOthers,
  sumColours,
} from "./colours";
export { products, standardise } from "./correlations";
export { nearestCrop, tangentsOf } from "./crops";
export { calmNoise, finish, steepness } from "./finish";
export { localSpreads } from "./flatness";
export { hues } from "./hues";
export { toLab, toLightness } from "./lab";
export { cosines, readDigits, turn } from "./miniatures";
export { nearestOthers } from "./neighbours";
export { keepNearest, novelties, wordDistances } from "./novelty";
export { busyness, forms, nearestWords } from "./patches";
export { halveMask, halvePlane, resize } from "./resize";
export { countCells, powers, rowMeans } from "./samples";
export { details, gradient, patterns, ridges } from "./structure";
export { alignWindow, leftIn, sampleWindow } from "./windows";
