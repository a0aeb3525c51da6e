import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Inspector } from "../../src/engine/inspect/createInspector.ts";
import { createInspector } from "../../src/engine/inspect/createInspector.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { examples } from "../fixtures/ruleExamples/examples.ts";
import { exampleText } from "../fixtures/ruleExamples/exampleText.ts";
import { judgeExample } from "../fixtures/ruleExamples/judgeExample.ts";

describe("The example of", function () {
  this.timeout(60_000);
  const programs = programsOfSuite();
  const page = readFileSync("docs/rules.md", "utf8").replaceAll("\r\n", "\n");
  // Most examples are the sample with one thing changed: it is measured once for all.
  const cacheFolder = mkdtempSync(path.join(tmpdir(), "style-trainer-cache-"));
  let inspector: Inspector;
  before(() => {
    inspector = createInspector({ workerFile: programs.worker(), cacheFolder });
  });
  after(async () => {
    await inspector.dispose();
    rmSync(cacheFolder, { recursive: true, force: true });
  });

  for (const [rule, example] of Object.entries(examples)) {
    it(`${rule} still gives the finding that docs/rules.md shows`, async () => {
      const judged = await judgeExample(rule, example, inspector);
      const [, section = ""] = page.split(`\n### \`${rule}\`\n`);
      const [, shown] =
        /<!-- example -->\n\n([^]*?)\n\n<!-- \/example -->/.exec(section) ?? [];
      assert.equal(shown, exampleText(judged, example.picture));
    });
  }
});
