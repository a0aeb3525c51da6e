import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import type { ImageFacts } from "../../src/core/dataset/facts.ts";
import { readDataset } from "../../src/engine/dataset/readDataset.ts";
import { scanFolder } from "../../src/engine/dataset/scanFolder.ts";
import type { Inspector } from "../../src/engine/inspect/createInspector.ts";
import { createInspector } from "../../src/engine/inspect/createInspector.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import {
  animatedWebp,
  bombPng,
  drawing,
  withSegment,
} from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";

describe("inspecting pictures", function () {
  this.timeout(60_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();
  let inspector: Inspector;
  before(() => {
    inspector = createInspector({ workerFile: programs.worker() });
  });
  after(() => inspector.dispose());

  async function inspect(
    name: string,
    content: Uint8Array,
  ): Promise<ImageFacts> {
    folder.write(name, content);
    const entry = (await scanFolder(folder.path())).find(
      ({ file }) => file === name,
    );
    assert.ok(entry?.kind === "file");
    return inspector.inspect(path.join(folder.path(), name), entry);
  }

  it("measures each format that can be trained on", async () => {
    for (const format of ["jpeg", "png", "webp"] as const) {
      const content = await drawing(3, 640, 480).toFormat(format).toBuffer();
      const facts = await inspect(`a.${format}`, content);
      assert.equal(facts.damage, undefined);
      assert.equal(facts.bytes, content.length);
      assert.match(facts.sha256 ?? "", /^[0-9a-f]{64}$/);
      assert.equal(facts.header?.format, format);
      assert.deepEqual([facts.header.width, facts.header.height], [640, 480]);
      assert.match(facts.pixels?.miniature ?? "", /^[0-9a-f]{3072}$/);
      assert.ok(facts.pixels?.style.values.every(Number.isFinite));
    }
  });

  it("gives the same pixels the same hash in another file, and others another", async () => {
    const hashOf = async (name: string, content: Uint8Array) =>
      (await inspect(name, content)).pixels?.pixelHash;
    // As small as they are looked at: formats are scaled down by decoders of their own.
    const small = () => drawing(1, 240, 180);
    const png = await hashOf("a.png", await small().png().toBuffer());
    const webp = await hashOf(
      "a.webp",
      await small().webp({ lossless: true }).toBuffer(),
    );
    assert.ok(png);
    assert.equal(webp, png);
    assert.notEqual(
      await hashOf("b.png", await drawing(2).png().toBuffer()),
      png,
    );
    const plain = (side: number) =>
      sharp({
        create: { width: side, height: side, channels: 3, background: "#123" },
      })
        .png()
        .toBuffer();
    assert.notEqual(
      await hashOf("c.png", await plain(500)),
      await hashOf("d.png", await plain(900)),
    );
  });

  it("shows sizes upright, whichever format says how it lies", async () => {
    for (const format of ["jpeg", "png", "webp"] as const) {
      const content = await drawing(1, 320, 240)
        .withMetadata({ orientation: 6 })
        .toFormat(format)
        .toBuffer();
      const { header } = await inspect(`a.${format}`, content);
      assert.deepEqual(
        [header?.width, header?.height, header?.orientation],
        [240, 320, 6],
        format,
      );
    }
  });

  it("knows a GIF by its content, and doesn't decode it", async () => {
    const facts = await inspect("a.png", await drawing().gif().toBuffer());
    assert.equal(facts.header?.format, "gif");
    assert.deepEqual([facts.header.width, facts.header.height], [320, 240]);
    assert.equal(facts.pixels, undefined);
    assert.equal(facts.damage, undefined);
  });

  it("says what a conversion would do: animation, print colours, depth, transparency, profile", async () => {
    const animated = await inspect("a.webp", await animatedWebp());
    assert.equal(animated.header?.isAnimated, true);
    assert.deepEqual([animated.header.width, animated.header.height], [64, 64]);
    const cmyk = await inspect(
      "b.jpg",
      await drawing().toColourspace("cmyk").jpeg().toBuffer(),
    );
    assert.equal(cmyk.header?.colourSpace, "cmyk");
    assert.ok(cmyk.pixels);
    const deep = await inspect(
      "c.png",
      await drawing().toColourspace("rgb16").png().toBuffer(),
    );
    assert.equal(deep.header?.bitsPerChannel, 16);
    assert.ok(deep.pixels);
    const clear = await inspect(
      "d.png",
      await drawing().ensureAlpha(0.5).png().toBuffer(),
    );
    assert.equal(clear.header?.hasAlpha, true);
    const grey = await inspect(
      "e.png",
      await drawing().toColourspace("b-w").png().toBuffer(),
    );
    assert.equal(grey.header?.colourSpace, "grey");
    const wide = await inspect(
      "f.jpg",
      await drawing().withIccProfile("p3").jpeg().toBuffer(),
    );
    assert.equal(wide.header?.wideGamutProfile, "sP3C");
    const plain = await inspect("g.png", await drawing().png().toBuffer());
    assert.deepEqual(plain.header, {
      format: "png",
      width: 320,
      height: 240,
      orientation: 1,
      isAnimated: false,
      colourSpace: "rgb",
      bitsPerChannel: 8,
      hasAlpha: false,
      metadata: [],
    });
  });

  it("names private metadata", async () => {
    const jpeg = await drawing()
      .jpeg()
      .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" } })
      .toBuffer();
    const facts = await inspect(
      "a.jpg",
      withSegment(jpeg, 0xfe, Buffer.from("hello")),
    );
    assert.deepEqual(facts.header?.metadata, ["gps", "comment"]);
  });

  it("reads a JPEG whose metadata is larger than any head", async () => {
    let jpeg: Buffer = await drawing().jpeg().toBuffer();
    for (let part = 0; part < 12; part++)
      jpeg = withSegment(jpeg, 0xe5, Buffer.alloc(60_000, 7));
    const facts = await inspect("a.jpg", jpeg);
    assert.equal(facts.damage, undefined);
    assert.equal(facts.header?.width, 320);
  });

  it("says what is wrong inside a file", async () => {
    const damageOf = async (name: string, content: Uint8Array) =>
      (await inspect(name, content)).damage?.kind;
    assert.equal(await damageOf("empty.png", Buffer.alloc(0)), "empty");
    assert.equal(
      await damageOf("text.png", Buffer.from("not a picture")),
      "unrecognised",
    );
    for (const format of ["jpeg", "png", "webp"] as const) {
      const whole = await drawing(1, 900, 900).toFormat(format).toBuffer();
      for (const part of [0.3, 0.7]) {
        const cut = whole.subarray(0, whole.length * part);
        assert.equal(
          await damageOf(`cut-${part}.${format}`, cut),
          "truncated",
          format,
        );
      }
    }
    const png = await drawing().png().toBuffer();
    png[png.length - 40] = (png[png.length - 40] ?? 0) ^ 1;
    assert.equal(await damageOf("flipped.png", png), "corrupt");
    const jpeg = await drawing(1, 900, 900).jpeg().toBuffer();
    // Noise that holds every byte, markers among them, and is the same each time.
    const noise = Buffer.concat(
      Array.from({ length: 128 }, (_, index) =>
        createHash("sha256").update(String(index)).digest(),
      ),
    );
    noise.copy(jpeg, jpeg.length >> 1);
    assert.match(
      (await damageOf("noise.jpg", jpeg)) ?? "",
      /corrupt|truncated/,
    );
  });

  it("refuses a decompression bomb at its header", async () => {
    const started = performance.now();
    const facts = await inspect("bomb.png", bombPng());
    assert.equal(facts.damage?.kind, "too-large-to-decode");
    assert.deepEqual(
      [facts.header?.width, facts.header?.height],
      [50_000, 50_000],
    );
    assert.ok(performance.now() - started < 20_000);
  });

  it("reads a file too large to hold only as far as it has to", async () => {
    const jpeg = await drawing().jpeg().toBuffer();
    const large = Buffer.concat([jpeg, Buffer.alloc(65 * 1024 * 1024)]);
    const facts = await inspect("large.jpg", large);
    assert.equal(facts.bytes, large.length);
    assert.match(facts.sha256 ?? "", /^[0-9a-f]{64}$/);
    assert.equal(facts.header?.width, 320);
    assert.equal(facts.damage?.kind, "too-large-to-decode");
  });

  it("finds pictures without an extension, and leaves other files out", async () => {
    folder.write("picture", await drawing().png().toBuffer());
    folder.write("page.dat", "nothing");
    folder.write("notes.txt", "nothing");
    folder.write(".hidden.png", await drawing().png().toBuffer());
    const dataset = await readDataset(folder.path(), { inspector });
    assert.deepEqual(
      dataset.images.map(({ file }) => file),
      ["picture"],
    );
    assert.equal(dataset.entries.length, 4);
    assert.equal(dataset.manifestProblems, undefined);
  });

  it("reports progress up to the last picture", async () => {
    for (const seed of [1, 2, 3]) {
      folder.write(`${seed}.png`, await drawing(seed).png().toBuffer());
    }
    const seen: string[] = [];
    await readDataset(folder.path(), {
      inspector,
      onProgress: (done, total) => seen.push(`${done}/${total}`),
    });
    assert.deepEqual(seen, ["0/3", "1/3", "2/3", "3/3"]);
  });
});

describe("the inspector's memory", function () {
  this.timeout(60_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();
  const cache = folderOfTest();

  const made = (): Inspector =>
    createInspector({
      workerFile: programs.worker(),
      cacheFolder: path.join(cache.path(), "cache"),
      thumbnailFolder: path.join(cache.path(), "thumbnails"),
    });
  /** Has no worker: can only answer from what is on disk. */
  const rememberingOnly = () =>
    createInspector({
      workerFile: "/nonexistent/worker.js",
      cacheFolder: path.join(cache.path(), "cache"),
      thumbnailFolder: path.join(cache.path(), "thumbnails"),
    });
  const filesBelow = async (name: string) => {
    const entries = await readdir(path.join(cache.path(), name), {
      recursive: true,
      withFileTypes: true,
    });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  };

  async function read(inspector: Inspector) {
    const { images } = await readDataset(folder.path(), { inspector });
    await inspector.dispose();
    return images;
  }

  it("needs no worker for unchanged files, also in another run", async () => {
    folder.write("a.png", await drawing(1).png().toBuffer());
    folder.write("b.jpg", await drawing(2).jpeg().toBuffer());
    const first = await read(made());
    assert.equal(first.filter(({ pixels }) => pixels).length, 2);
    assert.deepEqual(await read(rememberingOnly()), first);
  });

  it("looks again at a file whose time or size changed", async () => {
    folder.write("a.png", await drawing(1).png().toBuffer());
    const [before] = await read(made());
    writeFileSync(
      path.join(folder.path(), "a.png"),
      await drawing(2).png().toBuffer(),
    );
    const [after] = await read(made());
    assert.notEqual(after?.sha256, before?.sha256);
  });

  it("doesn't trust a file that was changed a moment ago to stay as it is", async () => {
    const file = path.join(folder.path(), "a.png");
    writeFileSync(file, await drawing(1).png().toBuffer());
    // A moment that lasts as long as the test does, on the slowest machine.
    const soon = new Date(Date.now() + 60_000);
    utimesSync(file, soon, soon);
    await read(made());
    await assert.rejects(read(rememberingOnly()), { reason: "worker" });
  });

  it("knows a content under another name", async () => {
    const content = await drawing(1).png().toBuffer();
    folder.write("a.png", content);
    const [before] = await read(made());
    const facts = (await filesBelow("cache")).filter((file) =>
      file.includes("facts-"),
    );
    const writtenMs = facts.map((file) => statSync(file).mtimeMs);
    folder.write("b.png", content);
    const after = await read(made());
    assert.deepEqual(after, [before, { ...before, file: "b.png" }]);
    assert.deepEqual(
      facts.map((file) => statSync(file).mtimeMs),
      writtenMs,
    );
  });

  it("writes a damaged cache anew", async () => {
    folder.write("a.png", await drawing(1).png().toBuffer());
    const first = await read(made());
    for (const file of await filesBelow("cache")) {
      const content = readFileSync(file);
      if (content.length > 0) content[content.length >> 1] = 0x21;
      writeFileSync(file, content);
    }
    await assert.rejects(read(rememberingOnly()), { reason: "worker" });
    assert.deepEqual(await read(made()), first);
    assert.deepEqual(await read(rememberingOnly()), first);
  });

  it("makes a thumbnail of at most 256 pixels for each picture, also later", async () => {
    folder.write("a.png", await drawing(1, 900, 600).png().toBuffer());
    const cacheOnly = createInspector({
      workerFile: programs.worker(),
      cacheFolder: path.join(cache.path(), "cache"),
    });
    const [facts] = await read(cacheOnly);
    const sha256 = facts?.sha256 ?? "";
    assert.equal(cacheOnly.thumbnail(sha256), undefined);
    const inspector = made();
    assert.equal(inspector.thumbnail(sha256), undefined);
    assert.deepEqual(await read(inspector), [facts]);
    const { width, height, format } = await sharp(
      inspector.thumbnail(sha256),
    ).metadata();
    assert.deepEqual([format, width, height], ["webp", 256, 171]);
  });

  it("makes the copies of another size without forgetting those it has", async () => {
    folder.write("a.png", await drawing(1, 900, 600).png().toBuffer());
    const [facts] = await read(made());
    const { sha256 = "", bytes = 0 } = facts ?? {};
    const inspector = made();
    assert.equal(inspector.thumbnail(sha256, "cell"), undefined);
    const file = path.join(folder.path(), "a.png");
    const { mtimeMs: modifiedMs } = statSync(file);
    const entry = { kind: "file", file: "a.png", bytes, modifiedMs } as const;
    const seen = await inspector.inspect(file, entry, undefined, [
      "list",
      "cell",
    ]);
    await inspector.dispose();
    assert.deepEqual(seen, facts);
    const widths = await Promise.all(
      (["list", "cell"] as const).map(async (size) => {
        const { width } = await sharp(
          inspector.thumbnail(sha256, size),
        ).metadata();
        return width;
      }),
    );
    assert.deepEqual(widths, [256, 384]);
  });
});
