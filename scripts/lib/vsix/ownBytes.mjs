/**
 * How much of the bundles is our own code: what came from src/, scripts and styles.
 * Packages aren't ours, and schemas that a program prints aren't code.
 * @param outputs as esbuild's metafile has them, minified.
 */
export function ownBytesOf(outputs) {
  return Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([file]) => file.startsWith("src/"))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
}
