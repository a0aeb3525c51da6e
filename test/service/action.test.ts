import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { isRecord, stringIn } from "../../src/core/json.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawings } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";

interface Step {
  readonly id?: string;
  readonly name: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const action = parse(readFileSync("action.yml", "utf8")) as Action;

/** Runs the Action's own shell lines, step by step, as GitHub runs them. */
describe("the GitHub Action", function () {
  this.timeout(180_000);
  const programs = programsOfSuite();
  const repository = folderOfTest();
  const runner = folderOfTest();

  before(function () {
    if (process.platform === "win32") this.skip();
  });
  beforeEach(async () => {
    mkdirSync(path.join(repository.path(), "brand"));
    for (const { name, content } of await drawings(12)) {
      repository.write(`brand/${name}`, content);
    }
    repository.write("brand/style-dataset.json", '{"name": "Brand"}');
  });

  function runAction(inputs: Readonly<Record<string, string>>) {
    const file = (name: string) => path.join(runner.path(), name);
    for (const name of ["output", "summary"]) writeFileSync(file(name), "");
    const known = new Map<string, string>([
      ["github.server_url", "https://github.com"],
      ["github.repository", "org/brand"],
      ["github.sha", "abc123"],
    ]);
    for (const [name, { default: usual = "" }] of Object.entries(
      action.inputs,
    )) {
      known.set(`inputs.${name}`, inputs[name] ?? usual);
    }
    known.set("inputs.program", `${process.execPath} ${programs.cli()}`);
    const filled = (text: string) =>
      text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => {
        const value = known.get(name);
        assert.ok(value !== undefined, name);
        return value;
      });
    let stdout = "";
    for (const step of action.runs.steps) {
      if (step.run === undefined) continue;
      // What a user gives must not become a part of the script.
      assert.ok(!step.run.includes("${{"), step.name);
      const script = file("script.sh");
      writeFileSync(script, step.run);
      const env = Object.entries(step.env ?? {}).map(
        ([name, value]) => [name, filled(value)] as const,
      );
      const result = spawnSync(
        "bash",
        ["--noprofile", "--norc", "-eo", "pipefail", script],
        {
          encoding: "utf8",
          cwd: repository.path(),
          env: {
            PATH: process.env["PATH"],
            XDG_CACHE_HOME: file("cache"),
            RUNNER_TEMP: runner.path(),
            GITHUB_OUTPUT: file("output"),
            GITHUB_STEP_SUMMARY: file("summary"),
            ...Object.fromEntries(env),
          },
        },
      );
      stdout += result.stdout;
      for (const line of readFileSync(file("output"), "utf8").split("\n")) {
        const [name = "", ...value] = line.split("=");
        known.set(`steps.${step.id ?? ""}.outputs.${name}`, value.join("="));
      }
      if (result.status !== 0) {
        return { code: result.status, stdout, stderr: result.stderr, file };
      }
    }
    return { code: 0, stdout, stderr: "", file };
  }

  it("passes a dataset without errors, with annotations, SARIF and a summary", () => {
    const { code, stdout, stderr, file } = runAction({ datasets: "brand\n" });
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^::(warning|notice) file=brand\//m);
    const sarif: unknown = JSON.parse(
      readFileSync(file("style-trainer.sarif"), "utf8"),
    );
    assert.ok(isRecord(sarif));
    assert.equal(stringIn(sarif, "version"), "2.1.0");
    const summary = readFileSync(file("summary"), "utf8");
    assert.match(summary, /^## brand/);
  });

  it("fails for errors after everything was reported, thumbnails too", () => {
    repository.write("brand/damaged one.png", Buffer.from("no picture"));
    const { code, stdout, file } = runAction({ datasets: "brand" });
    assert.equal(code, 1);
    assert.match(stdout, /^::error file=brand\/damaged one\.png/m);
    const summary = readFileSync(file("summary"), "utf8");
    assert.ok(
      summary.includes(
        'src="https://github.com/org/brand/raw/abc123/brand/damaged%20one.png"',
      ),
    );
  });

  it("fails for more warnings than allowed, of the rules that were asked for", () => {
    const datasets = "brand";
    const rules = "model/private-unset\n";
    assert.equal(runAction({ datasets, rules }).code, 0);
    const strict = runAction({ datasets, rules, "max-warnings": "0" });
    assert.equal(strict.code, 1);
  });

  it("says when it can't run at all", () => {
    const { code, stderr } = runAction({ datasets: "missing" });
    assert.equal(code, 2);
    assert.match(stderr, /missing doesn't exist/);
  });

  it("runs nothing that a dataset's name says", () => {
    const { code, file } = runAction({ datasets: "$(touch owned); brand" });
    assert.equal(code, 2);
    assert.throws(() => readFileSync(path.join(file(""), "owned")));
    assert.throws(() => readFileSync(path.join(repository.path(), "owned")));
  });
});
