// `npm run chaos -- --seeds 500 [--from 1]`: trainings from processes that are killed
// at random, against a rehearsal with random faults. Each has to be at the service
// exactly once in the end. `--plant fresh-uuid` or `--plant ack-before-journal` makes that
// mistake on purpose, to show that it is seen. The same seed makes the same faults and deaths.
import path from "node:path";
import * as esbuild from "esbuild";
import { rootFolder, runProgram } from "./lib/run.mjs";

const program = path.join(rootFolder, "out/chaos/main.cjs");
await esbuild.build({
  absWorkingDir: rootFolder,
  entryPoints: ["test/faults/support/chaosProgram.ts"],
  bundle: true,
  platform: "node",
  format: "cjs",
  outfile: program,
  // jsonc-parser's main file loads its parts in a way no bundler can follow.
  mainFields: ["module", "main"],
  external: ["esbuild", "sharp"],
  logLevel: "warning",
});
process.exitCode = await runProgram(
  process.execPath,
  [program, ...process.argv.slice(2)],
  { isAllowedToFail: true },
);
