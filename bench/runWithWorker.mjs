// Bundles a bench's main.ts and the worker, and runs it with the rest of the arguments:
//   node bench/runWithWorker.mjs library --images 5000
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { kernels } from "../scripts/lib/kernels.mjs";

const rootFolder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "..",
);
const [name] = process.argv.splice(2, 1);
const outdir = path.join(rootFolder, "out/bench", name);
await esbuild.build({
  absWorkingDir: rootFolder,
  entryPoints: {
    main: `bench/${name}/main.ts`,
    worker: "src/engine/worker/main.ts",
  },
  outdir,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  mainFields: ["module", "main"],
  external: ["sharp"],
  plugins: [kernels],
  logLevel: "warning",
});
await import(path.join(outdir, "main.cjs"));
