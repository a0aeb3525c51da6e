// What each bench is bundled of. As a program, it bundles all of them: what nobody runs
// for weeks should fail on the day on which it breaks.
//   node bench/build.mjs
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { kernels } from "../scripts/lib/kernels.mjs";

const rootFolder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "..",
);

/** @param {Record<string, string>} entryPoints name in the bench's folder → file. */
const modules = (entryPoints) => ({
  entryPoints,
  outExtension: { ".js": ".mjs" },
  platform: "node",
  format: "esm",
  packages: "external",
});

const main = (name) => modules({ main: `bench/${name}/main.ts` });

/** As it ships: the worker finds only what it brings with it. */
const withWorker = (name) => ({
  entryPoints: {
    main: `bench/${name}/main.ts`,
    worker: "src/engine/worker/main.ts",
  },
  outExtension: { ".js": ".cjs" },
  platform: "node",
  format: "cjs",
  mainFields: ["module", "main"],
  external: ["sharp"],
});

/** A page of the extension as its script and styles are. */
const page = (entryPoints) => ({
  entryPoints,
  outExtension: { ".js": ".mjs" },
  platform: "browser",
  format: "esm",
  target: "es2022",
});

const benches = {
  cost: [main("cost")],
  duplicates: [main("duplicates")],
  evidence: [withWorker("evidence")],
  hosting: [
    modules({
      server: "bench/hosting/server.ts",
      upload: "bench/hosting/upload.ts",
    }),
  ],
  library: [withWorker("library")],
  open: [main("open")],
  scroll: [
    page({
      page: "src/webview/testImages/main.ts",
      base: "src/webview/parts/base.css",
      style: "src/webview/testImages/main.css",
    }),
    modules({
      snapshot: "bench/scroll/snapshot.ts",
      pictures: "bench/scroll/pictures.ts",
    }),
  ],
  speed: [main("speed")],
  style: [main("style")],
};

/** @returns {Promise<(entry: string) => string>} the file that became of each entry. */
export async function buildBench(name) {
  const outdir = path.join(rootFolder, "out/bench", name);
  const parts = benches[name];
  await Promise.all(
    parts.map((options) =>
      esbuild.build({
        absWorkingDir: rootFolder,
        target: "node20",
        ...options,
        outdir,
        bundle: true,
        plugins: [kernels],
        logLevel: "warning",
      }),
    ),
  );
  return (entry) => {
    const { entryPoints, outExtension } = parts.find(
      (part) => entry in part.entryPoints,
    );
    const isStyle = entryPoints[entry].endsWith(".css");
    return path.join(
      outdir,
      `${entry}${isStyle ? ".css" : outExtension[".js"]}`,
    );
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await Promise.all(Object.keys(benches).map(buildBench));
}
