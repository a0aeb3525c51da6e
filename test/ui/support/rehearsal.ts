import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import path from "node:path";
import { onExit } from "../../vscode-host/onExit.ts";

/** The local service, running as a program of its own. */
export interface Rehearsal {
  readonly url: string;
  readonly apiKey: string;
  readonly stop: () => Promise<void>;
}

export interface RehearsalOptions {
  /** How many times faster than the real service a training passes. */
  readonly speed: number;
  /** What it keeps over a restart. */
  readonly stateFolder: string;
  /** Any free one by default. */
  readonly port?: number;
}

/** Starts `dist/rehearsal.js` and waits for the line that says where it listens. */
export async function startRehearsal(
  options: RehearsalOptions,
): Promise<Rehearsal> {
  const service = spawn(
    process.execPath,
    [
      path.resolve("dist/rehearsal.js"),
      ...["--port", String(options.port ?? 0)],
      ...["--speed", String(options.speed)],
      ...["--state", options.stateFolder],
      // However this process ends: a signal may leave it no time to clean up.
      "--watch-parent",
    ],
    // Detached: Ctrl-C in a terminal goes to all, and the editor must be able to end first.
    {
      stdio: ["pipe", "pipe", "inherit"],
      detached: true,
      windowsHide: true,
      // Inside the desktop's VS Code our own program is Electron, not Node.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    },
  );
  const exit = once(service, "exit");
  const forget = onExit(() => {
    service.kill("SIGKILL");
  });
  const stop = async (): Promise<void> => {
    service.kill("SIGTERM");
    await exit;
    forget();
  };
  const lines = createInterface({ input: service.stdout });
  const firstLine: unknown[] = await Promise.race([
    once(lines, "line"),
    exit.then(() => []),
  ]);
  // Whatever it prints later must not fill the pipe and stop it.
  service.stdout.resume();
  const where = parseWhere(firstLine[0]);
  if (where !== undefined) return { ...where, stop };
  await stop();
  throw new Error("the rehearsal service ended before it said where it is");
}

function parseWhere(
  line: unknown,
): { readonly url: string; readonly apiKey: string } | undefined {
  if (typeof line !== "string") return undefined;
  const value: unknown = JSON.parse(line);
  if (typeof value !== "object" || value === null) return undefined;
  if (!("url" in value) || !("apiKey" in value)) return undefined;
  const { url, apiKey } = value;
  if (typeof url !== "string" || typeof apiKey !== "string") return undefined;
  return { url, apiKey };
}
