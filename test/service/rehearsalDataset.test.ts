import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mostImageBytes } from "../../src/rehearsal/inspectDataset.ts";
import {
  archive,
  at,
  inline,
  open,
  picture,
  training,
} from "./rehearsal/support.ts";
import type { Studio } from "./rehearsal/support.ts";

describe("the rehearsal's look into a dataset", function () {
  // Pictures are really decoded and drawn, on whatever machine this is.
  this.timeout(30_000);

  let studio: Studio;
  before(async () => {
    studio = await open();
  });
  after(() => studio.stop());

  const verdict = async (dataset: string) => {
    const task = training(dataset);
    await studio.post([task]);
    await studio.inspected(task.taskUUID);
    const { data } = await studio.poll(task.taskUUID);
    return data[0];
  };

  const refusals: readonly (readonly [
    why: string,
    make: () => Promise<Buffer>,
    message: RegExp,
  ])[] = [
    ["is no archive", () => picture(1), /not a readable ZIP/],
    [
      "is cut off",
      async () => (await archive(10)).subarray(0, 900),
      /not a readable ZIP/,
    ],
    ["is empty", () => archive(0), /holds 0 images; 10 to 50/],
    ["has nine images", () => archive(9), /holds 9 images; 10 to 50/],
    ["has 51 images", () => archive(51), /holds 51 images; 10 to 50/],
    [
      "has a GIF that is named PNG",
      async () => archive(10, { "odd.png": await picture(1, "red", "gif") }),
      /'odd\.png' \(file 11 of 11\) is a GIF whatever its name says/,
    ],
    [
      "has a text beside the images",
      () => archive(10, { "notes.txt": "A note" }),
      /'notes\.txt' .* is not a known picture/,
    ],
    [
      "has an archive inside",
      async () => archive(10, { "more.zip": await archive(1) }),
      /'more\.zip' .* is an archive/,
    ],
    [
      "has an empty file",
      () => archive(10, { "empty.jpg": "" }),
      /'empty\.jpg' .* is an empty file/,
    ],
    [
      "has a truncated image",
      async () => {
        const whole = await picture(3, "#446688", "jpeg");
        return archive(10, { "cut.jpg": whole.subarray(0, whole.length / 2) });
      },
      /'cut\.jpg' .* cannot be decoded/,
    ],
    [
      "has an image over the limit",
      () => archive(10, { "huge.png": Buffer.alloc(mostImageBytes + 1) }),
      /'huge\.png' .* is larger than 52428800 bytes/,
    ],
  ];

  for (const [why, make, message] of refusals) {
    it(`refuses one that ${why}`, async () => {
      const failed = await verdict(inline(await make()));
      assert.equal(failed?.["status"], "error");
      assert.equal(at(failed, "error", "code"), "invalidDataset");
      assert.match(String(at(failed, "error", "message")), message);
    });
  }

  it("takes ten and fifty images, and passes over system files", async () => {
    const ten = await archive(10, {
      "__MACOSX/._picture-0.png": "x",
      ".DS_Store": "x",
      "Thumbs.db": "x",
    });
    assert.equal((await verdict(inline(ten)))?.["status"], "processing");
    const fifty = inline(await archive(50));
    assert.equal((await verdict(fifty))?.["status"], "processing");
  });

  it("takes one as bare base64, or by the UUID of a stored medium", async () => {
    const bytes = await archive(10);
    const base64 = bytes.toString("base64");
    assert.equal((await verdict(base64))?.["status"], "processing");
    const [stored] = (
      await studio.post([
        {
          taskType: "mediaStorage",
          taskUUID: randomUUID(),
          operation: "upload",
          media: inline(bytes),
        },
      ])
    ).data;
    const mediaUUID = String(stored?.["mediaUUID"]);
    assert.equal((await verdict(mediaUUID))?.["status"], "processing");
    const mediaURL = String(stored?.["mediaURL"]);
    assert.equal((await verdict(mediaURL))?.["status"], "processing");
  });
});

describe("the rehearsal's media storage", function () {
  // Pictures are really decoded and drawn, on whatever machine this is.
  this.timeout(30_000);

  let studio: Studio;
  before(async () => {
    studio = await open();
  });
  after(() => studio.stop());

  const upload = (media: string, taskUUID: string = randomUUID()) =>
    studio.post([
      { taskType: "mediaStorage", taskUUID, operation: "upload", media },
    ]);

  it("serves what was stored until it is deleted", async () => {
    const bytes = await picture(2);
    const [stored] = (await upload(bytes.toString("base64"))).data;
    const mediaURL = String(stored?.["mediaURL"]);
    const served = await fetch(mediaURL);
    assert.equal(served.headers.get("content-type"), "image/png");
    assert.deepEqual(Buffer.from(await served.arrayBuffer()), bytes);
    const copied = await upload(mediaURL);
    assert.notEqual(copied.data[0]?.["mediaUUID"], stored?.["mediaUUID"]);
    await studio.post([
      {
        taskType: "mediaStorage",
        taskUUID: randomUUID(),
        operation: "delete",
        media: stored?.["mediaUUID"],
      },
    ]);
    assert.equal((await fetch(mediaURL)).status, 404);
  });

  it("may give the UUID only after a while", async () => {
    await studio.turn({ mediaUUID: "placeholder" });
    const taskUUID = randomUUID();
    const { data } = await upload("AAAA", taskUUID);
    assert.equal(data[0]?.["mediaUUID"], "1");
    await studio.skip(1);
    const later = (await studio.poll(taskUUID)).data[0];
    assert.match(String(later?.["mediaUUID"]), /^[0-9a-f-]{36}$/);
    await studio.turn({ mediaUUID: "immediate" });
  });

  it("refuses archives when switched to", async () => {
    await studio.turn({ mediaZip: "refused" });
    const { errors } = await upload(inline(await archive(1)));
    assert.equal(errors[0]?.["code"], "invalidMedia");
    await studio.turn({ mediaZip: "accepted" });
  });
});
