import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import type { JsonReport } from "../../src/core/reports/lintReport.ts";
import { assertFinite } from "../fixtures/assertFinite.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { animatedWebp, drawing } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";

type Pictures = Readonly<Record<string, Uint8Array>>;

const plain = (side: number, background: string, channels: 3 | 4 = 3) =>
  sharp({ create: { width: side, height: side, channels, background } }).png();

/** Ten sound pictures: what else is wrong is the one that is added. */
async function sound(): Promise<Pictures> {
  const made = await Promise.all(
    Array.from({ length: 10 }, async (_, at) => {
      const content = await drawing(at + 1, 1100, 900 + 40 * at)
        .jpeg()
        .toBuffer();
      return [`sound-${at}.jpg`, content] as const;
    }),
  );
  return Object.fromEntries(made);
}

const copies = (count: number, content: Uint8Array): Pictures =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`copy-${at}.png`, content]),
  );

/** What is in the folder, what the program has to say of it, and how it ends. */
const cases: readonly {
  readonly of: string;
  readonly pictures: () => Promise<Pictures>;
  readonly rule: string;
  readonly file?: string;
  readonly code: 0 | 1;
}[] = [
  {
    of: "one image",
    pictures: async () => ({ "a.png": await drawing(1).png().toBuffer() }),
    rule: "count/too-few",
    code: 1,
  },
  {
    of: "two images",
    pictures: async () => ({
      "a.png": await drawing(1).png().toBuffer(),
      "b.png": await drawing(2).png().toBuffer(),
    }),
    rule: "count/too-few",
    code: 1,
  },
  {
    of: "twelve times the same image",
    pictures: async () =>
      copies(12, await drawing(1, 1100, 900).png().toBuffer()),
    rule: "duplicate/exact",
    code: 0,
  },
  {
    of: "twelve images of one colour each",
    pictures: async () => {
      const made = await Promise.all(
        Array.from({ length: 12 }, async (_, at) => {
          const grey = (at * 20).toString(16).padStart(2, "0");
          const picture = plain(1024 + at, `#${grey}${grey}80`);
          return [`${at}.png`, await picture.toBuffer()] as const;
        }),
      );
      return Object.fromEntries(made);
    },
    rule: "consistency/background",
    code: 0,
  },
  {
    of: "an image that is transparent all over",
    pictures: async () => ({
      ...(await sound()),
      "clear.png": await plain(1100, "rgba(0,0,0,0)", 4).toBuffer(),
    }),
    rule: "format/alpha",
    file: "clear.png",
    code: 0,
  },
  {
    of: "an image of one pixel",
    pictures: async () => ({
      ...(await sound()),
      "one.png": await plain(1, "#fff").toBuffer(),
    }),
    rule: "size/small",
    file: "one.png",
    code: 0,
  },
  {
    of: "images in grey",
    pictures: async () =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(await sound()).map(
            async ([name, content]) =>
              [
                name,
                await sharp(content)
                  .toColourspace("b-w")
                  .jpeg({ quality: 40 })
                  .toBuffer(),
              ] as const,
          ),
        ),
      ),
    rule: "consistency/compression",
    code: 0,
  },
  {
    of: "an image in colours for print",
    pictures: async () => ({
      ...(await sound()),
      "print.jpg": await drawing(20, 1100, 900)
        .toColourspace("cmyk")
        .jpeg()
        .toBuffer(),
    }),
    rule: "format/cmyk",
    file: "print.jpg",
    code: 0,
  },
  {
    of: "an image of 16 bits a channel",
    pictures: async () => ({
      ...(await sound()),
      "deep.png": await drawing(21, 1100, 900)
        .toColourspace("rgb16")
        .png()
        .toBuffer(),
    }),
    rule: "format/deep-colour",
    file: "deep.png",
    code: 0,
  },
  {
    of: "an image 12,000 pixels long",
    pictures: async () => ({
      ...(await sound()),
      "long.png": await drawing(22, 600, 400)
        .resize(12_000, 4_000, { fit: "fill", kernel: "nearest" })
        .png({ compressionLevel: 1 })
        .toBuffer(),
    }),
    rule: "size/downscaled",
    file: "long.png",
    code: 0,
  },
  {
    of: "an image of 12,000 pixels both ways",
    pictures: async () => ({
      ...(await sound()),
      "square.png": await plain(1, "#a24")
        .resize(12_000, 12_000, { kernel: "nearest" })
        .toBuffer(),
    }),
    rule: "format/too-many-pixels",
    file: "square.png",
    code: 1,
  },
  {
    of: "an image that moves",
    pictures: async () => ({
      ...(await sound()),
      "moving.webp": await animatedWebp(),
    }),
    rule: "format/animated",
    file: "moving.webp",
    code: 0,
  },
];

describe("the terminal program, given", function () {
  this.timeout(120_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();

  for (const { of, pictures, rule, file, code } of cases) {
    it(`${of}, says ${rule} and ends with ${code}`, async () => {
      for (const [name, content] of Object.entries(await pictures())) {
        folder.write(name, content);
      }
      const cache = path.join(folder.path(), ".cache");
      mkdirSync(cache);
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [programs.cli(), "lint", folder.path(), "--format", "json"],
        {
          encoding: "utf8",
          maxBuffer: 64 * 1024 * 1024,
          env: { ...process.env, XDG_CACHE_HOME: cache },
        },
      );
      assert.equal(status, code, stderr);
      const report = JSON.parse(stdout) as JsonReport;
      assertNumbers(report);
      const [dataset] = report.datasets;
      const finding = dataset?.findings.find(
        (each) => each.rule === rule && (!file || each.file === file),
      );
      assert.match(finding?.message ?? "", /^\S.{10,}\.$/);
    });
  }
});

/** JSON writes what is no number as null, and a finding on the dataset has no file. */
function assertNumbers(report: JsonReport): void {
  assertFinite(report, "report");
  JSON.stringify(report, (key: string, value: unknown) => {
    assert.ok(value !== null || key === "file", `${key} is null`);
    return value;
  });
}
