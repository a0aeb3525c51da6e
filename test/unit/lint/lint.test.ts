import assert from "node:assert/strict";
import { messageOf } from "../../fixtures/inEnglish.ts";
import fs from "node:fs";
import { lint } from "../../../src/core/lint/lint.ts";
import { ruleCatalog } from "../../../src/core/lint/ruleCatalog.ts";
import { dataset, image, images, pixels } from "./dataset.ts";

describe("a lint report", () => {
  it("puts errors first, then sorts by rule, then by file", () => {
    const { findings } = lint(
      dataset([
        image("b.png", { header: { format: "gif" } }),
        image("a.png", { header: { format: "gif" } }),
        image("aux.png"),
        image("c.png", { header: { hasAlpha: true } }),
      ]),
    );
    assert.deepEqual(
      findings.map(({ rule, file }) => [rule, file]),
      [
        ["count/too-few", null],
        ["format/unsupported", "a.png"],
        ["format/unsupported", "b.png"],
        ["name/unsafe", "aux.png"],
        ["format/alpha", "c.png"],
      ],
    );
  });

  it("moves an accepted finding aside, for its own file only", () => {
    const report = lint(
      dataset([...images(10), image("aux.png"), image("con.png")], {
        manifest: {
          model: { air: "o:m@1", name: "M", private: true },
          accept: [{ rule: "name/unsafe", file: "aux.png", reason: "meant" }],
        },
      }),
    );
    assert.deepEqual(
      report.accepted.map(({ file }) => file),
      ["aux.png"],
    );
    assert.deepEqual(
      report.findings.map(({ file }) => file),
      ["con.png"],
    );
  });

  it("says nothing of excluded images", () => {
    const report = lint(
      dataset(
        [...images(10), image("aux.png", { header: { format: "gif" } })],
        {
          manifest: {
            model: { air: "o:m@1", name: "M", private: true },
            exclude: [{ file: "aux.png" }],
          },
        },
      ),
    );
    assert.deepEqual(report.findings, []);
  });

  it("has a verdict on the style of every usable image with pixels", () => {
    const { style } = lint(
      dataset([
        image("a.png", { pixels: pixels(1) }),
        image("b.png"),
        image("c.png", { header: { format: "gif" }, pixels: pixels(2) }),
      ]),
    );
    assert.deepEqual([...style.keys()], ["a.png"]);
  });

  it("copes with 3,000 images of hostile names", function () {
    this.timeout(20_000);
    const hostile = ["..", "\u0000", "\u202e", "__proto__", "a".repeat(5000)];
    const many = Array.from({ length: 3000 }, (_, index) =>
      image(`${hostile[index % hostile.length] ?? ""}${String(index)}.png`, {
        pixels: pixels(index),
      }),
    );
    const subject = dataset(many, {
      manifest: { exclude: many.map(({ file }) => ({ file: `x${file}` })) },
    });
    const { findings } = lint(subject);
    assert.ok(findings.some(({ rule }) => rule === "count/too-many"));
    for (const finding of findings) {
      assert.doesNotMatch(messageOf(finding), /\p{Cc}/u);
    }
  });
});

describe("the catalogue of rules", () => {
  const text = fs.readFileSync("docs/rules.md", "utf8");
  const documented = [...text.matchAll(/^### `(.+)`$/gm)].map(
    (match) => match[1],
  );

  it("has the headings of docs/rules.md, in the same order", () => {
    assert.deepEqual(
      ruleCatalog.map(({ id }) => id),
      documented,
    );
  });

  it("has GitHub's slug of each heading as anchor", () => {
    for (const { id, docsAnchor } of ruleCatalog) {
      const slug = id.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "");
      assert.equal(docsAnchor, slug.replaceAll(" ", "-"));
    }
  });

  it("states each rule's severity in docs/rules.md", () => {
    for (const { id, severity } of ruleCatalog) {
      const section = text.split(`### \`${id}\``)[1] ?? "";
      assert.match(section.trimStart(), new RegExp(`^_${severity}_`, "i"), id);
    }
  });
});
