/** Hosts one file one way and says what memory it took at most. */
import { createReadStream, statSync } from "node:fs";
import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { pipeline } from "node:stream/promises";
import type { S3Place } from "../../src/core/dataset/manifest.ts";
import { checkOwnUrl } from "../../src/engine/hosting/checkOwnUrl.ts";
import { s3Effects } from "../../src/engine/hosting/s3/s3Effects.ts";
import type { S3Credentials } from "../../src/engine/hosting/s3/s3Credentials.ts";
import { createUploadRecords } from "../../src/engine/hosting/s3/uploadRecords.ts";
import { uploadToS3 } from "../../src/engine/hosting/s3/uploadToS3.ts";
import { sendInline } from "../../src/engine/hosting/sendInline.ts";
import { sha256OfFile } from "../../src/engine/package/sha256OfFile.ts";
import { connect } from "../../src/engine/service/connect.ts";

const [way = "", file = "", records = "", address = ""] = process.argv.slice(2);
const { place, credentials, service } = JSON.parse(address) as {
  readonly place: S3Place;
  readonly credentials: S3Credentials;
  readonly service: string;
};
const signal = new AbortController().signal;
const zip = {
  file,
  bytes: statSync(file).size,
  sha256: await sha256OfFile(file),
};

/** Resident memory, which counts buffers outside the heap too. */
const megabytes = () => process.memoryUsage.rss() / 1e6;

// Idle is after what every upload needs has been loaded and used once.
await fetch(`${service}/${encodeURIComponent(import.meta.filename)}`).then(
  async (response) => response.text(),
);
await wait(500);
(globalThis as { gc?: () => void }).gc?.();
await wait(500);
const idleMB = megabytes();
let peakMB = idleMB;
const sampling = setInterval(() => {
  peakMB = Math.max(peakMB, megabytes());
}, 5);
const startMs = performance.now();
await host();
const seconds = (performance.now() - startMs) / 1000;
clearInterval(sampling);
peakMB = Math.max(peakMB, megabytes());
process.send?.({ idleMB, peakMB, seconds });
process.disconnect();

async function host(): Promise<unknown> {
  switch (way) {
    case "inline":
      // The product ends at 268 MB, because of the other side; memory doesn't.
      return sendInline({
        zip,
        client: connect({ endpoint: service, apiKey: "key" }),
        signal,
      });
    case "s3":
      return uploadToS3(place, {
        zip,
        access: {
          credentials,
          records: createUploadRecords(records),
          effects: s3Effects,
        },
        signal,
      });
    case "url":
      return checkOwnUrl(`${service}/${encodeURIComponent(file)}`, {
        zip,
        signal,
      });
    case "floor":
      return plainPost();
    default:
      throw new Error(`no way ${way}`);
  }
}

/** What Node itself needs to send the file's bytes, and nothing else. */
async function plainPost(): Promise<void> {
  const post = request(service, { method: "POST" });
  const answered = new Promise<void>((resolve, reject) => {
    post.on("response", (response) => {
      response.resume().on("end", () => resolve());
    });
    post.on("error", reject);
  });
  await pipeline(createReadStream(file), post);
  await answered;
}
