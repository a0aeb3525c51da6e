import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const compiler = fileURLToPath(
  new URL("../../node_modules/assemblyscript/bin/asc.js", import.meta.url),
);

const folder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../../src/kernels",
);

/**
 * For esbuild: `import program from "…/kernels/index.wasm"` gives the bytes of the
 * program that AssemblyScript makes of src/kernels/index.ts.
 */
export const kernels = {
  name: "kernels",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/kernels\/index\.wasm$/ }, () => ({
      path: path.join(folder, "index.ts"),
      suffix: "?wasm",
    }));
    onLoad({ filter: /index\.ts$/ }, async ({ path: file, suffix }) =>
      suffix === "?wasm"
        ? { contents: await compile(file), loader: "binary" }
        : undefined,
    );
  },
};

/** Takes seconds; several bundles of one run have it in common. */
let compiled;

async function compile(file) {
  compiled ??= compileOnce(file);
  return compiled;
}

/** In a process of its own: the compiler changes what all programs have in common. */
async function compileOnce(file) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "kernels-"));
  const outFile = path.join(folder, "kernels.wasm");
  try {
    await promisify(execFile)(process.execPath, [
      ...[compiler, path.basename(file)],
      ...["--baseDir", path.dirname(file)],
      ...["--outFile", path.relative(path.dirname(file), outFile)],
      // Small functions become part of those that call them.
      ...["--optimizeLevel", "3", "--shrinkLevel", "0"],
      ...["--noAssert", "--runtime", "stub", "--enable", "simd"],
      // Never more, or every view of it would lose its arrays; what nobody touches costs nothing.
      ...["--initialMemory", "1024", "--maximumMemory", "1024"],
    ]);
    return await fs.readFile(outFile);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}
