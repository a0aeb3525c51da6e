// Bundles main.ts and the worker, and runs it with this process's arguments.
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const rootFolder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../..",
);
const outdir = path.join(rootFolder, "out/bench/library");
await esbuild.build({
  absWorkingDir: rootFolder,
  entryPoints: {
    main: "bench/library/main.ts",
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
  logLevel: "warning",
});
await import(path.join(outdir, "main.cjs"));
