import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const rootFolder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../..",
);

/** One line of progress; on stderr, so that stdout holds results alone. */
export function say(message) {
  console.error(`· ${message}`);
}

/** Programs that run; a signal to this process alone would leave them behind. */
const running = new Set();
process.once("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});

/**
 * Runs a program to its end and gives its exit code (1 when a signal ended it).
 * Output goes to ours unless `isQuiet`; then it is kept and comes with the error.
 */
export async function runProgram(program, args, options = {}) {
  const { isQuiet = false, isAllowedToFail = false, ...spawnOptions } = options;
  const child = spawn(program, args, {
    cwd: rootFolder,
    stdio: isQuiet ? ["ignore", "pipe", "pipe"] : "inherit",
    ...spawnOptions,
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => (output += chunk));
  }
  const exitCode = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  }).finally(() => running.delete(child));
  if (exitCode !== 0 && !isAllowedToFail) {
    const command = [program, ...args].join(" ");
    throw new Error(
      `${command} ended with ${exitCode}\n${output.slice(-4000)}`.trim(),
    );
  }
  return exitCode;
}

/** npm as a program of its own: on Windows it is a script that needs a shell. */
export async function runNpm(args, options = {}) {
  return await runProgram(
    "npm",
    ["--no-audit", "--no-fund", "--loglevel=error", ...args],
    {
      isQuiet: true,
      shell: process.platform === "win32",
      ...options,
      env: npmEnvironment(options.env),
    },
  );
}

/**
 * Under `npm test` npm hands its own options down as npm_* variables. They would
 * steer the inner npm (its prefix, its --omit); only where it looks for packages stays.
 */
function npmEnvironment(extra = {}) {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      name !== "NODE_OPTIONS" &&
      (!/^npm_/i.test(name) || /^npm_config_(cache|registry)$/i.test(name)),
  );
  return { ...Object.fromEntries(kept), ...extra };
}
