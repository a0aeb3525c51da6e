import assert from "node:assert/strict";
import { messageOf } from "../../fixtures/inEnglish.ts";
import { say } from "../../../src/core/words/text.ts";
import type { Dataset } from "../../../src/core/dataset/facts.ts";
import type {
  Manifest,
  TestPrompt,
} from "../../../src/core/dataset/manifest.ts";
import type { Version } from "../../../src/core/dataset/lock.ts";
import {
  dataset,
  found,
  headless,
  image,
  images,
  pixels,
  rulesOf,
} from "./dataset.ts";

const model = {
  air: "yourorg:stellar@1",
  name: "Stellar",
  version: "1.0.0",
  private: true,
};

function withManifest(manifest: Partial<Manifest>): Dataset {
  return dataset(images(12), { manifest: { model, ...manifest } });
}

function prompt(text: string, more: Partial<TestPrompt> = {}): TestPrompt {
  return { prompt: text, width: 1024, height: 1024, quality: "low", ...more };
}

const version: Version = {
  air: "yourorg:stellar@1",
  version: "1.0.0",
  packagedAt: "2026-05-01T00:00:00Z",
  zip: { file: "a.zip", bytes: 1, sha256: "0" },
  images: [],
  training: { taskUUID: "t", submittedAt: "2026-05-01T00:00:00Z" },
};

