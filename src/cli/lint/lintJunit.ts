import { includedImages } from "../../core/dataset/membership.ts";
import type { Finding } from "../../core/lint/finding.ts";
import { english } from "../../core/words/text.ts";
import type { LintedFolder } from "./placed.ts";
import { placeOf } from "./placed.ts";

/**
 * Findings as the tests of a JUnit report: one for each image, one for the
 * dataset. Errors fail a test, since they fail the command; anything else is
 * its output. `tooMany`: why there are more warnings than allowed.
 */
export function lintJunit(
  linted: readonly LintedFolder[],
  tooMany: string | undefined,
): string {
  const suites = linted.map(suiteOf);
  if (tooMany !== undefined) {
    suites.push(suite("warnings", [testCase("warnings", "", [tooMany], [])]));
  }
  const tests = sum(suites.map((each) => each.tests));
  const failures = sum(suites.map((each) => each.failures));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="style-trainer lint" tests="${tests}" failures="${failures}" errors="0">`,
    ...suites.map(({ xml }) => xml),
    "</testsuites>",
    "",
  ].join("\n");
}

interface Part {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
}

function suiteOf(folder: LintedFolder): Part {
  const { dataset, report } = folder;
  const files = [
    ...new Set([
      ...includedImages(dataset).map(({ file }) => file),
      ...report.findings.flatMap(({ file }) => file ?? []),
    ]),
  ];
  return suite(
    folder.folder,
    [null, ...files].map((file) => {
      const findings = report.findings.filter((each) => each.file === file);
      const said = (isError: boolean) =>
        findings
          .filter(({ severity }) => (severity === "error") === isError)
          .map(sentence);
      return testCase(
        file ?? "dataset",
        placeOf(folder, { file }).file,
        said(true),
        said(false),
      );
    }),
  );
}

function suite(name: string, cases: readonly Part[]): Part {
  const failures = sum(cases.map((each) => each.failures));
  return {
    tests: cases.length,
    failures,
    xml: [
      `  <testsuite name="${escaped(name)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">`,
      ...cases.map(({ xml }) => xml),
      "  </testsuite>",
    ].join("\n"),
  };
}

function testCase(
  name: string,
  file: string,
  errors: readonly string[],
  others: readonly string[],
): Part {
  const [first] = errors;
  const lines = [
    ...(first === undefined
      ? []
      : [
          `      <failure type="error" message="${escaped(first)}">${escaped(errors.join("\n"))}</failure>`,
        ]),
    ...(others.length === 0
      ? []
      : [`      <system-out>${escaped(others.join("\n"))}</system-out>`]),
  ];
  return {
    tests: 1,
    failures: errors.length > 0 ? 1 : 0,
    xml: [
      `    <testcase classname="style-trainer" name="${escaped(name)}" file="${escaped(file)}">`,
      ...lines,
      "    </testcase>",
    ].join("\n"),
  };
}

function sentence({ severity, message, rule }: Finding): string {
  return `${severity}: ${english(message)} (${rule})`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}

/** For text and attributes; what XML can't hold at all is left out. */
function escaped(text: string): string {
  return text
    .replace(
      /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu,
      "",
    )
    .replace(/[&<>"\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
