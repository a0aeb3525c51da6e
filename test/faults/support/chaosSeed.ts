import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { arrayIn, isRecord, stringIn } from "../../../src/core/json.ts";
import type { Job } from "../../../src/core/training/job.ts";
import { isFinished } from "../../../src/core/training/job.ts";
import type { TrainingPlan } from "../../../src/core/training/plan.ts";
import { openLatest } from "../../../src/engine/training/journalFiles.ts";
import { openJournal } from "../../../src/engine/training/openJournal.ts";
import type { Chance } from "../../../src/rehearsal/chance.ts";
import { chanceFrom } from "../../../src/rehearsal/chance.ts";
import { randomBehaviour } from "../../../src/rehearsal/mischief.ts";
import type { RunningRehearsal } from "../../../src/rehearsal/server.ts";
import { startRehearsal } from "../../../src/rehearsal/server.ts";
import { planFor } from "../../service/support/trainingFixtures.ts";
import { randomFaults } from "./chaosFaults.ts";
import type { PlantedBug } from "./plantedBugs.ts";

/** What became of one seed; no problem means that it held. */
export interface ChaosResult {
  readonly seed: number;
  readonly problems: readonly string[];
  readonly wishes: number;
  readonly processes: number;
  readonly kills: number;
}

/** A round without a kill that takes longer hangs. */
const roundLimitMs = 45_000;
/** Rounds without kills; refused submissions are the user's to repeat. */
const quietRounds = 12;

/**
 * Trainings somebody wants, against a service with faults, from processes that
 * are killed and started again until each has its model. Wanted once, each is
 * to be at the service exactly once, and the journal is to know its end.
 *
 * @param program the bundled `chaosProcess.ts`.
 */
export async function runChaosSeed(options: {
  readonly seed: number;
  readonly folder: string;
  readonly program: string;
  readonly zip: TrainingPlan["zip"];
  readonly plant?: PlantedBug;
}): Promise<ChaosResult> {
  const { seed, folder, program, zip, plant } = options;
  const chance = chanceFrom(seed);
  const journalFile = path.join(folder, `trainings-${seed}.jsonl`);
  const startMs = Date.now();
  const start = (again: { readonly apiKey?: string; readonly port?: number }) =>
    startRehearsal({
      // Two hours take a third of a second.
      speed: 20_000,
      seed,
      stateDirectory: path.join(folder, `state-${seed}`),
      switches: behaviour,
      ...again,
    });
  const behaviour = randomBehaviour(chance);
  let service = await start({});
  const airs = Array.from(
    { length: chance.between(1, 2) },
    (_, index) => `rehearsal:chaos-${seed}@${index + 1}`,
  );
  const problems: string[] = [];
  const noisyRounds = chance.between(1, 5);
  let processes = 0;
  let kills = 0;
  try {
    for (let round = 0; round < noisyRounds + quietRounds; round += 1) {
      const isNoisy = round < noisyRounds;
      const jobs = await jobsIn(journalFile);
      const taken = await takenBy(service);
      problems.push(...contradictions(jobs, taken));
      const missing = airs.filter((air) => isWanted(air, jobs));
      const isOver = missing.length === 0 && jobs.every(isFinished);
      if (problems.length > 0 || isOver) break;
      if (isNoisy && round > 0 && chance.isHit(0.25)) {
        const { apiKey, origin } = service;
        await service.stop();
        service = await start({ apiKey, port: Number(new URL(origin).port) });
      }
      const faults = isNoisy ? randomFaults(chance) : [];
      await fetch(`${service.origin}/__sim/switches`, {
        method: "POST",
        body: JSON.stringify({ faults }),
      });
      const death = isNoisy ? randomDeath(chance) : {};
      const plans = missing.map((air) => {
        const plan = planFor({ kind: "rehearsal", endpoint: service.url }, zip);
        return { ...plan, model: { ...plan.model, air } };
      });
      const argument = {
        journalFile,
        endpoint: service.url,
        apiKey: service.apiKey,
        startMs,
        plans,
        diesAtStep: death.atStep,
        plant,
      };
      processes += 1;
      const end = await run(program, JSON.stringify(argument), death.afterMs);
      if (end === "killed") {
        kills += 1;
        // A line cut short by the death of its writer.
        if (chance.isHit(0.3)) await leaveHalfLine(journalFile);
      } else if (end !== "ended") {
        problems.push(`round ${round}: ${end}`);
      }
    }
    const jobs = await jobsIn(journalFile);
    problems.push(
      ...contradictions(jobs, await takenBy(service)),
      ...unfulfilled(airs, jobs, await takenBy(service)),
    );
  } finally {
    await service.stop();
  }
  return {
    seed,
    problems: [...new Set(problems)],
    wishes: airs.length,
    processes,
    kills,
  };
}