/** Each makes exactly this rule speak, besides those named in `also`. */
const cases: readonly {
  readonly rule: string;
  readonly when: string;
  readonly subject: Dataset;
  readonly message: RegExp;
  readonly also?: readonly string[];
}[] = [
  {
    rule: "count/too-few",
    when: "9 images",
    subject: dataset(images(9)),
    message: /^9 images; the service takes 10 to 50\.$/,
  },
  {
    rule: "count/too-few",
    when: "exclusion leaves 9",
    subject: dataset(images(10), {
      manifest: { model, exclude: [{ file: "01.png" }] },
    }),
    message: /^9 images are left \(1 excluded\); the service takes 10 to 50\.$/,
  },
  {
    rule: "count/too-few",
    when: "the folder is empty",
    subject: dataset([]),
    message: /^0 images; /,
  },
  {
    rule: "count/too-many",
    when: "51 images",
    subject: dataset(images(51)),
    message: /^51 images; the service takes 10 to 50\.$/,
  },
  {
    rule: "count/more-than-needed",
    when: "31 images",
    subject: dataset(images(31)),
    message: /^31 images; ten strong ones/,
  },
  {
    rule: "format/unsupported",
    when: "a GIF calls itself PNG",
    subject: dataset([
      ...images(10),
      image("a.png", { header: { format: "gif" } }),
    ]),
    message: /^GIF by its content; the service takes JPEG, PNG and WebP\.$/,
  },
  {
    rule: "format/unrecognised",
    when: "a text is called a.jpg",
    subject: dataset([
      ...images(10),
      headless("a.jpg", { damage: { kind: "unrecognised" } }),
    ]),
    message: /^Not a picture by its content/,
  },
  {
    rule: "format/empty",
    when: "a file has no bytes",
    subject: dataset([
      ...images(10),
      headless("a.jpg", { bytes: 0, damage: { kind: "empty" } }),
    ]),
    message: /0 bytes/,
  },
  {
    rule: "format/truncated",
    when: "a file ends too early",
    subject: dataset([
      ...images(10),
      image("a.png", { damage: { kind: "truncated", detail: say`no IEND` } }),
    ]),
    message: /^Ends too early: no IEND\.$/,
  },
  {
    rule: "format/corrupt",
    when: "a checksum is wrong",
    subject: dataset([
      ...images(10),
      image("a.png", { damage: { kind: "corrupt", detail: say`wrong CRC` } }),
    ]),
    message: /wrong CRC/,
  },
  {
    rule: "format/undecodable",
    when: "the decoder gives up",
    subject: dataset([
      ...images(10),
      image("a.png", {
        damage: { kind: "undecodable", detail: say`timed out` },
      }),
    ]),
    message: /timed out/,
  },
  {
    rule: "format/too-many-pixels",
    when: "a picture is a decompression bomb",
    subject: dataset([
      ...images(10),
      image("a.png", {
        damage: { kind: "too-large-to-decode", detail: say`2500 megapixels` },
      }),
    ]),
    message: /2500 megapixels/,
  },
  {
    rule: "format/unreadable",
    when: "a file may not be read",
    subject: dataset([
      ...images(10),
      headless("a.png", {
        damage: { kind: "unreadable", detail: say`permission denied` },
      }),
    ]),
    message: /permission denied/,
  },
  {
    rule: "format/extension",
    when: "a JPEG is called a.png",
    subject: dataset([
      ...images(10),
      image("a.png", { header: { format: "jpeg" } }),
    ]),
    message: /^JPEG by its content, but the name ends in \.png\.$/,
  },
  {
    rule: "format/extension",
    when: "a picture has no extension",
    subject: dataset([
      ...images(10),
      image("scan", { header: { format: "jpeg" } }),
    ]),
    message: /has no extension/,
  },
  {
    rule: "format/animated",
    when: "a WebP moves",
    subject: dataset([
      ...images(10),
      image("a.webp", { header: { format: "webp", isAnimated: true } }),
    ]),
    message: /first frame/,
  },
  {
    rule: "format/cmyk",
    when: "colours are for print",
    subject: dataset([
      ...images(10),
      image("a.jpg", { header: { format: "jpeg", colourSpace: "cmyk" } }),
    ]),
    message: /CMYK/,
  },
  {
    rule: "format/wide-gamut",
    when: "a profile is embedded",
    subject: dataset([
      ...images(10),
      image("a.png", { header: { wideGamutProfile: "Display P3" } }),
    ]),
    message: /Display P3/,
  },
  {
    rule: "format/deep-colour",
    when: "16 bits a channel",
    subject: dataset([
      ...images(10),
      image("a.png", { header: { bitsPerChannel: 16 } }),
    ]),
    message: /^16 bits/,
  },
  {
    rule: "format/alpha",
    when: "there is an alpha channel",
    subject: dataset([
      ...images(10),
      image("a.png", { header: { hasAlpha: true } }),
    ]),
    message: /alpha channel/,
  },
  {
    rule: "format/not-a-file",
    when: "a link leads nowhere",
    subject: dataset(images(10), {
      entries: [{ kind: "other", file: "a.png", what: "dangling link" }],
    }),
    message: /^A dangling link, not a file/,
  },
  {
    rule: "format/folder",
    when: "there are folders",
    subject: dataset(images(10), {
      entries: [
        { kind: "other", file: "raw", what: "folder" },
        { kind: "other", file: ".style-trainer", what: "folder" },
      ],
    }),
    message: /^1 folder \(raw\) isn't looked into/,
  },
  {
    rule: "size/too-large",
    when: "51.4 MB",
    subject: dataset([...images(10), image("a.png", { bytes: 51_400_000 })]),
    message: /^51\.4 MB; the service takes at most 50 MB per image\.$/,
  },
  {
    rule: "size/too-large",
    when: "one byte over the limit",
    subject: dataset([...images(10), image("a.png", { bytes: 50_000_001 })]),
    message: /^50,000,001 bytes; /,
  },
  {
    rule: "size/downscaled",
    when: "the long side is over 4096",
    subject: dataset([
      ...images(10),
      image("a.png", { header: { height: 4097, width: 2000 } }),
    ]),
    message: /^2000 × 4097 px; .*4096 px\.$/,
    also: ["size/mixed"],
  },
  {
    rule: "size/small",
    when: "one picture is small",
    subject: dataset([
      ...images(10),
      image("a.png", { header: { width: 640, height: 480 } }),
    ]),
    message: /^640 × 480 px is smaller than the 1024 px/,
  },
  {
    rule: "size/small",
    when: "all pictures are small, once for all",
    subject: dataset(
      images(10).map(({ file }, index) =>
        image(file, {
          header: { width: 512, height: 384 + 128 * (index % 2) },
        }),
      ),
    ),
    message: /^10 images of 10 are smaller/,
  },
  {
    rule: "size/aspect",
    when: "a banner is 4 : 1",
    subject: dataset([
      ...images(10),
      image("a.png", { header: { width: 2048, height: 512 } }),
    ]),
    message: /4\.0 times/,
  },
  {
    rule: "size/mixed",
    when: "one is four times as large",
    subject: dataset([
      ...images(10),
      image("a.png", { header: { width: 4096, height: 4096 } }),
    ]),
    message: /^Long sides run from 1024 to 4096 px/,
  },
  {
    rule: "size/total",
    when: "the ZIP passes 1 GB",
    subject: dataset(
      images(30).map((each) => ({ ...each, bytes: 40_000_000 })),
    ),
    message: /about 1\.2 GB/,
  },
  {
    rule: "name/duplicate",
    when: "names differ in case",
    subject: dataset([...images(10), image("MOON.png"), image("Moon.png")]),
    message: /take this name and MOON\.png for the same/,
  },
  {
    rule: "name/duplicate",
    when: "é is written in two ways",
    subject: dataset([
      ...images(10),
      image("caf\u00e9.png"),
      image("cafe\u0301.png"),
    ]),
    message: /for the same/,
    also: ["name/non-ascii"],
  },
  {
    rule: "name/unsafe",
    when: "Windows keeps the name",
    subject: dataset([...images(10), image("aux.png")]),
    message: /for a device/,
  },
  {
    rule: "name/unsafe",
    when: "a name turns the text around",
    subject: dataset([...images(10), image("a\u202egnp.png")]),
    message: /^The name contains “\\u\{202e\}”/,
  },
  {
    rule: "name/non-ascii",
    when: "a name is Japanese",
    subject: dataset([...images(10), image("星.png")]),
    message: /beyond ASCII/,
  },
  {
    rule: "name/system-files",
    when: "Finder was here",
    subject: dataset(images(10), {
      entries: [{ kind: "file", file: ".DS_Store", bytes: 1, modifiedMs: 0 }],
    }),
    message: /^1 system file \(\.DS_Store\) is ignored\.$/,
  },
  {
    rule: "duplicate/exact",
    when: "two files have the same bytes",
    subject: dataset([
      ...images(10),
      image("copy.png", { sha256: "sha of 01.png" }),
    ]),
    message:
      /^The same file as 01\.png\. Keep that one: it comes first by name/,
  },
  {
    rule: "duplicate/same-pixels",
    when: "a PNG was saved as WebP",
    subject: dataset([
      ...images(10),
      image("a.png", { pixels: pixels(1) }),
      image("b.webp", { header: { format: "webp" }, pixels: pixels(1) }),
    ]),
    message:
      /^The same pixels as a\.png\. Keep that one: it isn't compressed with loss\.$/,
  },
  {
    rule: "privacy/location",
    when: "EXIF has GPS",
    subject: dataset([
      ...images(10),
      image("a.png", { header: { metadata: ["gps"] } }),
    ]),
    message: /GPS position/,
  },
  {
    rule: "privacy/metadata",
    when: "EXIF has a serial number and a comment",
    subject: dataset([
      ...images(10),
      image("a.png", { header: { metadata: ["serial", "comment"] } }),
    ]),
    message: /serial number of a device and comment/,
  },
  {
    rule: "prompt/too-few",
    when: "there is one prompt",
    subject: withManifest({ prompts: [prompt("A red fox")] }),
    message: /^1 test prompt; 10 to 20/,
  },
  {
    rule: "prompt/empty",
    when: "a prompt is blank",
    subject: withManifest({ prompts: [prompt(" ")] }),
    message: /empty/,
    also: ["prompt/too-few"],
  },
  {
    rule: "prompt/repeated",
    when: "a prompt comes twice",
    subject: withManifest({
      prompts: [prompt("A red fox"), prompt("a red fox")],
    }),
    message: /^The same as prompt 1\.$/,
    also: ["prompt/too-few"],
  },
  {
    rule: "prompt/size",
    when: "1000 px isn't a step of 64",
    subject: withManifest({ prompts: [prompt("A red fox", { height: 1000 })] }),
    message:
      /^1024 × 1000 px can't be generated; .* 1024 to 2048 px in steps of 64\.$/,
    also: ["prompt/too-few"],
  },
  {
    rule: "prompt/restates-style",
    when: "two words of the brief are in it",
    subject: withManifest({
      brief: {
        summary: "Deep navy skies, warm gold line work, slight grain",
        constants: [],
      },
      prompts: [prompt("A red fox under navy skies with gold accents")],
    }),
    message: /\(“navy”, “skies” and “gold”\)/,
    also: ["prompt/too-few"],
  },
  {
    rule: "prompt/restates-style",
    when: "it names a style",
    subject: withManifest({
      prompts: [prompt("A red fox in engraving style")],
    }),
    message: /engraving style/,
    also: ["prompt/too-few"],
  },
  {
    rule: "prompt/wordmark",
    when: "the brand is in curly quotes",
    subject: withManifest({ prompts: [prompt("A mug reading “STELLAR”")] }),
    message: /^“STELLAR” isn't in straight quotes/,
    also: ["prompt/too-few"],
  },
  {
    rule: "prompt/known-subject",
    when: "the dataset was made from nearly the same prompt",
    subject: withManifest({
      provenance: new Map([
        ["03.png", "A vintage brass telescope on a tripod"],
      ]),
      prompts: [prompt("A brass telescope")],
    }),
    message: /03\.png: brass and telescope/,
    also: ["prompt/too-few"],
  },
  {
    rule: "prompt/reference",
    when: "a sketch isn't there",
    subject: withManifest({
      prompts: [
        prompt("A red fox", {
          reference: {
            type: "sketch",
            image: "sketches/fox.png",
            found: { kind: "missing" },
          },
        }),
      ],
    }),
    message: /^The reference sketches\/fox\.png isn't there\./,
    also: ["prompt/too-few"],
  },
  {
    rule: "prompt/reference",
    when: "a reference is larger than a request can carry",
    subject: withManifest({
      prompts: [
        prompt("A red fox", {
          reference: {
            type: "reference",
            image: "mood.png",
            found: { kind: "too-large", bytes: 20_000_000 },
          },
        }),
      ],
    }),
    message: /larger than 10 MB/,
    also: ["prompt/too-few"],
  },
  {
    rule: "model/air-missing",
    when: "there is no AIR",
    subject: dataset(images(10), {
      manifest: { model: { name: "Stellar", private: true } },
    }),
    message: /no AIR yet/,
  },
  {
    rule: "model/air-grammar",
    when: "the AIR has no version",
    subject: withManifest({ model: { ...model, air: "yourorg:stellar" } }),
    message: /^“yourorg:stellar” is no AIR/,
  },
  {
    rule: "model/air-unusual",
    when: "the AIR has capitals",
    subject: withManifest({ model: { ...model, air: "YourOrg:stellar@1" } }),
    message: /may refuse/,
  },
  {
    rule: "model/air-reused",
    when: "the AIR was trained",
    subject: dataset(images(10), {
      manifest: { model },
      lock: { versions: [version] },
    }),
    message: /trained before/,
  },
  {
    rule: "model/version-reused",
    when: "only the AIR was bumped",
    subject: dataset(images(10), {
      manifest: { model: { ...model, air: "yourorg:stellar@2" } },
      lock: { versions: [version] },
    }),
    message: /^Version 1\.0\.0 was trained before/,
  },
  {
    rule: "model/name-missing",
    when: "the model has no name",
    subject: withManifest({ model: { air: model.air, private: true } }),
    message: /no name yet/,
  },
  {
    rule: "model/name-too-long",
    when: "the name has 401 characters",
    subject: withManifest({ model: { ...model, name: "a".repeat(401) } }),
    message: /401 characters; the service takes at most 400\.$/,
  },
  {
    rule: "model/private-unset",
    when: "private isn't set",
    subject: withManifest({ model: { air: model.air, name: model.name } }),
    message: /private/,
  },
  {
    rule: "model/webhook-not-https",
    when: "the webhook is http",
    subject: withManifest({ webhookURL: "http://example.com/hook" }),
    message: /webhook/,
  },
  {
    rule: "model/hero-not-https",
    when: "the hero image is a path",
    subject: withManifest({ model: { ...model, heroImageURL: "hero.png" } }),
    message: /hero image/,
  },
  {
    rule: "model/dataset-not-https",
    when: "the dataset is on ftp",
    subject: withManifest({
      hosting: { kind: "url", url: "ftp://example.com/a.zip" },
    }),
    message: /dataset/,
  },
  {
    rule: "manifest/problem",
    when: "parsing found one",
    subject: dataset(images(10), {
      manifest: { model },
      manifestProblems: [
        { path: ["prompts"], message: say`\`prompts\` has to be a list.` },
      ],
    }),
    message: /has to be a list/,
  },
  {
    rule: "manifest/missing-exclusion",
    when: "an excluded file is gone",
    subject: withManifest({ exclude: [{ file: "gone.png" }] }),
    message: /^gone\.png is excluded but/,
  },
  {
    rule: "manifest/missing-image",
    when: "a file with a prompt is gone",
    subject: withManifest({ provenance: new Map([["gone.png", "A fox"]]) }),
    message: /^gone\.png has a prompt but/,
  },
  {
    rule: "manifest/no-reason",
    when: "a reason is blank",
    subject: dataset([...images(10), image("aux.png")], {
      manifest: {
        model,
        accept: [{ rule: "name/unsafe", file: "aux.png", reason: "" }],
      },
    }),
    message: /without a reason/,
  },
  {
    rule: "manifest/history",
    when: "the lock can't be parsed",
    subject: dataset(images(12), {
      manifest: { model },
      lockProblems: [say`The lock has to be a JSON object.`],
    }),
    message: /has to be a JSON object/,
  },
  {
    rule: "manifest/stale-acceptance",
    when: "what was accepted is gone",
    subject: withManifest({
      accept: [{ rule: "size/small", file: "01.png", reason: "fine" }],
    }),
    message: /nothing to accept any more/,
  },
  {
    rule: "manifest/stale-acceptance",
    when: "a rule is misspelt",
    subject: withManifest({ accept: [{ rule: "size/tiny", reason: "fine" }] }),
    message: /no such rule/,
  },
];

