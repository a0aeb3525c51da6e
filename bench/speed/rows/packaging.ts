import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { median } from "../median.ts";
import type { Row } from "../row.ts";
import { atMost, unmeasured } from "../row.ts";
import type { Measured } from "../runMeasured.ts";
import { runMeasured } from "../runMeasured.ts";

/**
 * Packs a folder in the terminal, its facts being known, and reads the ZIP
 * back; against copying the bytes with their CRC, and against `zip -0`.
 */
export async function packaging(
  folder: string,
  scratch: string,
  size: string,
  rounds: number,
): Promise<{ readonly rows: readonly Row[]; readonly peakMB: number }> {
  const cli = path.resolve("dist/cli.js");
  const environment = { XDG_CACHE_HOME: path.join(scratch, "cache") };
  Object.assign(process.env, environment);
  const files = () =>
    fs.readdirSync(folder).map((name) => path.join(folder, name));
  const out = path.join(scratch, "out.zip");
  const hasZip = spawnSync("zip", ["-v"]).status === 0;
  const programs: Readonly<Record<string, () => Promise<Measured>>> = {
    idle: () => runMeasured(process.execPath, [cli, "lint", folder], [0, 1]),
    pack: () =>
      runMeasured(process.execPath, [
        cli,
        "package",
        "--force",
        "--out",
        out,
        folder,
      ]),
    copy: () =>
      runMeasured(process.execPath, [
        path.resolve("bench/speed/peers/copyWithCrc.mjs"),
        folder,
        out,
      ]),
    ...(hasZip && {
      zip: () => runMeasured("zip", ["-0", "-q", "-j", out, ...files()]),
    }),
  };
  // Facts of every image: they are known by the time one packs.
  await programs["idle"]?.();
  const runs: Record<string, Measured[]> = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(programs)) {
      fs.rmSync(out, { force: true });
      (runs[name] ??= []).push(await run());
    }
  }
  fs.rmSync(out, { force: true });
  const wall = (name: string) =>
    median((runs[name] ?? []).map(({ wallMs }) => wallMs));
  const peak = (name: string) =>
    median((runs[name] ?? []).map(({ peakMB }) => peakMB));
  // Starting the program and reading the folder is no part of packing.
  const packing = wall("pack") - wall("idle");
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  const what = `packing 50 files, ${size}, read back`;
  return {
    peakMB: peak("pack") - peak("idle"),
    rows: [
      atMost(
        `${what}, against copying them with CRC`,
        packing / wall("copy"),
        "×",
        { must: 8, goal: 2 },
        `${seconds(packing)} / ${seconds(wall("copy"))}`,
      ),
      hasZip
        ? atMost(
            `${what}, against \`zip -0\``,
            packing / wall("zip"),
            "×",
            { must: 1.5, goal: 1 / 2.5 },
            seconds(wall("zip")),
          )
        : unmeasured(`${what}, against \`zip -0\``, "there is no zip here"),
    ],
  };
}
