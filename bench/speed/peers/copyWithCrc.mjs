// What packing can't do without: every byte of a folder read once, summed, and written once.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

const [folder, target] = process.argv.slice(2);
const out = fs.openSync(target, "w");
const block = Buffer.alloc(1 << 20);
for (const name of fs.readdirSync(folder)) {
  const file = fs.openSync(path.join(folder, name), "r");
  let sum = 0;
  for (let bytes; (bytes = fs.readSync(file, block)) > 0;) {
    const part = block.subarray(0, bytes);
    sum = zlib.crc32(part, sum);
    fs.writeSync(out, part);
  }
  fs.closeSync(file);
}
fs.fsyncSync(out);
fs.closeSync(out);
