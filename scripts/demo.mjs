// `npm run demo`: the extension as it ships, in a VS Code of its own, with the sample
// datasets open and the rehearsal of the service behind it. Prints one line, the
// address to open, and removes everything it made when it is stopped (Ctrl-C).
//   --check          walks through the loop in a headless browser instead, leaves a
//                    picture of each station in out/demo, and ends with 0 or 1
//   --keep           with --check: stays open afterwards
//   --vsix universal the package with WebAssembly instead of this platform's; or a file
//   --theme light    instead of dark
//   --speed 120      how many times faster than real a training passes
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { installHost, isHostAvailable } from "../test/vscode-host/install.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { rootFolder, say } from "./lib/run.mjs";

const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    vsix: { type: "string" },
    theme: { type: "string", default: "dark" },
    speed: { type: "string", default: "120" },
  },
});
if (values.theme !== "dark" && values.theme !== "light") {
  console.error("--theme is dark or light");
  process.exit(1);
}

// Taken before anything is started: whatever runs by then is stopped in order.
const interrupted = new Promise((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => resolve("interrupted"));
  }
});
const require = createRequire(import.meta.url);

const exitCode = await demonstrate().catch(async (error) => {
  if ((await Promise.race([interrupted, undefined])) === "interrupted") {
    return values.check ? 130 : 0;
  }
  console.error(String(error?.stack ?? error));
  return 1;
});
// Everything is stopped; a browser that is slow to go must not keep the terminal.
process.exit(exitCode);

async function demonstrate() {
  await ensureDependencies();
  const vsix = await buildAndPackage();
  if (isHostAvailable()) return await demonstrateInBrowser(vsix);
  if (values.check) {
    throw new Error("--check needs Linux on x64; here a desktop VS Code opens");
  }
  const { demonstrateOnDesktop } = await import("./lib/desktop-demo.mjs");
  await demonstrateOnDesktop({ ...studioOptions(vsix), interrupted });
  return 0;
}

async function buildAndPackage() {
  const { build } = await import("../esbuild.mjs");
  await build({ withTests: true });
  if (values.vsix?.endsWith(".vsix") === true) return path.resolve(values.vsix);
  const { packageVsix } = await import("./package-vsix.mjs");
  const target = values.vsix === undefined ? {} : { target: values.vsix };
  return (await packageVsix(target)).vsix;
}

function studioOptions(vsix) {
  return { vsix, theme: values.theme, speed: Number(values.speed) };
}

async function demonstrateInBrowser(vsix) {
  await installHost();
  if (values.check) {
    const { ensureChromium } = await import("./lib/chromium.mjs");
    process.env.CHROME_PATH = await ensureChromium();
  }
  const { startStudio } = support("studio");
  const studio = await startStudio(studioOptions(vsix));
  try {
    const isPassed = values.check
      ? await Promise.race([check(studio), interrupted.then(() => false)])
      : true;
    if (!values.check || values.keep) {
      console.log(`Open ${studio.url} in a browser; Ctrl-C ends it.`);
      await interrupted;
      say("stopping");
    }
    return isPassed ? 0 : 1;
  } finally {
    await studio.stop();
  }
}

/** @returns whether every station was reached. */
async function check(studio) {
  const { stations } = support("stations");
  const { takeTour } = support("tour");
  const pictureFolder = path.join(rootFolder, "out/demo");
  const start = Date.now();
  const workbench = await studio.open();
  try {
    await takeTour(stations, { workbench, studio }, pictureFolder, (station) =>
      console.log(`✔ ${station.title}`),
    );
  } catch (error) {
    console.error(String(error?.stack ?? error));
    console.log(`✘ the walk stopped; pictures are in ${pictureFolder}`);
    return false;
  } finally {
    await workbench.page.context().close();
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  console.log(
    `${stations.length} stations in ${seconds} s; pictures are in ${pictureFolder}`,
  );
  return true;
}

/** A module that the tests of the screens use too, as esbuild bundled it. */
function support(name) {
  return require(path.join(rootFolder, `out/test/ui/support/${name}.cjs`));
}
