// Runs a mocha suite inside the extension host of a real VS Code:
//   launch --dev <extension folder> --tests <suite> --folder <workspace> [--vsix <file>]
// The suite leaves its result in the file that STYLE_TRAINER_TEST_RESULT names. Exit
// code 0 only when that says so: the editor itself reports 0 even for a host that crashed.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openBrowser } from "./browser.ts";
import { onExit } from "./onExit.ts";
import { readResult } from "./result.ts";
import { installVsix, startHost } from "./server.ts";
import type { Host } from "./server.ts";

const suiteLimitMs = 300_000;

interface Suite {
  readonly dev: string;
  readonly tests: string;
  readonly folder: string;
}

async function launch(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      dev: { type: "string" },
      tests: { type: "string" },
      folder: { type: "string" },
      vsix: { type: "string" },
    },
  });
  const { dev, tests, folder, vsix } = values;
  if (dev === undefined || tests === undefined || folder === undefined) {
    throw new Error("--dev, --tests and --folder are needed");
  }
  const stateFolder = fs.mkdtempSync(path.join(os.tmpdir(), "vscode-host-"));
  const remove = (): void => {
    fs.rmSync(stateFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  const forget = onExit(remove);
  try {
    if (vsix !== undefined) installVsix(stateFolder, vsix);
    const host = await startHost({
      stateFolder,
      isTestDriverOn: true,
      environment: testEnvironment(),
    });
    try {
      return await runSuite(host, { dev, tests, folder });
    } finally {
      await host.stop();
    }
  } finally {
    forget();
    remove();
  }
}

function testEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      name.startsWith("STYLE_TRAINER_TEST_") && value !== undefined
        ? [[name, value]]
        : [],
    ),
  );
}

async function runSuite(host: Host, suite: Suite): Promise<boolean> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    const ended = new Promise<unknown>((resolve) => {
      page.on("crash", () => {
        resolve("page crashed");
      });
      // Called by the workbench with the exit code of the extension host.
      void page.exposeFunction("codeAutomationExit", resolve);
    });
    await page.exposeFunction(
      "codeAutomationLog",
      (type: string, parts: readonly unknown[]) => {
        if (type === "error") errors.push(parts.map(String).join(" "));
      },
    );
    await page.goto(suiteAddress(host, suite));
    const hostSaid = await Promise.race([
      ended,
      sleep(suiteLimitMs, "nothing in time", { ref: false }),
    ]);
    const result = readResult();
    if (result === undefined) {
      const serverLog = fs.readFileSync(host.logFile, "utf8");
      console.error(`no test result; the editor said: ${String(hostSaid)}`);
      console.error([...errors.slice(-15), serverLog.slice(-4000)].join("\n"));
    }
    return result?.failures === 0 && hostSaid === 0;
  } finally {
    await browser.close();
  }
}

/** The address that makes the workbench load an extension under development and run its tests. */
function suiteAddress(host: Host, { dev, tests, folder }: Suite): string {
  const remote = (file: string): string =>
    `vscode-remote://127.0.0.1:${host.port}${path.resolve(file)}`;
  const payload = [
    ["extensionDevelopmentPath", remote(dev)],
    ["extensionTestsPath", remote(tests)],
    ["skipWelcome", "true"],
    ["skipReleaseNotes", "true"],
  ];
  const query = new URLSearchParams({
    folder: path.resolve(folder),
    payload: JSON.stringify(payload),
  });
  return `${host.url}/?${query.toString()}`;
}

launch().then(
  (isPassed) => {
    process.exitCode = isPassed ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
