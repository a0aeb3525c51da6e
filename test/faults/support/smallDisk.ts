import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A disk in memory, which can be full and read-only in earnest. */
export interface SmallDisk {
  /** Its folder. */
  readonly path: string;
  /** Leaves that much room, in bytes, of what there is now. */
  readonly fill: (leftBytes?: number) => void;
  readonly makeRoom: () => void;
  /** Whether it became so: it can't while a file is open for writing. */
  readonly setReadOnly: (isReadOnly: boolean) => boolean;
  readonly stop: () => Promise<void>;
}

const ballast = ".ballast";

/**
 * Holds the namespace until its input ends, which is when this process does, and
 * remounts as a pipe says.
 */
const holding = `
  cd "$1" && mkfifo asked answered || exit 1
  mount -t tmpfs -o "size=$SIZE" none disk || exit 1
  while read how < asked; do mount -o "remount,bind,$how" disk; echo $? > answered; done &
  echo ready
  cat
  kill $!
`;

/**
 * A disk for the tests of a suite, which are left out where there can be none.
 * @returns the disk, once the suite runs
 */
export function smallDiskOfSuite(megabytes: number): () => SmallDisk {
  let disk: SmallDisk | undefined;
  before(async function () {
    disk = await startSmallDisk(megabytes);
    if (disk) return;
    console.log(
      "left out: no namespace with a disk of its own can be had here",
    );
    this.skip();
  });
  after(async () => {
    await disk?.stop();
  });
  return () => {
    assert.ok(disk);
    return disk;
  };
}

/**
 * Mounts it where this process alone sees it, and nobody has to be root: in a
 * namespace that a helper process holds. Undefined where Linux's users may not
 * have namespaces, and on other systems.
 */
async function startSmallDisk(
  megabytes: number,
): Promise<SmallDisk | undefined> {
  if (process.platform !== "linux") return undefined;
  const own = mkdtempSync(path.join(tmpdir(), "style-trainer-disk-"));
  const mountPoint = path.join(own, "disk");
  mkdirSync(mountPoint);
  const holder = spawn(
    "unshare",
    ["--user", "--map-root-user", "--mount", "sh", "-c", holding, "sh", own],
    {
      env: { ...process.env, SIZE: `${megabytes}m` },
      stdio: ["pipe", "pipe", "ignore"],
    },
  );
  const stop = async () => {
    holder.stdin.end();
    if (holder.exitCode === null && holder.signalCode === null) {
      await once(holder, "exit");
    }
    rmSync(own, { recursive: true, force: true });
  };
  if (!(await saysReady(holder)) || holder.pid === undefined) {
    await stop();
    return undefined;
  }
  const folder = path.join(`/proc/${holder.pid}/root`, mountPoint);
  const room = path.join(folder, ballast);
  return {
    path: folder,
    fill(leftBytes = 0) {
      rmSync(room, { force: true });
      const { bavail, bsize } = statfsSync(folder);
      const wanted = bavail * bsize - leftBytes;
      writeFileSync(room, Buffer.alloc(Math.max(0, wanted)));
    },
    makeRoom() {
      // Emptied first: a directory on a full disk may not shrink.
      truncateSync(room);
      rmSync(room);
    },
    setReadOnly(isReadOnly) {
      // Both wait for the other end.
      writeFileSync(path.join(own, "asked"), isReadOnly ? "ro\n" : "rw\n");
      const answer = readFileSync(path.join(own, "answered"), "utf8").trim();
      return answer === "0";
    },
    stop,
  };
}

async function saysReady(holder: ChildProcess): Promise<boolean> {
  const said = once(holder, "exit").then(() => false);
  const failed = once(holder, "error").then(() => false);
  const ready = holder.stdout
    ? once(holder.stdout, "data").then(() => true)
    : failed;
  return Promise.race([ready, said, failed]).catch(() => false);
}
