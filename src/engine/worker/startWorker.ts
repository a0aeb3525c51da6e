import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { Socket } from "node:net";
import { EngineError } from "../errors.ts";
import type { Numbered, WorkerMessage, WorkerRequest } from "./messages.ts";
import { forPictures, isWorkerMessage } from "./messages.ts";
import { say } from "../../core/words/text.ts";

/** A worker process. What it is asked meanwhile it answers as soon as it can. */
export interface Worker {
  /**
   * @returns the worker's last word, or why there will be none
   * @throws {EngineError} `worker` when the program can't be started at all
   */
  ask(request: WorkerRequest, options: AskOptions): Promise<WorkerAnswer>;
  /** Whether it can be asked. */
  readonly isAlive: boolean;
  /** Kills it and waits until it is gone. */
  stop(): Promise<void>;
  /** Whether the program that started it stays alive for it. */
  hold(isHeld: boolean): void;
}

export interface AskOptions {
  /** Without a word for this long it is stopped. */
  readonly silenceMs: number;
  readonly onProgress?: (doneBytes: number) => void;
}

export type WorkerAnswer =
  | Exclude<WorkerMessage, { kind: "ready" | "progress" }>
  | { readonly kind: "crashed" | "silent"; readonly detail: string };

/** Starting takes tens of milliseconds; a busy machine may take seconds. */
const startWithinMs = 30_000;

/** What of our environment isn't handed on. */
const keptFromIt: ReadonlySet<string> = new Set([
  "NODE_OPTIONS",
  "RUNWARE_API_KEY",
  // It asks nobody, and reading these takes as long as starting without.
  "NODE_EXTRA_CA_CERTS",
]);

/** As much of what it complained about as is kept. */
const maxComplaintLength = 2000;

/**
 * Starts a worker. Whether that worked out is known at the first question.
 *
 * @param isForPictures it gets ready for pictures before it is asked about one
 */
export function startWorker(workerFile: string, isForPictures = false): Worker {
  const child = fork(workerFile, isForPictures ? [forPictures] : [], {
    // No debugger port, loader or other option of the program we are in. All cores
    // decode: clearing the little memory that JavaScript has would only wait for them.
    execArgv: ["--single-threaded-gc"],
    // Inside the editor the program we are in is Electron, which acts as Node then.
    env: { ...environmentOf(process.env), ELECTRON_RUN_AS_NODE: "1" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let complaint = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-maxComplaintLength);
  });
  let end: string | undefined;
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      end ??= error.message;
      resolve();
    });
    child.once("exit", (code, signal) => {
      end ??= signal ? `stopped by ${signal}` : `exit code ${code ?? "none"}`;
      resolve();
    });
  });
  let asked = 0;
  const ready = listen(child, ended, asked, startWithinMs, (message) =>
    message.kind === "ready" ? message : undefined,
  );
  // Asked about later; until then a failure has nobody to tell.
  ready.catch(() => undefined);

  const hold = (isHeld: boolean) => {
    const stderr = child.stderr instanceof Socket ? child.stderr : undefined;
    for (const each of [child, child.channel, stderr]) {
      if (isHeld) each?.ref();
      else each?.unref();
    }
  };

  return {
    get isAlive() {
      return end === undefined;
    },
    async ask(request, { silenceMs, onProgress }) {
      const start = await ready;
      if (start === "ended" || start === "silent") {
        child.kill("SIGKILL");
        throw new EngineError(
          "worker",
          say`The worker program doesn't start (${[end ?? "no answer", lastLine(complaint)].filter(Boolean).join(": ")}).`,
          { file: workerFile },
        );
      }
      const id = ++asked;
      const answer = listen(child, ended, id, silenceMs, (message) => {
        if (message.kind === "ready") return undefined;
        if (message.kind !== "progress") return message;
        onProgress?.(message.doneBytes);
        return undefined;
      });
      const question: Numbered<WorkerRequest> = { id, content: request };
      child.send(question, (error) => {
        if (error) child.kill("SIGKILL");
      });
      const last = await answer;
      if (last === "ended") {
        return { kind: "crashed", detail: end ?? "no exit code" };
      }
      if (last !== "silent") return last;
      child.kill("SIGKILL");
      await ended;
      return { kind: "silent", detail: `no answer for ${silenceMs / 1000} s` };
    },
    async stop() {
      if (end !== undefined) return;
      // Or nothing would keep this program waiting for its end.
      hold(true);
      child.kill("SIGKILL");
      await ended;
    },
    hold,
  };
}

/** The first message with the id that `pick` takes, the end of the child, or its silence about that id. */
async function listen<Picked>(
  child: ChildProcess,
  ended: Promise<void>,
  id: number,
  silenceMs: number,
  pick: (message: WorkerMessage) => Picked | undefined,
): Promise<Picked | "ended" | "silent"> {
  return new Promise((resolve) => {
    const settle = (answer: Picked | "ended" | "silent") => {
      clearTimeout(timer);
      child.off("message", hear);
      resolve(answer);
    };
    const hear = (message: unknown) => {
      // One that hangs is not alive because others are.
      if (!isWorkerMessage(message) || message.id !== id) return;
      timer.refresh();
      const picked = pick(message.content);
      if (picked !== undefined) settle(picked);
    };
    const timer = setTimeout(() => settle("silent"), silenceMs);
    child.on("message", hear);
    void ended.then(() => settle("ended"));
  });
}

function environmentOf(ours: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(ours).filter(([name]) => !keptFromIt.has(name)),
  );
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split("\n")
      .findLast((line) => line.includes("Error")) ?? ""
  );
}
