import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import type { Log } from "sarif";
import { isRecord } from "../../src/core/json.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { programsOfSuite } from "../fixtures/programs.ts";

const schemaFile = "test/fixtures/sarif/sarif-2.1.0-rtm.5.json";

describe("the SARIF of a dataset with everything wrong", function () {
  this.timeout(120_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();
  const cache = folderOfTest();
  const errorsOf = validator();

  function lint(format: string): string {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [programs.cli(), "lint", folder.path(), "--format", format],
      {
        encoding: "utf8",
        env: { ...process.env, XDG_CACHE_HOME: cache.path() },
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    assert.notEqual(stdout, "", stderr);
    return stdout;
  }

  beforeEach(() => {
    execFileSync(process.execPath, ["samples/make-faulty.mjs", folder.path()]);
    const manifest = path.join(folder.path(), "style-dataset.json");
    const before: unknown = JSON.parse(readFileSync(manifest, "utf8"));
    assert.ok(isRecord(before) && Array.isArray(before["accept"]));
    const accept: readonly unknown[] = [
      ...(before["accept"] as readonly unknown[]),
      { rule: "size/small", file: "tiny.png", reason: "a thumbnail" },
    ];
    writeFileSync(manifest, JSON.stringify({ ...before, accept }));
  });

  it("has every finding, and is what the standard's schema allows", () => {
    const report = JSON.parse(lint("json")) as {
      readonly datasets: readonly {
        readonly findings: readonly unknown[];
      }[];
    };
    const log = JSON.parse(lint("sarif")) as Log;
    assert.deepEqual(errorsOf(log), []);
    const [linted] = report.datasets;
    const results = log.runs[0]?.results ?? [];
    assert.ok(linted && linted.findings.length > 20);
    const accepted = results.filter(
      ({ suppressions }) => suppressions !== undefined,
    );
    assert.deepEqual(
      accepted.map(({ ruleId }) => ruleId),
      ["size/small"],
    );
    assert.equal(results.length, linted.findings.length + accepted.length);
  });

  it("wouldn't be, if a result had no message or a level of its own", () => {
    const log = JSON.parse(lint("sarif")) as Log;
    const [result] = log.runs[0]?.results ?? [];
    assert.ok(result);
    Object.assign(result, { level: "information" });
    Object.assign(result.locations?.[0]?.physicalLocation ?? {}, {
      artifactLocation: { uri: "a picture.png" },
    });
    Reflect.deleteProperty(result, "message");
    const place = "/runs/0/results/0";
    assert.deepEqual(errorsOf(log).toSorted(), [
      `${place} must have required property 'message'`,
      `${place}/level must be equal to one of the allowed values`,
      `${place}/locations/0/physicalLocation/artifactLocation/uri must match format "uri-reference"`,
    ]);
  });
});

/** Of RFC 3986: what isn't allowed in one is escaped. */
function isReference(text: string): boolean {
  return (
    /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/.test(text) &&
    URL.canParse(text, "https://example.com/")
  );
}

/** What of a log the standard's schema doesn't allow. */
function validator(): (log: unknown) => readonly string[] {
  const schema: unknown = JSON.parse(readFileSync(schemaFile, "utf8"));
  assert.ok(isRecord(schema));
  // Of draft 4 it uses nothing that later ones read otherwise but how it is named.
  const rest = Object.entries(schema).filter(
    ([name]) => name !== "id" && name !== "$schema",
  );
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    unicodeRegExp: false,
    formats: {
      uri: (text: string) => isReference(text) && URL.canParse(text),
      "uri-reference": isReference,
      "date-time": (text: string) => !Number.isNaN(Date.parse(text)),
    },
  });
  const validate = ajv.compile(Object.fromEntries(rest));
  return (log) =>
    validate(log)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message }) => `${instancePath} ${message ?? ""}`,
        );
}
