import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Row } from "../row.ts";
import { atMost } from "../row.ts";

const megabytes = 1500;

/** What the program prints, bench/hosting/run.mjs. */
interface Hosted {
  readonly way: "floor" | "inline" | "s3" | "url";
  readonly idleMB: number;
  readonly peakMB: number;
}

const names: Readonly<Record<Hosted["way"], string | undefined>> = {
  floor: undefined,
  inline: "inline",
  s3: "S3",
  url: "own address",
};

/** Memory while a package far beyond what the service stores itself is brought to where it is read, in each of the ways. */
export async function uploading(): Promise<Row> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    "bench/hosting/run.mjs",
    "--json",
    ...["--megabytes", String(megabytes)],
  ]);
  const ways = (JSON.parse(stdout) as Hosted[]).flatMap(
    ({ way, idleMB, peakMB }) => {
      const name = names[way];
      return name === undefined ? [] : [{ name, above: peakMB - idleMB }];
    },
  );
  return atMost(
    "memory above idle, uploading 1.5 GB",
    Math.max(...ways.map(({ above }) => above)),
    "MB",
    { must: 120, goal: 60 },
    ways.map(({ name, above }) => `${name} ${above.toFixed(0)}`).join(", "),
  );
}
