import type { JobEvent, JobHappening } from "../../../src/core/training/job.ts";
import type { Job } from "../../../src/core/training/job.ts";
import { applyEvent } from "../../../src/core/training/applyEvent.ts";
import type { TrainingPlan } from "../../../src/core/training/plan.ts";
import { trainingTask } from "../../../src/core/training/plan.ts";

/** A plan as a user would confirm it. */
export const plan: TrainingPlan = {
  taskUUID: "0f6b5c1e-2d53-4d0f-9f3a-6b1f2c9d7e10",
  service: { kind: "runware", endpoint: "https://service.example/v1" },
  dataset: { folder: "/datasets/stellar", name: "Stellar" },
  model: { air: "acme:stellar@2", name: "Stellar", private: true },
  zip: { file: "/datasets/stellar.zip", bytes: 1000, sha256: "ab".repeat(32) },
  hosting: { kind: "runware" },
};

export const body = trainingTask(plan, "https://files.example/stellar.zip");

export const failure = { category: "server", message: "HTTP 500" } as const;

/** Time zero of the jobs below. */
export const startMs = 1_700_000_000_000;

export const minute = 60_000;

export function event(happening: JobHappening, afterMs = 0): JobEvent {
  return { taskUUID: plan.taskUUID, at: startMs + afterMs, ...happening };
}

/** Events up to the moment before the POST. */
export const sending: readonly JobHappening[] = [
  { kind: "planned", plan, processId: 1 },
  { kind: "hosting" },
  { kind: "hosted", dataset: body.inputs.dataset },
  { kind: "submitting", body },
];

export const accepted: readonly JobHappening[] = [
  ...sending,
  { kind: "accepted", how: "acknowledged" },
];

/** The job after events, each with the milliseconds after the start. */
export function jobAfter(
  ...events: readonly (JobHappening | readonly [JobHappening, number])[]
): Job {
  let job: Job | undefined;
  for (const each of events) {
    job = applyEvent(
      job,
      "kind" in each ? event(each) : event(each[0], each[1]),
    );
  }
  if (!job) throw new Error("No job was planned.");
  return job;
}
