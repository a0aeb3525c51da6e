/**
 * How much of the bundles is ours: all of it but what came from packages. What the
 * bundler adds counts as ours.
 * @param outputs as esbuild's metafile has them.
 * @param {Map<string, Buffer>} files path in the archive → content.
 */
export function ownBytesOf(outputs, files) {
  const bundled = [...files].filter(([name]) =>
    /^extension\/dist\/.*\.(js|css)$/.test(name),
  );
  const all = bundled.reduce((sum, [, content]) => sum + content.length, 0);
  const foreign = Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([file]) => file.includes("node_modules/"))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  return all - foreign;
}
