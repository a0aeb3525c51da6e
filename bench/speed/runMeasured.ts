import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export interface Measured {
  readonly wallMs: number;
  /** Of the program and everything it started, as far as it waited for it. */
  readonly cpuMs: number;
  /** The most that it and everything it started had in memory at once. */
  readonly peakMB: number;
  readonly stdout: string;
}

const looksMs = 20;

/**
 * Runs a program to its end. CPU and memory come from /proc.
 *
 * @throws when the program can't be started, or its code isn't in `codes`
 */
export async function runMeasured(
  program: string,
  args: readonly string[],
  codes: readonly number[] = [0],
): Promise<Measured> {
  const cpuBefore = cpuOfChildrenMs();
  const start = performance.now();
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  let peakMB = 0;
  const looking = setInterval(() => {
    if (child.pid !== undefined) {
      peakMB = Math.max(peakMB, megabytesOfTree(child.pid));
    }
  }, looksMs);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    });
    if (code === null || !codes.includes(code)) {
      throw new Error(`${program} ${args.join(" ")} ended with ${code}`);
    }
  } finally {
    clearInterval(looking);
  }
  const wallMs = performance.now() - start;
  return { wallMs, cpuMs: cpuOfChildrenMs() - cpuBefore, peakMB, stdout };
}

/** Linux counts in hundredths of a second: fields 16 and 17, see proc(5). */
function cpuOfChildrenMs(): number {
  const fields = readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

/** What is shared among them counts once: a process's own part of it. */
function megabytesOfTree(pid: number): number {
  try {
    const memory = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    const kilobytes = Number(/^Pss:\s+(\d+)/m.exec(memory)?.[1] ?? 0);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
      .trim()
      .split(" ")
      .filter((id) => id !== "");
    return children.reduce(
      (sum, id) => sum + megabytesOfTree(Number(id)),
      kilobytes / 1000,
    );
  } catch {
    // It ended meanwhile.
    return 0;
  }
}
