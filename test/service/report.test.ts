import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { ended } from "../fixtures/ended.ts";
import { drawTwoVersions } from "../fixtures/drawnVersions.ts";
import { programsOfSuite } from "../fixtures/programs.ts";

/** A picture that is shown: address and what stands for it. */
const images = /<img src="data:image\/webp;base64,([^"]+)"/g;

describe("a report on test images from the terminal", function () {
  this.timeout(120_000);
  const programs = programsOfSuite();
  let folder = "";
  let prompts = 0;
  const inFolder = (name: string) => path.join(folder, name);
  const dataset = () => inFolder("stellar");

  before(async () => {
    folder = fs.mkdtempSync(path.join(tmpdir(), "style-trainer-"));
    fs.cpSync(path.resolve("samples/stellar"), dataset(), { recursive: true });
    prompts = await drawTwoVersions(dataset());
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  async function report(...more: readonly string[]) {
    const child = spawn(
      process.execPath,
      [programs.cli(), "report", dataset(), "--rehearsal", ...more],
      { env: { ...process.env, XDG_CACHE_HOME: inFolder("cache") } },
    );
    return ended(child);
  }

  it("is one page with every picture in it, and says what changed and what repeats", async () => {
    const output = inFolder("report.html");
    const { code, stderr } = await report("--output", output);
    assert.equal(code, 0, stderr);
    const html = fs.readFileSync(output, "utf8");
    const embedded = [...html.matchAll(images)].map(([, data = ""]) =>
      Buffer.from(data, "base64"),
    );
    // Two for each prompt; each repeat is shown again beside its original.
    const repeats = html.match(/class="repeat"/g)?.length ?? 0;
    // Of the other training images the square test images are too small a part.
    assert.ok(repeats >= 3, `${repeats}`);
    assert.equal(embedded.length, 2 * prompts + 2 * repeats);
    for (const content of embedded.slice(0, 3)) {
      const { format, width } = await sharp(content).metadata();
      assert.equal(format, "webp");
      assert.ok(width <= 640);
    }
    assert.match(html, /2\.0\.0: 1 image removed; /);
    assert.match(
      html,
      /Repeats the training image [a-z]+\.(?:jpg|png|webp), mirrored/,
    );
    const css = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? "";
    const hash = createHash("sha256").update(css).digest("base64");
    assert.ok(html.includes(`sha256-${hash}`));

    const again = await report("--output", output);
    assert.equal(again.code, 2);
    assert.match(again.stderr, /--force replaces it/);
    assert.equal(fs.readFileSync(output, "utf8"), html);
  });

  it("is Markdown with thumbnails beside it, which are the same files the next time", async () => {
    const output = inFolder("report.md");
    const { code, stderr } = await report(
      ...["--format", "markdown", "--output", output, "2.0.0"],
    );
    assert.equal(code, 0, stderr);
    const markdown = fs.readFileSync(output, "utf8");
    assert.doesNotMatch(markdown, /1\.0\.0/);
    const linked = new Set(
      [...markdown.matchAll(/\]\((report-images\/[^)]+)\)/g)].map(
        ([, address = ""]) => path.basename(address),
      ),
    );
    assert.deepEqual(
      fs.readdirSync(inFolder("report-images")).sort(),
      [...linked].sort(),
    );
    await report(
      ...["--format", "markdown", "--output", output, "2.0.0"],
      "--force",
    );
    assert.equal(fs.readdirSync(inFolder("report-images")).length, linked.size);
  });

  it("names the versions there are when one isn't", async () => {
    const output = inFolder("none.html");
    const { code, stderr } = await report(...["--output", output, "9.9.9"]);
    assert.equal(code, 2);
    assert.match(stderr, /There is no trained model 9\.9\.9; there are /);
    assert.equal(fs.existsSync(output), false);
  });
});
