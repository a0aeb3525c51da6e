import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const rootFolder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../..",
);
const folder = path.join(rootFolder, "src/kernels");
const compilerFolder = path.join(rootFolder, "node_modules/assemblyscript");

const options = [
  // Small functions become part of those that call them.
  ...["--optimizeLevel", "3", "--shrinkLevel", "0"],
  ...["--noAssert", "--runtime", "stub", "--enable", "simd"],
  // Never more, or every view of it would lose its arrays; what nobody touches costs nothing.
  ...["--initialMemory", "1024", "--maximumMemory", "1024"],
];

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
    onLoad({ filter: /index\.ts$/ }, async ({ suffix }) =>
      suffix === "?wasm"
        ? { contents: await (compiled ??= compile()), loader: "binary" }
        : undefined,
    );
  },
};

/** Several bundles of one run have it in common. */
let compiled;

/** Takes seconds, so what was compiled of the same sources is kept in out/. */
async function compile() {
  const file = path.join(rootFolder, `out/kernels/${keyOfSources()}.wasm`);
  if (fs.existsSync(file)) return fs.readFileSync(file);
  const outFile = `${file}.${process.pid}`;
  // In a process of its own: the compiler changes what all programs have in common.
  await promisify(execFile)(process.execPath, [
    path.join(compilerFolder, "bin/asc.js"),
    ...["index.ts", "--baseDir", folder],
    ...["--outFile", path.relative(folder, outFile)],
    ...options,
  ]);
  // Others may compile the same at the same time.
  fs.renameSync(outFile, file);
  return fs.readFileSync(file);
}

function keyOfSources() {
  const hash = createHash("sha256").update(options.join(" "));
  const sources = fs.readdirSync(folder).map((name) => path.join(folder, name));
  for (const file of [
    path.join(compilerFolder, "package.json"),
    ...sources.sort(),
  ]) {
    hash.update(`\n${path.basename(file)}\n`).update(fs.readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
}
