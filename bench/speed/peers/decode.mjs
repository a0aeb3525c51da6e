// What decoding alone costs: every file of a folder to 256 pixels, two at a time.
import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";

sharp.concurrency(1);
const [folder] = process.argv.slice(2);
const waiting = fs.readdirSync(folder).map((name) => path.join(folder, name));
const work = async () => {
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    await sharp(file).resize(256, 256, { fit: "inside" }).raw().toBuffer();
  }
};
await Promise.all([work(), work()]);
