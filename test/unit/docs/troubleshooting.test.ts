import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Shorter pieces of a message stand anywhere. */
const leastLength = 4;

const page = readFileSync("docs/troubleshooting.md", "utf8");
const headings = [...page.matchAll(/^### (.+)$/gm)].map(
  ([, heading = ""]) => heading,
);

describe("the page on troubleshooting", () => {
  const source = ["core", "engine", "host", "service"]
    .flatMap((room) => sourcesIn(`src/${room}`))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n")
    // Messages with code in them stand in quotes that have to be escaped.
    .replaceAll("\\`", "`");

  it("has no heading for a message that nobody can meet any more", () => {
    assert.ok(headings.length > 40);
    for (const heading of headings) {
      const pieces = heading
        .split("…")
        .map((piece) => piece.trim())
        .filter((piece) => piece.length >= leastLength);
      assert.ok(pieces.length > 0, heading);
      for (const piece of pieces) {
        assert.ok(source.includes(piece), `${heading}: "${piece}"`);
      }
    }
  });

  it("has a heading for each reason why something can't be written", () => {
    const reasons = [
      ...readFileSync("src/engine/unwritable.ts", "utf8").matchAll(
        /^ {2}E[A-Z]+: say`(.*)`,$/gm,
      ),
    ].map(([, reason = ""]) => reason);
    assert.ok(reasons.length > 10);
    for (const reason of reasons) assert.ok(headings.includes(reason), reason);
  });

  it("has a heading for each way in which the service or its storage fails", () => {
    const words = readFileSync("src/host/commands/failureWords.ts", "utf8");
    const beginnings = [
      ...words.matchAll(/"(The (?:service|storage|API|account)[^"]*?:) \{/g),
    ].map(([, beginning = ""]) => beginning);
    assert.ok(beginnings.length > 10);
    for (const beginning of beginnings) {
      const wanted = `${beginning.replace("{0}", "…")} …`;
      assert.ok(headings.includes(wanted), wanted);
    }
  });
});

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map(({ parentPath, name }) => path.join(parentPath, name));
}
