import assert from "node:assert/strict";
import type { TestPrompt } from "../../../src/core/dataset/manifest.ts";
import type { ImageRecord } from "../../../src/core/evaluation/imageRecord.ts";
import { promptKey } from "../../../src/core/evaluation/promptKey.ts";
import type { ReportSource } from "../../../src/core/evaluation/report/report.ts";
import { reportOf } from "../../../src/core/evaluation/report/report.ts";
import { reportHtml } from "../../../src/core/evaluation/report/reportHtml.ts";
import { reportMarkdown } from "../../../src/core/evaluation/report/reportMarkdown.ts";

const [newer, older] = ["acme:house@2", "acme:house@1"];
const fox: TestPrompt = {
  prompt: 'a <b>fox</b> | "SALE" & more',
  width: 1024,
  height: 768,
  quality: "low",
};
const boat: TestPrompt = { ...fox, prompt: "a boat" };
const newest = picture(fox, newer, { costUSD: 0.03 });
const first = picture(fox, older, {});
const source: ReportSource = {
  title: "House <style>",
  rehearsal: false,
  madeAt: "2026-02-03T04:05:06.000Z",
  prompts: [fox, boat],
  models: [
    { air: newer, modelVersion: "2.0.0" },
    { air: older, modelVersion: "1.0.0" },
  ],
  packaged: () => undefined,
  images: [newest, first, picture(boat, newer, { costUSD: 0.03 })],
  votes: [
    { promptKey: promptKey(fox), left: older, right: newer, choice: "right" },
  ],
  evidence: {
    closeness: new Map([[newer, { kind: "tooFew", training: 12, outputs: 2 }]]),
    changes: [
      {
        newer,
        older,
        style: { kind: "tooFew", prompts: 1 },
        cause: undefined,
        dataset: undefined,
      },
    ],
    repeats: new Map([
      [newest.path, { file: "x<y>.png", kind: "copy", isMirrored: true }],
    ]),
  },
};
const report = reportOf(source);

describe("A report on test images", () => {
  it("has a row for each prompt and a cell for each version, empty ones too", () => {
    assert.deepEqual(
      report.rows.map(({ cells }) => cells.map(({ length }) => length)),
      [
        [1, 1],
        [1, 0],
      ],
    );
    assert.equal(report.rows[0]?.about, "1024 × 768 px, low");
  });

  it("says what votes stand at, what the model cost, and what repeats", () => {
    const [pair] = report.pairs;
    assert.equal(pair?.title, "2.0.0 against 1.0.0");
    const votes = pair.facts.find(({ name }) => name === "Votes")?.text;
    assert.match(
      votes ?? "",
      /^2\.0\.0 got 1, 1\.0\.0 got 0, 0 ties\. .* 21 % and 100 %/,
    );
    assert.deepEqual(report.models[0]?.facts.at(-1), {
      name: "Test images",
      text: "2 images, $0.06",
    });
    assert.deepEqual(
      report.repeats.map(({ text, original }) => [text, original]),
      [["2.0.0: Repeats the training image x<y>.png, mirrored", "x<y>.png"]],
    );
  });

  it("as a page carries everything, runs nothing, and shows names as text", () => {
    const embedded = {
      src: "data:image/webp;base64,AAAA",
      width: 4,
      height: 3,
    };
    const html = reportHtml(
      report,
      new Map([[newest.path, embedded]]),
      new Map(),
      "hash",
    );
    assert.match(
      html,
      /default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-hash&#39;;/,
    );
    assert.doesNotMatch(
      html,
      /<script|javascript:|https?:|<b>fox|<y>|\son\w+=/i,
    );
    assert.match(
      html,
      /a &lt;b&gt;fox&lt;\/b&gt; \| &quot;SALE&quot; &amp; more/,
    );
    for (const [, src] of html.matchAll(/ src="([^"]*)"/g)) {
      assert.equal(src, embedded.src);
    }
    // The other two couldn't be read, nor could the training image.
    assert.equal(html.match(/The file can't be shown/g)?.length, 3);
    assert.match(html, /prefers-color-scheme: dark/);
  });

  it("as Markdown keeps each row one row, with relative pictures", () => {
    const markdown = reportMarkdown(
      report,
      new Map([[newest.path, "report-images/1.webp"]]),
      new Map([["x<y>.png", "report-images/2.webp"]]),
    );
    const rows = markdown.split("\n").filter((line) => line.startsWith("| a "));
    assert.equal(rows.length, 2);
    for (const row of rows) {
      // Bars that aren't escaped end a cell.
      assert.equal(row.match(/(?<!\\)\|/g)?.length, 4, row);
    }
    assert.match(markdown, /!\[[^\n]*\]\(report-images\/1\.webp\)/);
    assert.match(markdown, /!\[x\\<y\\>\.png\]\(report-images\/2\.webp\)/);
    assert.doesNotMatch(markdown, /<b>/);
  });
});

function picture(
  prompt: TestPrompt,
  air: string,
  more: Partial<ImageRecord>,
): ReportSource["images"][number] {
  const key = promptKey(prompt);
  return {
    path: `/${air}/${key}.png`,
    record: {
      prompt: prompt.prompt,
      width: prompt.width,
      height: prompt.height,
      quality: prompt.quality,
      promptKey: key,
      air,
      taskUUID: "t",
      rehearsal: false,
      file: `${key}.png`,
      createdAt: "2026-01-02T03:04:05.000Z",
      ...more,
    },
  };
}
