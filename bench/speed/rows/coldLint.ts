import { spawnSync } from "node:child_process";
import path from "node:path";
import { median } from "../median.ts";
import type { Row } from "../row.ts";
import { atMost, unmeasured } from "../row.ts";
import type { Timed } from "../runMeasured.ts";
import { runTimed } from "../runMeasured.ts";

const rounds = 5;

/** A whole lint in the terminal without any cache, against other programs on the same images. */
export async function coldLint(folder: string): Promise<readonly Row[]> {
  const python = pythonWithPillow();
  const programs: Readonly<Record<string, () => Promise<Timed>>> = {
    lint: () =>
      runTimed(
        process.execPath,
        [path.resolve("dist/cli.js"), "lint", "--no-cache", folder],
        [0, 1],
      ),
    decode: () =>
      runTimed(process.execPath, [
        path.resolve("bench/speed/peers/decode.mjs"),
        folder,
      ]),
    ...(python !== undefined && {
      one: () => runTimed(python, [pillow, folder, "1"]),
      two: () => runTimed(python, [pillow, folder, "2"]),
    }),
  };
  const runs: Record<string, Timed[]> = {};
  // By turns: what slows the machine down for a while slows all of them.
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(programs)) {
      (runs[name] ??= []).push(await run());
    }
  }
  const wall = (name: string) =>
    median((runs[name] ?? []).map(({ wallMs }) => wallMs));
  const cpu = (name: string) =>
    median((runs[name] ?? []).map(({ cpuMs }) => cpuMs));
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  return [
    atMost(
      "cold lint of 50 images (2048²), wall, against decoding them to 256 px",
      wall("lint") / wall("decode"),
      "×",
      { must: 2.5, goal: 1.6 },
      `${seconds(wall("lint"))} / ${seconds(wall("decode"))}`,
    ),
    atMost(
      "the same, CPU",
      cpu("lint") / cpu("decode"),
      "×",
      { must: 2.5, goal: 1.6 },
      `${seconds(cpu("lint"))} / ${seconds(cpu("decode"))}`,
    ),
    ...(python === undefined
      ? [unmeasured("the same, against Pillow", "python3 has no Pillow here")]
      : [
          atMost(
            "the same, wall, against Pillow in one process",
            wall("lint") / wall("one"),
            "×",
            { must: 1, goal: 1 / 1.7 },
            seconds(wall("one")),
          ),
          atMost(
            "the same, wall, against Pillow in two processes",
            wall("lint") / wall("two"),
            "×",
            { must: 1.3, goal: 1 },
            seconds(wall("two")),
          ),
        ]),
  ];
}

const pillow = path.resolve("bench/speed/peers/pillow.py");

function pythonWithPillow(): string | undefined {
  return ["python3", "/usr/bin/python3"].find(
    (program) => spawnSync(program, ["-c", "import PIL"]).status === 0,
  );
}