describe("lint", () => {
  for (const { rule, when, subject, message, also = [] } of cases) {
    it(`says ${rule} when ${when}`, () => {
      const [first] = found(subject, rule);
      assert.match(messageOf(first), message);
      assert.deepEqual(
        rulesOf(subject).filter(
          (each) => each !== rule && !also.includes(each),
        ),
        [],
      );
    });
  }

  it("is silent on twelve sound images without a manifest", () => {
    assert.deepEqual(rulesOf(dataset(images(12))), []);
  });

  it("is silent on twelve sound images with a complete manifest", () => {
    const prompts = Array.from({ length: 10 }, (_, index) =>
      prompt(`Subject number ${String(index)}`),
    );
    assert.deepEqual(rulesOf(withManifest({ prompts })), []);
  });

  it("says nothing of a rehearsed or failed training's AIR", () => {
    for (const training of [
      { taskUUID: "t", submittedAt: "", rehearsal: true },
      { taskUUID: "t", submittedAt: "", outcome: "failed" as const },
    ]) {
      const subject = dataset(images(10), {
        manifest: { model },
        lock: { versions: [{ ...version, training }] },
      });
      assert.deepEqual(rulesOf(subject), []);
    }
  });

  it("points a finding on the manifest at its place there", () => {
    const subject = dataset(images(12), {
      manifest: {
        model: { ...model, air: "nonsense" },
        exclude: [{ file: "01.png" }, { file: "gone.png" }],
      },
    });
    assert.deepEqual(found(subject, "model/air-grammar")[0]?.at, [
      "model",
      "air",
    ]);
    assert.deepEqual(found(subject, "manifest/missing-exclusion")[0]?.at, [
      "exclude",
      1,
    ]);
  });
});
