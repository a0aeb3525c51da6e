// Memory and time of hosting a large ZIP, each way in a process of its own:
//   npm run bench:hosting [-- --megabytes 1500] [-- --json]
import { fork } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildBench } from "../build.mjs";

const fileOf = await buildBench("hosting");
const { values } = parseArgs({
  options: {
    megabytes: { type: "string", default: "1500" },
    json: { type: "boolean", default: false },
  },
});
const bytes = Math.round(Number(values.megabytes) * 1e6);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "style-trainer-bench-"));
const server = fork(fileOf("server"), [path.join(folder, "storage")]);
try {
  const [address] = await once(server, "message");
  const zip = path.join(folder, "a.zip");
  writeIncompressible(zip, bytes);
  const measured = [];
  for (const way of ["floor", "inline", "s3", "url"]) {
    const upload = fork(
      fileOf("upload"),
      [way, zip, path.join(folder, "records"), JSON.stringify(address)],
      { execArgv: ["--expose-gc"] },
    );
    const [{ idleMB, peakMB, seconds }] = await once(upload, "message");
    measured.push({ way, idleMB, peakMB, seconds });
  }
  console.log(values.json ? JSON.stringify(measured) : inWords(measured));
} finally {
  server.kill();
  fs.rmSync(folder, { recursive: true, force: true });
}

function inWords(measured) {
  return [
    `A file of ${(bytes / 1e6).toFixed(0)} MB, MB above idle:`,
    ...measured.map(
      ({ way, idleMB, peakMB, seconds }) =>
        `${way.padEnd(7)} peak ${(peakMB - idleMB).toFixed(0).padStart(4)} (${idleMB.toFixed(0)} → ${peakMB.toFixed(0)}), ${seconds.toFixed(1)} s`,
    ),
  ].join("\n");
}

/** Every block differs from its neighbours, as in a ZIP of pictures. */
function writeIncompressible(file, size) {
  const block = Buffer.alloc(1 << 20);
  const handle = fs.openSync(file, "w");
  for (let at = 0; at < size; at += block.length) {
    block.fill(at % 251);
    block.writeUInt32LE(at >>> 0, 0);
    fs.writeSync(handle, block, 0, Math.min(block.length, size - at));
  }
  fs.closeSync(handle);
}
