// Builds everything that runs. As a program:
//   node esbuild.mjs [--production] [--tests] [--watch]
// As a module: build({ outputFolder, isProduction, withTests }).
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import { kernels } from "./scripts/lib/kernels.mjs";

const rootFolder = path.dirname(fileURLToPath(import.meta.url));

/** The programs of the extension: name in dist/ and where each begins. */
const programs = {
  extension: "src/extension.ts",
  worker: "src/engine/worker/main.ts",
  rehearsal: "src/rehearsal/main.ts",
};

/** Programs that a terminal runs by name. */
const terminalPrograms = { cli: "src/cli/main.ts" };

const terminalBanner = "#!/usr/bin/env node";

/** Programs of the tests that are no tests themselves. */
const testPrograms = [
  "test/integration/run.ts",
  "test/vscode-host/launch.ts",
  "test/ui/support/idleStudio.ts",
  "test/ui/support/rehearsal.ts",
  "test/ui/support/stations.ts",
  "test/ui/support/studio.ts",
  "test/ui/support/tour.ts",
  "test/ui/support/workspace.ts",
];

/**
 * esbuild gives every file that imports all of `vscode` a copy of it, name by name,
 * which was a third of what activation cost. Names that are inherited aren't copied.
 */
const uncopiedEditor = {
  name: "uncopied-editor",
  setup({ onResolve, onLoad }) {
    const namespace = "editor";
    onResolve({ filter: /^vscode$/ }, (from) =>
      from.namespace === namespace
        ? { path: from.path, external: true }
        : { path: from.path, namespace },
    );
    onLoad({ filter: /^vscode$/, namespace }, () => ({
      contents: `module.exports = Object.create(require("vscode"));`,
    }));
  },
};

/** Ships as ES module alone: Node 20.15 cannot `require` it, so it is bundled. */
const esModulesOnly = ["p-limit"];

/**
 * @param {{ outputFolder?: string, isProduction?: boolean, withTests?: boolean }} options
 *   outputFolder: where dist/ and out/ are made; the repository by default.
 */
export async function build(options = {}) {
  await Promise.all(buildOptions(options).map((each) => esbuild.build(each)));
}

/**
 * Builds what ships: small, without maps, and what several programs have in common
 * once, in dist/parts. Only ES modules can be split, and the editor loads a CommonJS
 * module faster, so each part is split first and translated then.
 * @returns {Promise<import("esbuild").Metafile["outputs"]>} what became of which file.
 */
export async function buildToShip(outputFolder, { withTerminal = true } = {}) {
  const options = { outputFolder, isProduction: true };
  const { dist, node, pages } = settings(options);
  const [programParts, pageParts] = await Promise.all([
    esbuild.build({
      ...node,
      entryPoints: { ...programs, ...(withTerminal && terminalPrograms) },
      outdir: dist,
      format: "esm",
      splitting: true,
      chunkNames: "parts/[hash]",
      metafile: true,
      write: false,
    }),
    esbuild.build({ ...pages, metafile: true }),
  ]);
  for (const { path: file, text } of programParts.outputFiles) {
    const isForTerminal = path.parse(file).name in terminalPrograms;
    const { code } = await esbuild.transform(text, {
      format: "cjs",
      platform: "node",
      target: node.target,
      charset: node.charset,
      minify: true,
      // The editor only watches what is required.
      supported: { "dynamic-import": false },
      ...(isForTerminal && { banner: terminalBanner }),
    });
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, code);
  }
  return { ...programParts.metafile.outputs, ...pageParts.metafile.outputs };
}

async function watch(options) {
  const contexts = await Promise.all(
    buildOptions(options).map((each) =>
      esbuild.context({ ...each, logLevel: "info" }),
    ),
  );
  await Promise.all(contexts.map((context) => context.watch()));
}

function settings({ outputFolder = rootFolder, isProduction = false }) {
  const dist = path.join(outputFolder, "dist");
  const shared = {
    absWorkingDir: rootFolder,
    bundle: true,
    minify: isProduction,
    sourcemap: isProduction ? false : "linked",
    legalComments: "none",
    // Escaped, each sign of ours beyond ASCII would take twice the bytes.
    charset: "utf8",
    logLevel: "warning",
  };
  const node = {
    ...shared,
    platform: "node",
    format: "cjs",
    target: "node20",
    // jsonc-parser's main file loads its parts in a way no bundler can follow.
    mainFields: ["module", "main"],
    // sharp is native code and ships as a package beside the bundles.
    external: ["vscode", "sharp"],
    plugins: [uncopiedEditor, kernels],
  };
  const pages = {
    ...shared,
    entryPoints: webviewPages(),
    outdir: path.join(dist, "webview"),
    platform: "browser",
    format: "iife",
    target: "es2022",
  };
  return { dist, node, pages };
}

function buildOptions(options) {
  const { dist, node, pages } = settings(options);
  return [
    { ...node, entryPoints: programs, outdir: dist },
    {
      ...node,
      entryPoints: terminalPrograms,
      outdir: dist,
      banner: { js: terminalBanner },
    },
    pages,
    ...(options.withTests === true
      ? [
          {
            ...node,
            entryPoints: testEntries(),
            outbase: "test",
            outdir: path.join(options.outputFolder ?? rootFolder, "out/test"),
            outExtension: { ".js": ".cjs" },
            sourcemap: "inline",
            external: testExternals(),
          },
        ]
      : []),
  ];
}

/**
 * One folder is one page: src/webview/gallery/main.ts becomes dist/webview/gallery.js.
 * What all of them look like is a file of its own.
 */
function webviewPages() {
  const pages = filesBelow("src/webview")
    .filter((file) => /^src\/webview\/[^/]+\/main\.(ts|css)$/.test(file))
    .map((file) => ({
      in: file,
      out: path.posix.basename(path.posix.dirname(file)),
    }));
  return [...pages, { in: "src/webview/parts/base.css", out: "base" }];
}

function testEntries() {
  const tests = filesBelow("test").filter((file) => file.endsWith(".test.ts"));
  return [...tests, ...testPrograms];
}

/** Tests load packages as Node does, from node_modules. */
function testExternals() {
  const manifest = JSON.parse(
    fs.readFileSync(path.join(rootFolder, "package.json"), "utf8"),
  );
  const packages = Object.keys({
    ...manifest.dependencies,
    ...manifest.devDependencies,
  });
  return [
    "vscode",
    ...packages.filter((name) => !esModulesOnly.includes(name)),
  ];
}

/** Paths with `/`, from the root of the repository. Node 20 has no glob of its own. */
function filesBelow(folder) {
  return fs
    .readdirSync(path.join(rootFolder, folder), { withFileTypes: true })
    .filter((entry) => entry.name !== "node_modules")
    .flatMap((entry) => {
      const file = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(file) : [file];
    })
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      production: { type: "boolean", default: false },
      tests: { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
    },
  });
  const options = { isProduction: values.production, withTests: values.tests };
  await (values.watch ? watch(options) : build(options));
}
