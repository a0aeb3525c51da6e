// Bundles main.ts and runs it with this process's arguments.
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const rootFolder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../..",
);
const outfile = path.join(rootFolder, "out/bench/cost.mjs");
await esbuild.build({
  absWorkingDir: rootFolder,
  entryPoints: ["bench/cost/main.ts"],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  logLevel: "warning",
});
await import(outfile);
