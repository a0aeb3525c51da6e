// `npm test`: installs what is missing and runs every tier, or those that are named:
//   npm test -- unit service
// The last line is `N passed, N failed`; the exit code is 0 when nothing failed.
import fs from "node:fs";
import path from "node:path";
import { installHost, isHostAvailable } from "../test/vscode-host/install.mjs";
import { counted } from "./lib/counted.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { rootFolder, runNpm, runProgram, say } from "./lib/run.mjs";

/** A suite that has not ended by then hangs. */
const tierLimitMs = 30 * 60_000;

const tiers = {
  check: runChecks,
  unit: () => runMocha("unit"),
  service: () => runMocha("service"),
  faults: () => runMocha("faults"),
  integration: runIntegration,
  ui: runScreens,
};

/** One test; a screen waits for an editor, a browser and a service. */
const testLimitMs = { ui: 240_000 };
const usualTestLimitMs = 10_000;

// Made by the first tier that needs them.
let building;
let packaging;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in tiers));
if (unknown.length > 0) {
  console.error(
    `no tier ${unknown.join(", ")}: ${Object.keys(tiers).join(", ")}`,
  );
  process.exit(1);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  // Leaving by `exit` ends the suites and runs what cleans up here.
  process.once(signal, () => process.exit(130));
}
await ensureDependencies();
const total = { passed: 0, failed: 0 };
for (const [name, run] of Object.entries(tiers)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const start = Date.now();
  console.log(`\n== ${name}`);
  const { passed, failed } = await run().catch((error) => {
    console.error(String(error?.message ?? error));
    return { passed: 0, failed: 1 };
  });
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  console.log(`${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
  total.passed += passed;
  total.failed += failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function runChecks() {
  const result = { passed: 0, failed: 0 };
  for (const name of [
    "check:types",
    "check:lint",
    "check:format",
    "check:docs",
    "check:benches",
  ]) {
    const exitCode = await runNpm(["run", "--silent", name], {
      isQuiet: false,
      isAllowedToFail: true,
    });
    console.log(`${exitCode === 0 ? "✔" : "✘"} ${name}`);
    result[exitCode === 0 ? "passed" : "failed"] += 1;
  }
  return result;
}

async function runMocha(
  tier,
  environment = {},
  files = [`out/test/${tier}/**/*.test.cjs`],
) {
  await buildOnce();
  const folder = path.join(rootFolder, "out/test", tier);
  if (!fs.existsSync(folder)) throw new Error(`test/${tier} has no test`);
  return await counted((env) =>
    runProgram(
      process.execPath,
      [
        "--enable-source-maps",
        path.join(rootFolder, "node_modules/mocha/bin/mocha.js"),
        ...[
          "--reporter",
          path.join(rootFolder, "scripts/lib/count-reporter.mjs"),
        ],
        ...["--timeout", String(testLimitMs[tier] ?? usualTestLimitMs)],
        ...files,
      ],
      {
        isAllowedToFail: true,
        timeout: tierLimitMs,
        env: { ...env, ...environment },
      },
    ),
  );
}

async function runIntegration() {
  await buildOnce();
  const file = await packageOnce();
  const { displayWrapper, findDesktop } = await import("./lib/desktop.mjs");
  const executable = await findDesktop();
  if (executable === undefined) await prepareHost();
  const result = await counted((env, state) => {
    const [program, ...before] = [
      ...(executable === undefined ? [] : displayWrapper()),
      process.execPath,
    ];
    return runProgram(
      program,
      [
        ...before,
        path.join(rootFolder, "scripts/lib/integration.mjs"),
        ...["--vsix", file, "--state", state],
        ...(executable === undefined ? [] : ["--executable", executable]),
      ],
      { isAllowedToFail: true, timeout: tierLimitMs, env },
    );
  });
  const kind = executable === undefined ? "from npm, in a browser" : "desktop";
  console.log(`ran in VS Code ${result.vscode ?? "(it never said)"} (${kind})`);
  return result;
}

async function runScreens() {
  if (!isHostAvailable()) {
    say("the tests of the screens need Linux on x64: left out here");
    return { passed: 0, failed: 0 };
  }
  await buildOnce();
  const file = await packageOnce();
  await prepareHost();
  const environment = { STYLE_TRAINER_VSIX: file };
  const first = await runMocha("ui", environment);
  const failed = Object.entries(first.files ?? {}).filter(
    ([, counts]) => counts.failures > 0,
  );
  if (failed.length === 0) return first;
  // A whole editor in a browser on a busy machine: a file that fails gets one more try in
  // an editor of its own, and what needed it is named.
  const names = failed.map(([name]) => name);
  console.log(`\nonce more, in a new editor: ${names.join(", ")}`);
  const second = await runMocha("ui", environment, names);
  for (const name of names) {
    if ((second.files?.[name]?.failures ?? 1) > 0) continue;
    console.log(`unsteady: ${name} failed, then passed`);
  }
  const passedBefore = failed.reduce((sum, [, { passes }]) => sum + passes, 0);
  return {
    passed: first.passed - passedBefore + second.passed,
    failed: second.failed,
  };
}

/** The VS Code from npm and a browser to show it in. */
async function prepareHost() {
  await installHost();
  const { ensureChromium } = await import("./lib/chromium.mjs");
  process.env.CHROME_PATH = await ensureChromium();
}

/** Old bundles go first: a test that was removed must not run. */
function buildOnce() {
  building ??= (async () => {
    fs.rmSync(path.join(rootFolder, "out/test"), {
      recursive: true,
      force: true,
    });
    const { build } = await import("../esbuild.mjs");
    await build({ withTests: true });
  })();
  return building;
}

async function packageOnce() {
  const { packageVsix } = await import("./package-vsix.mjs");
  packaging ??= packageVsix();
  return (await packaging).vsix;
}
