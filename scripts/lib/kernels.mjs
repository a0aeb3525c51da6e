import path from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

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

async function compileOnce(file) {
  const made = new Map();
  const { error, stderr } = await asc.main(
    [
      path.basename(file),
      ...["--baseDir", path.dirname(file), "--outFile", "kernels.wasm"],
      // Small functions become part of those that call them.
      ...["--optimizeLevel", "3", "--shrinkLevel", "0"],
      ...["--noAssert", "--runtime", "stub", "--enable", "simd"],
      // Never more, or every view of it would lose its arrays; what nobody touches costs nothing.
      ...["--initialMemory", "1024", "--maximumMemory", "1024"],
    ],
    { writeFile: (name, contents) => made.set(name, contents) },
  );
  const program = made.get("kernels.wasm");
  if (error || !program) {
    throw new Error(
      `src/kernels: ${error?.message ?? "no program"}\n${stderr}`,
    );
  }
  return program;
}
