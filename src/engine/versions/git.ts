import { execFile } from "node:child_process";
import { systemCode } from "../errors.ts";

/** A repository this slow isn't waited for. */
const defaultTimeoutMs = 20_000;

/** Of what git prints, names of files mostly. */
const defaultMaxBytes = 64 * 1024 * 1024;

/** What git answered, or why there is no answer. */
export type GitAnswer =
  | { readonly kind: "answered"; readonly stdout: Buffer }
  /** Refused: not a repository, no such object… with git's own words. */
  | { readonly kind: "refused"; readonly words: string }
  /** Not installed, too slow, or stopped. */
  | { readonly kind: "unavailable"; readonly words: string };

export interface GitOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  /** Given to its standard input. */
  readonly input?: string | Buffer;
}

/**
 * Asks git something, in a folder. Never through a shell, never with a pager, a
 * prompt or a helper of the repository's own, and never longer than allowed.
 * Only asks: optional locks are left alone, so it hinders no other git.
 *
 * @throws the signal's reason when aborted
 */
export async function git(
  folder: string,
  arguments_: readonly string[],
  options: GitOptions = {},
): Promise<GitAnswer> {
  const { signal, timeoutMs = defaultTimeoutMs, input } = options;
  signal?.throwIfAborted();
  const answer = await new Promise<GitAnswer>((resolve) => {
    const child = execFile(
      "git",
      [
        "-c",
        "core.fsmonitor=false",
        "-c",
        "core.quotePath=false",
        ...arguments_,
      ],
      {
        cwd: folder,
        encoding: "buffer",
        timeout: timeoutMs,
        maxBuffer: options.maxBytes ?? defaultMaxBytes,
        windowsHide: true,
        ...(signal && { signal }),
        env: {
          ...process.env,
          GIT_OPTIONAL_LOCKS: "0",
          GIT_TERMINAL_PROMPT: "0",
          LC_ALL: "C",
        },
      },
      (error, stdout, stderr) => {
        if (!error) resolve({ kind: "answered", stdout });
        else if (typeof error.code === "number") {
          resolve({ kind: "refused", words: stderr.toString().trim() });
        } else {
          const words = error.killed ? "took too long" : systemCode(error);
          resolve({ kind: "unavailable", words: words ?? error.message });
        }
      },
    );
    // A git that ends before it has read everything closes the pipe.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
  signal?.throwIfAborted();
  return answer;
}

/** What git printed, or undefined when it had no answer. */
export async function gitText(
  folder: string,
  arguments_: readonly string[],
  options?: GitOptions,
): Promise<string | undefined> {
  const answer = await git(folder, arguments_, options);
  return answer.kind === "answered" ? answer.stdout.toString() : undefined;
}
