import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { isRecord } from "../../src/core/json.ts";
import type { JsonReport } from "../../src/core/reports/lintReport.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { programsOfSuite } from "../fixtures/programs.ts";

interface Fault {
  readonly file: string | null;
  readonly fault: string;
}

describe("The sample datasets", function () {
  this.timeout(120_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();

  function lint(dataset: string): { code: number | null; report: JsonReport } {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [programs.cli(), "lint", dataset, "--format", "json", "--no-cache"],
      { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
    );
    assert.notEqual(stdout, "", stderr);
    return { code: status, report: JSON.parse(stdout) as JsonReport };
  }

  it("have a good one without a single finding", () => {
    const { code, report } = lint("samples/stellar");
    assert.equal(code, 0);
    assert.deepEqual(report.datasets[0]?.findings, []);
    assert.equal(report.datasets[0].images.length, 12);
  });

  it("have one with everything wrong, and lint names every planted fault", () => {
    const planted = makeFaulty(folder.path());
    assert.ok(planted.length > 15);
    const { code, report } = lint(folder.path());
    assert.equal(code, 1);
    const found = report.datasets[0]?.findings ?? [];
    // Of two equal files either one can carry the finding.
    const isFound = ({ file, fault }: Fault) =>
      found.some(
        (finding) =>
          finding.rule === fault &&
          (finding.file === file ||
            (file !== null && finding.related.includes(file))),
      );
    assert.deepEqual(
      planted.filter((fault) => !isFound(fault)),
      [],
    );
  });
});

function makeFaulty(folder: string): readonly Fault[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["samples/make-faulty.mjs", folder, "--json"],
    { encoding: "utf8" },
  );
  assert.equal(status, 0, stderr);
  const list: unknown = JSON.parse(stdout);
  assert.ok(Array.isArray(list));
  return list.map((each: unknown) => {
    assert.ok(isRecord(each) && typeof each["fault"] === "string");
    const { file, fault } = each;
    return { file: typeof file === "string" ? file : null, fault: fault };
  });
}
