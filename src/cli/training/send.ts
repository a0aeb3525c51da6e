import { byteSize } from "../../core/text.ts";
import type { Hosting } from "../../core/dataset/manifest.ts";
import type { Job } from "../../core/training/job.ts";
import type { TrainingPlan } from "../../core/training/plan.ts";
import type { HostingWay } from "../../engine/hosting/hostPackage.ts";
import { hostPackage } from "../../engine/hosting/hostPackage.ts";
import { mediaMemory } from "../../engine/hosting/mediaMemory.ts";
import {
  credentialsIn,
  placeName,
} from "../../engine/hosting/s3/s3Credentials.ts";
import { s3Effects } from "../../engine/hosting/s3/s3Effects.ts";
import { createUploadRecords } from "../../engine/hosting/s3/uploadRecords.ts";
import type { Journal } from "../../engine/training/journalTypes.ts";
import { submitTraining } from "../../engine/training/submitTraining.ts";
import { userFiles } from "../../engine/userFiles.ts";
import type { Connection } from "./connection.ts";

/**
 * A way of hosting with what it takes.
 *
 * @param allowedStorage endpoint and bucket that the AWS_* variables may be
 *   used for: a manifest alone, whoever wrote it, doesn't say where a ZIP goes
 * @throws a sentence that says what is missing
 */
export function hostingWay(
  hosting: Hosting,
  { account }: Connection,
  journal: Journal,
  allowedStorage: string | undefined,
): HostingWay {
  const { mediaFile, uploadsFolder } = userFiles();
  switch (hosting.kind) {
    case "url":
      return hosting;
    case "runware":
      return {
        kind: "runware",
        memory: mediaMemory({ account, mediaFile, journal }),
      };
    case "s3": {
      const { kind, ...place } = hosting;
      const name = placeName(place);
      if (allowedStorage !== name) {
        throw new Error(
          `The manifest puts the ZIP into ${name}. If that is yours, say so with --storage ${name}.`,
        );
      }
      const credentials = credentialsIn(process.env);
      if (!credentials) {
        throw new Error(
          `There are no credentials for ${name}: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
        );
      }
      return {
        kind,
        place,
        access: {
          credentials,
          records: createUploadRecords(uploadsFolder),
          effects: s3Effects,
        },
      };
    }
  }
}

/**
 * Uploads and submits, exactly once. Until the request goes out the signal
 * gives up; from then on the journal knows of it, whatever happens here.
 *
 * @throws as `submitTraining`
 */
export function send(options: {
  readonly plan: TrainingPlan;
  readonly way: HostingWay;
  readonly connection: Connection;
  readonly journal: Journal;
  readonly signal: AbortSignal;
  readonly onProgress: (text: string) => void;
}): Promise<Job> {
  const { plan, way, journal, connection, onProgress } = options;
  const { client } = connection;
  return submitTraining({
    plan,
    journal,
    client,
    signal: options.signal,
    host: (signal) =>
      hostPackage({
        way,
        zip: plan.zip,
        client,
        signal,
        onProgress: ({ step, doneBytes, totalBytes }) =>
          onProgress(
            `${step === "upload" ? "uploading" : "reading it as the service will"}, ${byteSize(doneBytes)} of ${byteSize(totalBytes)}`,
          ),
      }),
  });
}
