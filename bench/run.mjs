// Bundles a bench's main.ts and runs it with the rest of the arguments:
//   node bench/run.mjs style --manifest <manifest.jsonl>
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { kernels } from "../scripts/lib/kernels.mjs";

const rootFolder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "..",
);
const [name] = process.argv.splice(2, 1);
const outfile = path.join(rootFolder, "out/bench", `${name}.mjs`);
await esbuild.build({
  absWorkingDir: rootFolder,
  entryPoints: [`bench/${name}/main.ts`],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  plugins: [kernels],
  logLevel: "warning",
});
await import(outfile);
