import type { S3Place } from "../../../src/core/dataset/manifest.ts";
import type { TrainingPlan } from "../../../src/core/training/plan.ts";
import type { S3Credentials } from "../../../src/engine/hosting/s3/s3Credentials.ts";
import { s3Effects } from "../../../src/engine/hosting/s3/s3Effects.ts";
import { createUploadRecords } from "../../../src/engine/hosting/s3/uploadRecords.ts";
import type { s3Sizes } from "../../../src/engine/hosting/s3/uploadToS3.ts";
import { uploadToS3 } from "../../../src/engine/hosting/s3/uploadToS3.ts";

/** What the process is told, as JSON. */
export interface UploadOrder {
  readonly place: S3Place;
  readonly credentials: S3Credentials;
  readonly recordsFolder: string;
  readonly zip: TrainingPlan["zip"];
  readonly sizes: typeof s3Sizes;
}

/** A process that uploads a ZIP and says the address it ended with. */
async function main(): Promise<void> {
  const order = JSON.parse(process.argv[2] ?? "") as UploadOrder;
  const { place, credentials, recordsFolder, zip, sizes } = order;
  const address = await uploadToS3(place, {
    zip,
    access: {
      credentials,
      records: createUploadRecords(recordsFolder),
      effects: s3Effects,
      sizes,
    },
    signal: new AbortController().signal,
  });
  process.stdout.write(address);
}

void main();
