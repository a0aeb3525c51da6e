import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

export interface Timed {
  readonly wallMs: number;
  /** Of the program and everything it started, also of what ended after it. */
  readonly cpuMs: number;
}

export interface Measured extends Timed {
  /** The most that it and everything it started had in memory at once. */
  readonly peakMB: number;
}

const looksMs = 20;

/**
 * Runs a program to its end. CPU and memory come from /proc.
 *
 * @param codes with which it may end
 * @throws when the program can't be started, or ends with another code
 */
export async function runMeasured(
  program: string,
  args: readonly string[],
  codes?: readonly number[],
): Promise<Measured> {
  let peakMB = 0;
  const timed = await runWatched(program, args, codes, (all) => {
    const megabytes = all.map(megabytesOf).reduce((sum, each) => sum + each, 0);
    peakMB = Math.max(peakMB, megabytes);
  });
  return { ...timed, peakMB };
}

/**
 * As `runMeasured`, without asking for its memory: the answer takes longer the more
 * memory a program has, and holds it up.
 */
export async function runTimed(
  program: string,
  args: readonly string[],
  codes?: readonly number[],
): Promise<Timed> {
  return runWatched(program, args, codes, () => undefined);
}

async function runWatched(
  program: string,
  args: readonly string[],
  codes: readonly number[] = [0],
  look: (processes: readonly number[]) => void,
): Promise<Timed> {
  const cpuBefore = cpuOfChildrenMs();
  const start = performance.now();
  const child = spawn(program, args, {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const started = new Set<number>();
  const looking = setInterval(() => {
    if (child.pid === undefined) return;
    const all = treeOf(child.pid);
    look(all);
    for (const each of all.slice(1)) started.add(each);
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
  // What the program didn't wait for isn't in its account.
  const left = await Promise.all([...started].map(cpuUntilItsEndMs));
  const cpuMs =
    cpuOfChildrenMs() - cpuBefore + left.reduce((sum, each) => sum + each, 0);
  return { wallMs, cpuMs };
}

function cpuOfChildrenMs(): number {
  return cpuMs("self", 16);
}

/** Waits for the end of a program that the one that started it has left behind; 0 when it has ended. */
async function cpuUntilItsEndMs(pid: number): Promise<number> {
  let used = 0;
  try {
    for (;;) {
      used = cpuMs(pid, 14);
      await setTimeout(2);
    }
  } catch {
    return used;
  }
}

/** Linux counts in hundredths of a second, in this field and the next; see proc(5). */
function cpuMs(pid: number | "self", field: number): number {
  const fromThird = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fromThird[field - 3]) + Number(fromThird[field - 2])) * 10;
}

/** A process, and everything it started. */
function treeOf(pid: number): readonly number[] {
  const children = (textOf(`/proc/${pid}/task/${pid}/children`) ?? "")
    .split(" ")
    .filter((id) => id.trim() !== "");
  return [pid, ...children.flatMap((id) => treeOf(Number(id)))];
}

/** What is shared among processes counts once: this one's own part of it. */
function megabytesOf(pid: number): number {
  const memory = textOf(`/proc/${pid}/smaps_rollup`) ?? "";
  return Number(/^Pss:\s+(\d+)/m.exec(memory)?.[1] ?? 0) / 1000;
}

/** Undefined when the process has ended meanwhile. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
