import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { parse } from "junit2json";
import type { Log } from "sarif";
import { ruleCatalog } from "../../src/core/lint/ruleCatalog.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawings } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";

describe("what lint prints for other programs", function () {
  this.timeout(180_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();
  const cache = folderOfTest();
  const broken = "a <b> & ö.jpg";

  beforeEach(async () => {
    mkdirSync(path.join(folder.path(), "brand"));
    for (const { name, content } of await drawings(12)) {
      folder.write(`brand/${name}`, content);
    }
    folder.write(`brand/${broken}`, Buffer.from("no picture"));
    folder.write(
      "brand/style-dataset.json",
      '{\n  "name": "Brand",\n  "model": {\n    "air": "not an air"\n  }\n}\n',
    );
  });

  function lint(...arguments_: string[]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [programs.cli(), "lint", ...arguments_],
      {
        encoding: "utf8",
        cwd: folder.path(),
        env: { ...process.env, XDG_CACHE_HOME: cache.path() },
      },
    );
    return { code: status, stdout, stderr };
  }

  it("SARIF names each rule, and each finding at its file and line", () => {
    const { code, stdout } = lint("brand", "--format", "sarif");
    assert.equal(code, 1);
    const log = JSON.parse(stdout) as Log;
    assert.equal(log.version, "2.1.0");
    const [run] = log.runs;
    assert.deepEqual(
      run?.tool.driver.rules?.map(({ id }) => id),
      ruleCatalog.map(({ id }) => id),
    );
    assert.ok(run);
    for (const rule of run.tool.driver.rules ?? []) {
      assert.ok((rule.fullDescription?.text.length ?? 0) > 40, rule.id);
    }
    const results = run.results ?? [];
    for (const { ruleId, ruleIndex } of results) {
      assert.equal(ruleCatalog[ruleIndex ?? -1]?.id, ruleId);
    }
    const placeOf = (rule: string) => {
      const place = results.find(({ ruleId }) => ruleId === rule)
        ?.locations?.[0]?.physicalLocation;
      return [place?.artifactLocation?.uri, place?.region?.startLine];
    };
    assert.deepEqual(placeOf("format/unrecognised"), [
      "brand/a%20%3Cb%3E%20%26%20%C3%B6.jpg",
      1,
    ]);
    assert.deepEqual(placeOf("model/air-grammar"), [
      "brand/style-dataset.json",
      4,
    ]);
  });

  it("SARIF keeps what is accepted as suppressed, with the reason", () => {
    folder.write(
      "brand/style-dataset.json",
      JSON.stringify({
        accept: [{ rule: "model/air-missing", reason: "not yet" }],
      }),
    );
    const log = JSON.parse(lint("brand", "--format", "sarif").stdout) as Log;
    const accepted = log.runs[0]?.results?.filter(
      ({ suppressions }) => suppressions !== undefined,
    );
    assert.deepEqual(
      accepted?.map(({ ruleId, suppressions }) => [
        ruleId,
        suppressions?.[0]?.justification,
      ]),
      [["model/air-missing", "not yet"]],
    );
  });

  it("JUnit is read by a reader of such reports: a test for each image, failed by errors", async () => {
    const { stdout } = lint("brand", "--format", "junit");
    const report = await parse(stdout);
    assert.ok(report && "testsuite" in report);
    const [suite] = report.testsuite ?? [];
    assert.equal(suite?.testcase?.length, 14);
    const failed = suite.testcase.filter(({ failure }) => failure?.length);
    assert.deepEqual(failed.map(({ name }) => name).sort(), [
      broken,
      "dataset",
    ]);
    assert.equal(suite.failures, 2);
  });

  it("GitHub's annotations stand at files and lines, one line each", () => {
    const lines = lint("brand", "--format", "github").stdout.trim().split("\n");
    for (const line of lines) {
      assert.match(
        line,
        /^::(error|warning|notice) file=[^,]+,line=\d+,title=[\w/-]+::.+$/,
      );
    }
    assert.ok(
      lines.some((line) =>
        line.startsWith(
          "::error file=brand/style-dataset.json,line=4,title=model/air-grammar::",
        ),
      ),
    );
  });

  it("Markdown shows thumbnails, and nothing of a name becomes markup", () => {
    const { stdout } = lint(
      ...["brand", "--format", "markdown"],
      ...["--image-base", "https://example.com/raw/abc"],
    );
    assert.match(
      stdout,
      /<img src="https:\/\/example\.com\/raw\/abc\/brand\/a%20%3Cb%3E%20%26%20%C3%B6\.jpg"/,
    );
    assert.ok(stdout.includes("a \\<b\\> \\& ö.jpg"));
    assert.ok(!stdout.includes("<b>"));
  });

  it("fails for more warnings than allowed, and looks at chosen rules alone", () => {
    const only = ["--rule", "model/private-unset"];
    assert.equal(lint("brand", ...only).code, 0);
    const strict = lint("brand", ...only, "--max-warnings", "0");
    assert.equal(strict.code, 1);
    assert.match(strict.stderr, /1 warning; at most 0 are allowed/);
    assert.equal(lint("brand", ...only, "--max-warnings", "1").code, 0);
    const unknown = lint("brand", "--rule", "model/none");
    assert.deepEqual([unknown.code, unknown.stdout], [2, ""]);
    assert.match(unknown.stderr, /There is no rule model\/none/);
  });

  it("finds the dataset that a changed file belongs to, and no other", () => {
    folder.write("elsewhere.png", Buffer.from("no picture"));
    const { stdout } = lint(
      ...["--changed-files", "brand/picture-00.jpg", "elsewhere.png"],
      ...["brand/style-dataset.json", "--format", "json"],
    );
    const { datasets } = JSON.parse(stdout) as { datasets: unknown[] };
    assert.equal(datasets.length, 1);
    assert.equal(lint("--changed-files", "elsewhere.png").code, 0);
  });
});
