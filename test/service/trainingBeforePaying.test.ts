import assert from "node:assert/strict";
import type { Version } from "../../src/core/dataset/lock.ts";
import { emptyLock } from "../../src/core/dataset/lock.ts";
import type { Job } from "../../src/core/training/job.ts";
import { applyEvent } from "../../src/core/training/applyEvent.ts";
import type { TrainingPlan } from "../../src/core/training/plan.ts";
import { connect } from "../../src/engine/service/connect.ts";
import { checkAir } from "../../src/engine/training/checkAir.ts";
import { checkBeforePaying } from "../../src/engine/training/checkBeforePaying.ts";
import type { RunningRehearsal } from "../../src/rehearsal/server.ts";
import { startRehearsal } from "../../src/rehearsal/server.ts";
import type { ScriptedServer } from "./support/scriptedServer.ts";
import { startScriptedServer } from "./support/scriptedServer.ts";
import { planFor } from "./support/trainingFixtures.ts";

const zip = { file: "/datasets/a.zip", bytes: 1000, sha256: "ab".repeat(32) };
const never = new AbortController().signal;

describe("Before a training is paid for", () => {
  let rehearsal: RunningRehearsal | undefined;
  let server: ScriptedServer | undefined;

  afterEach(async () => {
    await rehearsal?.stop();
    await server?.stop();
    rehearsal = undefined;
    server = undefined;
  });

  async function rehearsed(switches: unknown = {}) {
    rehearsal = await startRehearsal({ port: 0, speed: 100_000, switches });
    const { url, apiKey, origin } = rehearsal;
    return {
      origin,
      client: connect({ endpoint: url, apiKey }),
      plan: planFor({ kind: "rehearsal", endpoint: url }, zip),
    };
  }

  async function scripted(json: (search: string) => unknown) {
    const asked: string[] = [];
    server = await startScriptedServer(({ tasks }) => {
      const search = String(tasks[0]?.["search"]);
      asked.push(search);
      const answer = json(search);
      return {
        json: {
          data: [
            {
              taskType: "modelSearch",
              taskUUID: tasks[0]?.["taskUUID"],
              results: answer,
            },
          ],
        },
      };
    });
    return {
      asked,
      client: connect({ endpoint: server.url, apiKey: "key" }),
      plan: planFor({ kind: "runware", endpoint: server.url }, zip),
    };
  }

  it("tells balance and price, and makes nothing", async () => {
    const { client, plan, origin } = await rehearsed({ balance: "object" });
    const check = await checkBeforePaying({ client, plan });
    assert.equal(check.account.kind, "known");
    assert.equal(typeof check.account.value.balance, "number");
    assert.equal(check.price.kind, "known", JSON.stringify(check.price));
    assert.equal(typeof check.price.value.costUSD, "number");
    const log: unknown = await (await fetch(`${origin}/__sim/log`)).json();
    assert.equal((log as { trainingsCreated: number }).trainingsCreated, 0);
  });

  it("says why a trial was refused, such as for a trainer that is only announced", async () => {
    const { client, plan } = await rehearsed({ modelStatus: "comingSoon" });
    const { price } = await checkBeforePaying({ client, plan });
    assert.equal(price.kind, "unknown");
    assert.equal(price.failure.code, "modelNotReady");
  });

  it("can do without balance and price, but not with a wrong key", async () => {
    server = await startScriptedServer(() => ({ status: 403, text: "" }));
    const check = await checkBeforePaying({
      client: connect({ endpoint: server.url, apiKey: "key" }),
      plan: planFor({ kind: "runware", endpoint: server.url }, zip),
    });
    assert.equal(check.account.kind, "unknown");
    assert.equal(check.price.kind, "unknown");
    const { plan } = await rehearsed();
    const wrong = connect({
      endpoint: plan.service.endpoint,
      apiKey: "wrong",
    });
    const wrongKey = checkBeforePaying({ client: wrong, plan });
    await assert.rejects(wrongKey, { category: "key" });
  });

  it("doesn't go on towards a service that can't be reached", async () => {
    const { client, plan } = await rehearsed();
    await rehearsal?.stop();
    rehearsal = undefined;
    await assert.rejects(checkBeforePaying({ client, plan }), {
      category: "offline",
    });
  }).timeout(30_000);

  it("finds an AIR free that nobody uses", async () => {
    const { client, plan } = await rehearsed();
    const check = await checkAir(
      { ...plan, lock: emptyLock, jobs: [] },
      client,
      never,
    );
    assert.deepEqual(check, { kind: "free" });
  });

  it("refuses the AIR of an earlier version, and proposes the next with its version", async () => {
    const { client, plan } = await scripted(() => []);
    const lock = { ...emptyLock, versions: [trained(plan)] };
    const check = await checkAir({ ...plan, lock, jobs: [] }, client, never);
    assert.deepEqual(check, {
      kind: "taken",
      by: "version",
      next: { air: "rehearsal:stellar@2", version: "2.0.0" },
    });
  });

  it("lets an AIR be used again whose training failed, or was only rehearsed", async () => {
    const { client, plan } = await scripted(() => []);
    const lock = {
      ...emptyLock,
      versions: [
        trained(plan, { outcome: "failed" }),
        trained(plan, { rehearsal: true }),
      ],
    };
    const check = await checkAir({ ...plan, lock, jobs: [] }, client, never);
    assert.deepEqual(check, { kind: "free" });
  });

  it("refuses the AIR of a training under way, of whichever dataset", async () => {
    const { client, plan } = await scripted(() => []);
    const other = { ...plan, dataset: { folder: "/elsewhere", name: "Moon" } };
    const check = await checkAir(
      { ...plan, lock: emptyLock, jobs: [jobOf(other)] },
      client,
      never,
    );
    assert.equal(check.kind, "taken");
    assert.equal(check.by, "training");
    assert.equal(check.next.air, "rehearsal:stellar@2");
  });

  it("refuses an AIR of the account, and proposes one that is free there too", async () => {
    const { client, plan, asked } = await scripted((search) =>
      /@[12]$/.test(search) ? [{ air: search }, { air: `${search}0` }] : [],
    );
    const check = await checkAir(
      { ...plan, lock: emptyLock, jobs: [] },
      client,
      never,
    );
    assert.equal(check.kind, "taken");
    assert.equal(check.by, "account");
    assert.equal(check.next.air, "rehearsal:stellar@3");
    assert.deepEqual(
      asked,
      [1, 2, 3].map((version) => `rehearsal:stellar@${version}`),
    );
  });

  it("isn't misled by models whose AIR only begins alike", async () => {
    const { client, plan } = await scripted((search) => [
      { air: `${search}2` },
    ]);
    const check = await checkAir(
      { ...plan, lock: emptyLock, jobs: [] },
      client,
      never,
    );
    assert.deepEqual(check, { kind: "free" });
  });

  it("says that it can't be told when the service refuses to search", async () => {
    server = await startScriptedServer(() => ({ status: 403, text: "" }));
    const plan = planFor({ kind: "runware", endpoint: server.url }, zip);
    const client = connect({ endpoint: server.url, apiKey: "key" });
    const check = await checkAir(
      { ...plan, lock: emptyLock, jobs: [] },
      client,
      never,
    );
    assert.equal(check.kind, "untold");
    assert.equal(check.failure.category, "forbidden");
  });
});

function trained(
  plan: TrainingPlan,
  about: Partial<NonNullable<Version["training"]>> = {},
): Version {
  const at = "2026-01-01T00:00:00Z";
  return {
    air: plan.model.air,
    packagedAt: at,
    zip: { ...zip, file: "a.zip" },
    images: [],
    training: { taskUUID: "t", submittedAt: at, ...about },
  };
}

function jobOf(plan: TrainingPlan): Job {
  const job = applyEvent(undefined, {
    taskUUID: plan.taskUUID,
    at: 0,
    kind: "planned",
    plan,
    processId: 1,
  });
  assert.ok(job);
  return job;
}
