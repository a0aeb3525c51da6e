import path from "node:path";
import * as esbuild from "esbuild";
import {
  inTemporaryFolder,
  writeZip,
} from "../../service/support/trainingFixtures.ts";
import type { ChaosResult } from "./chaosSeed.ts";
import { runChaosSeed } from "./chaosSeed.ts";
import type { PlantedBug } from "./plantedBugs.ts";

/** Mostly they wait, so some run at the same time. */
const atOnce = 3;

/** Runs seeds, with a mistake planted if one is named; resolves with what became of each, in the order they ended. */
export function runChaos(
  seeds: readonly number[],
  onResult: (result: ChaosResult) => void = () => undefined,
  plant?: PlantedBug,
): Promise<readonly ChaosResult[]> {
  return inTemporaryFolder(async (folder) => {
    const program = path.join(folder, "process.cjs");
    await esbuild.build({
      entryPoints: ["test/faults/support/chaosProcess.ts"],
      bundle: true,
      platform: "node",
      format: "cjs",
      outfile: program,
      logLevel: "warning",
    });
    const zip = await writeZip(path.join(folder, "a.zip"));
    const results: ChaosResult[] = [];
    const waiting = seeds.values();
    const runSome = async () => {
      for (const seed of waiting) {
        const result = await runChaosSeed({
          ...{ seed, folder, program, zip },
          ...(plant && { plant }),
        });
        results.push(result);
        onResult(result);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, runSome));
    return results;
  });
}
