import { parseArgs } from "node:util";
import { runChaos } from "./chaosRun.ts";
import { plantedBugs } from "./plantedBugs.ts";

/**
 * `--seeds 500 --from 1`: prints each seed that fails; exits with 1 then.
 * `--plant fresh-uuid`: with that mistake, which has to be found.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "50" },
      from: { type: "string", default: "1" },
      plant: { type: "string" },
    },
  });
  const first = Number(values.from);
  const count = Number(values.seeds);
  const plant = plantedBugs.find((each) => each === values.plant);
  if (values.plant !== undefined && !plant) {
    throw new Error(`--plant takes ${plantedBugs.join(" or ")}`);
  }
  const startMs = Date.now();
  let done = 0;
  const results = await runChaos(
    Array.from({ length: count }, (_, index) => first + index),
    ({ seed, problems }) => {
      for (const problem of problems) console.log(`seed ${seed}: ${problem}`);
      done += 1;
      if (done % 25 === 0) console.log(`${done} of ${count} seeds`);
    },
    plant,
  );
  const sum = (of: "wishes" | "processes" | "kills") =>
    results.reduce((total, result) => total + result[of], 0);
  const failed = results.filter(({ problems }) => problems.length > 0);
  const seconds = Math.round((Date.now() - startMs) / 1000);
  console.log(
    `${count} seeds, ${sum("wishes")} trainings, ${sum("processes")} processes of which ${sum("kills")} were killed, ${seconds} s`,
  );
  console.log(
    failed.length === 0
      ? "0 lost, 0 doubled"
      : `failing seeds: ${failed.map(({ seed }) => seed).join(" ")}`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}

void main();