/** At a boundary of its work, or at any moment. */
function randomDeath({ isHit, between }: Chance): {
  readonly atStep?: number;
  readonly afterMs?: number;
} {
  return isHit(0.6)
    ? { atStep: between(1, 30) }
    : { afterMs: between(60, 900) };
}

/** Ends by itself, is killed, or says what else happened to it. */
async function run(
  program: string,
  argument: string,
  killAfterMs: number | undefined,
): Promise<string> {
  const child = spawn(process.execPath, [program, argument], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const late = new AbortController();
  const timer = setTimeout(() => {
    if (killAfterMs === undefined) late.abort();
    child.kill("SIGKILL");
  }, killAfterMs ?? roundLimitMs);
  const [code, signal] = (await once(child, "exit")) as [number | null, string];
  clearTimeout(timer);
  if (late.signal.aborted)
    return `still not done after ${roundLimitMs / 1000} s`;
  if (signal === "SIGKILL") return "killed";
  return code === 0 ? "ended" : `ended with ${String(code)}: ${said}`;
}

async function leaveHalfLine(journalFile: string): Promise<void> {
  const { handle } = await openLatest(journalFile);
  await handle.write('{"taskUUID":"');
  await handle.close();
}

async function jobsIn(journalFile: string): Promise<readonly Job[]> {
  const journal = await openJournal(journalFile, { now: Date.now });
  await journal.close();
  return [...journal.jobs().values()];
}

/** A wish is open until something may have been sent for it. */
function isWanted(air: string, jobs: readonly Job[]): boolean {
  return jobs
    .filter(({ plan }) => plan.model.air === air)
    .every(({ state }) => state === "failed");
}

interface Taken {
  readonly taskUUID: string;
  readonly air: string;
}

async function takenBy({ origin }: RunningRehearsal): Promise<Taken[]> {
  const log: unknown = await (await fetch(`${origin}/__sim/log`)).json();
  return (isRecord(log) ? arrayIn(log, "trainings") : [])
    .filter(isRecord)
    .map((training) => ({
      taskUUID: stringIn(training, "taskUUID") ?? "",
      air: stringIn(training, "air") ?? "",
    }));
}

/** What must hold at any time. */
function contradictions(
  jobs: readonly Job[],
  taken: readonly Taken[],
): string[] {
  const known = new Map(jobs.map((job) => [job.taskUUID, job]));
  return taken.flatMap(({ taskUUID, air }) => {
    const job = known.get(taskUUID);
    if (!job) return [`${air}: the journal doesn't know ${taskUUID}`];
    if (job.state === "planned" || job.state === "hosting") {
      return [`${air}: sent, but ${job.state} in the journal`];
    }
    return job.state === "failed"
      ? [`${air}: taken, but failed here: ${job.failure.message}`]
      : [];
  });
}

function unfulfilled(
  airs: readonly string[],
  jobs: readonly Job[],
  taken: readonly Taken[],
): string[] {
  return airs.flatMap((air) => {
    const count = taken.filter((training) => training.air === air).length;
    const ended = jobs.filter(
      ({ plan, state }) => plan.model.air === air && state === "succeeded",
    ).length;
    return [
      ...(count === 1 ? [] : [`${air}: ${count} times at the service`]),
      ...(ended === 1 ? [] : [`${air}: ended ${ended} times in the journal`]),
    ];
  });
}
