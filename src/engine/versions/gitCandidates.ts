import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Version } from "../../core/dataset/lock.ts";
import type { Candidate } from "./findBytes.ts";
import type { GitOptions } from "./git.ts";
import { git, gitText } from "./git.ts";

/** Naming every object of a large repository takes a while. */
const listTimeoutMs = 120_000;

/** A picture that has to be fetched from an LFS server. */
const fetchTimeoutMs = 120_000;

/** What a pointer to a picture says; its oid is the picture's sha256. */
const pointer = (sha256: string, bytes: number) =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${bytes}\n`;

/**
 * Pictures git LFS keeps, or fetches: it names them by the same sha256.
 *
 * @param wanted sizes by sha256
 */
export async function* lfsCandidates(
  folder: string,
  wanted: ReadonlyMap<string, number>,
  signal?: AbortSignal,
): AsyncGenerator<Candidate> {
  const options: GitOptions = signal ? { signal } : {};
  const common = await gitText(
    folder,
    ["rev-parse", "--git-common-dir"],
    options,
  );
  if (common === undefined) return;
  const store = path.resolve(folder, common.trim(), "lfs", "objects");
  for (const [sha256, bytes] of [...wanted]) {
    const file = path.join(
      store,
      sha256.slice(0, 2),
      sha256.slice(2, 4),
      sha256,
    );
    if (!(await stat(file).catch(() => undefined))) continue;
    yield {
      source: { kind: "LFS", object: sha256 },
      bytes,
      path: file,
      read: async () => readFile(file),
    };
  }
  if (wanted.size === 0 || !(await usesLfs(folder, options))) return;
  for (const [sha256, bytes] of [...wanted]) {
    yield {
      source: { kind: "LFS", object: sha256 },
      bytes,
      read: async () =>
        output(folder, ["lfs", "smudge"], {
          ...options,
          input: pointer(sha256, bytes),
          timeoutMs: fetchTimeoutMs,
          maxBytes: bytes + 1024,
        }),
    };
  }
}

/**
 * Objects of git that have the size of a picture that is looked for: first
 * those of the commit that was noted, then all there are, also those no branch
 * leads to any more.
 */
export async function* gitCandidates(
  folder: string,
  { git: noted, images }: Version,
  sizes: ReadonlySet<number>,
  signal?: AbortSignal,
): AsyncGenerator<Candidate> {
  const options: GitOptions = signal ? { signal } : {};
  const blob = (object: string, bytes: number): Candidate => ({
    source: { kind: "git", object },
    bytes,
    read: async () =>
      output(folder, ["cat-file", "blob", object], {
        ...options,
        maxBytes: bytes + 1024,
      }),
  });
  if (noted?.commit !== undefined) {
    for (const { file, bytes } of images) {
      yield blob(`${noted.commit}:./${file}`, bytes);
    }
  }
  const list = await gitText(
    folder,
    [
      ...["cat-file", "--batch-all-objects", "--unordered"],
      "--batch-check=%(objecttype) %(objectsize) %(objectname)",
    ],
    { ...options, timeoutMs: listTimeoutMs, maxBytes: 1024 ** 3 },
  );
  for (const line of (list ?? "").split("\n")) {
    const [type, size, object] = line.split(" ");
    if (type !== "blob" || object === undefined) continue;
    if (sizes.has(Number(size))) yield blob(object, Number(size));
  }
}

async function usesLfs(folder: string, options: GitOptions): Promise<boolean> {
  const answer = await git(folder, ["lfs", "version"], options);
  return answer.kind === "answered";
}

async function output(
  folder: string,
  arguments_: readonly string[],
  options: GitOptions,
): Promise<Buffer> {
  const answer = await git(folder, arguments_, options);
  if (answer.kind === "answered") return answer.stdout;
  throw new Error(answer.words);
}
