import assert from "node:assert/strict";
import sharp from "sharp";
import {
  archive,
  generation,
  inline,
  open,
  training,
} from "./rehearsal/support.ts";
import type { Json, Studio } from "./rehearsal/support.ts";

describe("the rehearsal's pictures", function () {
  // Pictures are really decoded and drawn, on whatever machine this is.
  this.timeout(30_000);

  let studio: Studio;
  before(async () => {
    studio = await open({ speed: 100_000 });
  });
  after(() => studio.stop());

  const generate = async (more?: Json) => {
    const { data, errors } = await studio.post([generation(more)]);
    assert.deepEqual(errors, []);
    return data;
  };
  const download = async (item: Json | undefined) => {
    const response = await fetch(String(item?.["imageURL"]));
    assert.equal(response.status, 200);
    return Buffer.from(await response.arrayBuffer());
  };
  /** Mean difference of two pictures, 0 to 255. */
  const distance = async (one: Buffer, other: Buffer) => {
    const [a, b] = await Promise.all(
      [one, other].map((bytes) =>
        sharp(bytes).resize(64, 64, { fit: "fill" }).raw().toBuffer(),
      ),
    );
    assert.ok(a !== undefined && b?.length === a.length);
    return (
      a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) /
      a.length
    );
  };
  const train = async (air: string, background: string) => {
    const dataset = inline(await archive(10, {}, background));
    const task = training(dataset, { importModel: { air, name: "House" } });
    await studio.post([task]);
    await studio.inspected(task.taskUUID);
    await studio.skip(1);
  };

  it("have the size and the format that were asked for", async () => {
    for (const [outputFormat, format] of [
      ["JPG", "jpeg"],
      ["PNG", "png"],
      ["WEBP", "webp"],
    ] as const) {
      const [item] = await generate({
        outputFormat,
        width: 1088,
        height: 1536,
      });
      const found = await sharp(await download(item)).metadata();
      assert.deepEqual(
        [found.format, found.width, found.height],
        [format, 1088, 1536],
      );
    }
  });

  it("come inline when asked for, with their cost", async () => {
    const [item] = await generate({
      outputType: ["base64Data", "dataURI"],
      includeCost: true,
    });
    assert.equal(item?.["imageURL"], undefined);
    assert.equal(item?.["cost"], 0.03);
    assert.match(String(item["imageDataURI"]), /^data:image\/jpeg;base64,/);
    const bytes = Buffer.from(String(item["imageBase64Data"]), "base64");
    assert.equal((await sharp(bytes).metadata()).width, 1024);
  });

  it("differ from prompt to prompt and from one result to the next", async () => {
    const [fox, second] = await generate({ numberResults: 2 });
    const [ship] = await generate({ positivePrompt: "A ship in a harbour" });
    const foxBytes = await download(fox);
    assert.ok((await distance(foxBytes, await download(ship))) > 8);
    assert.notDeepEqual(foxBytes, await download(second));
  });

  it("are another drawing each time, and the same ones in every rehearsal", async () => {
    const kite = { positivePrompt: "A kite over the sea" };
    const pictures = async () => {
      const [first] = await generate(kite);
      const [second] = await generate(kite);
      return [await download(first), await download(second)];
    };
    const before = await pictures();
    assert.notDeepEqual(before[0], before[1]);
    await studio.stop();
    studio = await open({ speed: 100_000 });
    assert.deepEqual(await pictures(), before);
  });

  it("show words in straight quotes", async () => {
    const prompt = { positivePrompt: 'A mug with "STELLAR" on it' };
    const other = { positivePrompt: 'A mug with "" on it' };
    const [named] = await generate(prompt);
    const [plain] = await generate(other);
    assert.ok(
      (await distance(await download(named), await download(plain))) > 3,
    );
  });

  it("take the colours of the dataset their model was trained on", async () => {
    await train("acme:house@1", "#0d132b");
    await train("acme:house@2", "#f4e8d0");
    const lightness = async (model: string) => {
      const [item] = await generate({ model });
      const { channels } = await sharp(await download(item)).stats();
      return (
        channels.reduce((sum, { mean }) => sum + mean, 0) / channels.length
      );
    };
    assert.ok((await lightness("acme:house@1")) < 100);
    assert.ok((await lightness("acme:house@2")) > 130);
  });

  it("are made one after the other when asked for asynchronously", async () => {
    const slow = await open({ speed: 1 });
    const task = generation({ deliveryMethod: "async", numberResults: 2 });
    const ack = await slow.post([task]);
    assert.deepEqual(ack.data, [
      { taskType: "imageInference", taskUUID: task.taskUUID },
    ]);
    const states = async () =>
      (await slow.poll(task.taskUUID)).data.map((item) => item["status"]);
    assert.deepEqual(await states(), ["processing", "processing"]);
    await slow.skip(8_500 / 7_200_000);
    assert.deepEqual(await states(), ["success", "processing"]);
    await slow.skip(1);
    assert.deepEqual(await states(), ["success", "success"]);
    await slow.stop();
  });

  it("are gone when their time is over", async () => {
    const slow = await open();
    const task = generation({ deliveryMethod: "async", ttl: 60 });
    await slow.post([task]);
    await slow.skip(0.1);
    const [item] = (await slow.poll(task.taskUUID)).data;
    await download(item);
    await slow.skip(1);
    assert.equal((await fetch(String(item?.["imageURL"]))).status, 404);
    await slow.stop();
  });

  it("wait for a model that is trained and not yet ready", async () => {
    await studio.turn({ modelReadyDelayMs: 1_000_000 });
    await train("acme:late@1", "#203040");
    const { errors } = await studio.post([
      generation({ model: "acme:late@1" }),
    ]);
    assert.equal(errors[0]?.["code"], "modelNotReady");
    await studio.turn({ modelReadyDelayMs: 0 });
    await generate({ model: "acme:late@1" });
  });
});
