import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import * as vscode from "vscode";
import { allTools } from "../../src/host/agents/allTools.ts";
import type { ToolDeps } from "../../src/host/agents/tool.ts";
import { until } from "./support/until.ts";
import { inWorkspace, ourProblems } from "./support/workspace.ts";

interface DeclaredTool {
  readonly name: string;
  readonly tags: readonly string[];
}

/** Nothing of it is needed to say what would be asked. */
const deps = Object.create(null) as ToolDeps;

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly contributes: {
    readonly languageModelTools: readonly DeclaredTool[];
  };
};
const declared = manifest.contributes.languageModelTools;

async function ask(name: string, input: object = {}): Promise<unknown> {
  const { content } = await vscode.lm.invokeTool(`styleTrainer_${name}`, {
    toolInvocationToken: undefined,
    input,
  });
  const [part] = content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return JSON.parse(part.value);
}

describe("Language-model tools", () => {
  const stellar = inWorkspace("stellar");
  before(async () => {
    await until(
      "the faulty dataset to be linted",
      () => ourProblems(inWorkspace("faulty", "style-dataset.json")).length > 0,
    );
  });
  after(async () => {
    for (const made of [
      "style-dataset.lock.json",
      ".style-trainer",
      ".gitattributes",
    ]) {
      await rm(vscode.Uri.joinPath(stellar, made).fsPath, {
        recursive: true,
        force: true,
      });
    }
  });

  it("are offered, each with a schema of what it takes", () => {
    const offered = new Map(vscode.lm.tools.map((tool) => [tool.name, tool]));
    for (const { name } of declared) {
      assert.ok(offered.get(name)?.inputSchema, name);
    }
  });

  it("lint a dataset, named or by its folder", async () => {
    const report = (await ask("lint", { dataset: "faulty" })) as {
      datasets: { folder: string; findings: { rule: string }[] }[];
    };
    assert.deepEqual(
      report.datasets.map(({ folder }) => folder),
      ["faulty"],
    );
    const rules = report.datasets[0]?.findings.map(({ rule }) => rule);
    assert.ok(rules?.includes("format/truncated"), rules?.join());
  });

  it("say which datasets there are when it isn't clear which is meant", async () => {
    await assert.rejects(ask("lint"), /Say which dataset: .*\(stellar\)/);
    await assert.rejects(
      ask("lint", { dataset: "nowhere" }),
      /no one dataset nowhere/,
    );
  });

  it("explain a finding in the documentation's words", async () => {
    const answer = (await ask("explainFinding", {
      rule: "count/too-few",
    })) as { title: string; explanation: string };
    assert.ok(answer.title.length > 0);
    assert.ok(answer.explanation.length > 50);
    await assert.rejects(
      ask("explainFinding", { rule: "count/nothing" }),
      /There is no rule count\/nothing/,
    );
  });

  it("plan a package without writing one", async () => {
    const plan = (await ask("packagePlan", { dataset: "stellar" })) as {
      ready: boolean;
      images: { file: string; sha256: string }[];
    };
    assert.equal(plan.images.length, 12);
    assert.ok(plan.images.every(({ sha256 }) => /^[\da-f]{64}$/.test(sha256)));
    const made = await vscode.workspace.findFiles("stellar/*.lock.json");
    assert.deepEqual(made, []);
  });

  it("tell how trainings stand, and of none where there are none", async () => {
    assert.deepEqual(await ask("trainingStatus"), []);
  });

  it("compare a version with the folder as it is", async () => {
    await assert.rejects(
      ask("compareVersions", { dataset: "stellar" }),
      /has no versions yet/,
    );
    // It ends when its message is answered, which nobody does here.
    void vscode.commands.executeCommand("styleTrainer.packageDataset", stellar);
    await until(
      "the package",
      async () =>
        (await vscode.workspace.findFiles("stellar/*.lock.json")).length > 0,
    );
    const answer = (await ask("compareVersions", { dataset: "stellar" })) as {
      difference: { images: { unchanged: number; added: unknown[] } };
      models: unknown;
    };
    assert.equal(answer.difference.images.unchanged, 12);
    assert.deepEqual(answer.difference.images.added, []);
    assert.equal(answer.models, null);
  });

  it("that cost money ask before they begin, and only those", () => {
    const tools = allTools(deps);
    assert.deepEqual(
      Object.keys(tools),
      declared.map(({ name }) => name),
    );
    for (const { name, tags } of declared) {
      const asked = tools[name]?.confirmation?.({
        dataset: "Stellar",
      });
      assert.equal(asked !== undefined, tags.includes("paid"), name);
      if (!asked) continue;
      const { message } = asked;
      assert.match(
        typeof message === "string" ? message : message.value,
        /Stellar costs? money.*nothing is sent before you confirm/,
      );
    }
  });
});
