import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { createInterface } from "node:readline";
import * as vscode from "vscode";
import type { Disposable } from "../own.ts";

/** A rehearsal service that is running for this window. */
export interface RehearsalAddress {
  readonly endpoint: string;
  readonly apiKey: string;
}

export interface RehearsalProcess extends Disposable {
  /** The running service, started when there is none yet. */
  start(): Promise<RehearsalAddress>;
  stop(): void;
  readonly current: RehearsalAddress | undefined;
  /** Fires when it has started or ended, by itself too. */
  readonly onDidChange: vscode.Event<void>;
}

/** How long a program that starts in half a second may take on a busy machine. */
const startLimitMs = 20_000;

/**
 * Runs the rehearsal service as a program of its own, on this machine's own
 * address. What it knows stands in `stateFolder`, so that a training goes on
 * when editor and service start again.
 */
export function createRehearsalProcess(options: {
  readonly program: string;
  readonly stateFolder: string;
  readonly speed: () => number;
  readonly log: vscode.LogOutputChannel;
}): RehearsalProcess {
  const changed = new vscode.EventEmitter<void>();
  let child: ChildProcess | undefined;
  let current: RehearsalAddress | undefined;
  let starting: Promise<RehearsalAddress> | undefined;

  async function launch(): Promise<RehearsalAddress> {
    await mkdir(options.stateFolder, { recursive: true });
    const started = fork(
      options.program,
      [
        "--port",
        "0",
        "--speed",
        String(options.speed()),
        "--state",
        options.stateFolder,
        "--watch-parent",
      ],
      {
        silent: true,
        env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
      },
    );
    child = started;
    started.stderr?.on("data", (text: Buffer) =>
      options.log.warn("rehearsal:", text.toString().trim()),
    );
    started.on("exit", (code) => {
      options.log.info(`Rehearsal service ended (${String(code)})`);
      if (child !== started) return;
      child = undefined;
      current = undefined;
      changed.fire();
    });
    try {
      current = await firstLine(started);
    } catch (error) {
      started.kill();
      throw error;
    }
    options.log.info(`Rehearsal service at ${current.endpoint}`);
    changed.fire();
    return current;
  }

  return {
    get current() {
      return current;
    },
    onDidChange: changed.event,
    start() {
      if (current) return Promise.resolve(current);
      starting ??= launch().finally(() => (starting = undefined));
      return starting;
    },
    stop() {
      child?.kill();
    },
    dispose() {
      child?.kill();
      changed.dispose();
    },
  };
}

/** The program's one line of JSON, or why it never came. */
function firstLine(child: ChildProcess): Promise<RehearsalAddress> {
  return new Promise((resolve, reject) => {
    const output = child.stdout;
    if (!output) {
      reject(new Error("The rehearsal service has no output."));
      return;
    }
    const timer = setTimeout(() => {
      reject(new Error("The rehearsal service didn't start in time."));
    }, startLimitMs);
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Error(`The rehearsal service ended with ${String(code)}.`)),
    );
    createInterface({ input: output }).once("line", (line) => {
      clearTimeout(timer);
      const address = parseAddress(line);
      if (address) resolve(address);
      else reject(new Error(`The rehearsal service said: ${line}`));
    });
  });
}

function parseAddress(line: string): RehearsalAddress | undefined {
  const said: unknown = JSON.parse(line);
  if (typeof said !== "object" || said === null) return undefined;
  if (!("url" in said) || typeof said.url !== "string") return undefined;
  if (!("apiKey" in said) || typeof said.apiKey !== "string") return undefined;
  return { endpoint: said.url, apiKey: said.apiKey };
}
