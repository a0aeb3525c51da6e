import { AwsV4Signer } from "aws4fetch";
import type { S3Place } from "../../../core/dataset/manifest.ts";
import { say } from "../../../core/words/text.ts";
import type { FileRange } from "../plannedZip.ts";
import type { StoredPart } from "./s3Answers.ts";
import { completion, elementIn, partsIn } from "./s3Answers.ts";
import type { S3Credentials } from "./s3Credentials.ts";
import { isAboutClock, refusedBy } from "./s3Failures.ts";
import type { S3Effects, S3Request } from "./sendSigned.ts";
import {
  createSendSigned,
  nonsense,
  objectUrl,
  requireAnswer,
  signingTime,
} from "./sendSigned.ts";

type OnSent = NonNullable<S3Request["onSent"]>;

/**
 * What an upload needs of an S3-compatible storage. Everything throws a
 * ServiceError with words for the user, or the reason of the signal.
 */
export interface S3Client {
  /**
   * How large the object is. Undefined: it isn't there, or these credentials
   * may not look; wrong credentials, bucket or clock are thrown.
   */
  sizeOf(key: string, signal: AbortSignal): Promise<number | undefined>;
  put(
    key: string,
    content: FileRange,
    signal: AbortSignal,
    onSent?: OnSent,
  ): Promise<void>;
  /** Begins an upload in parts; resolves with its id. */
  begin(key: string, signal: AbortSignal): Promise<string>;
  /** Resolves with the part's ETag. */
  putPart(
    part: {
      readonly key: string;
      readonly uploadId: string;
      readonly number: number;
    },
    content: FileRange,
    signal: AbortSignal,
    onSent?: OnSent,
  ): Promise<string>;
  /** Undefined: the storage has no such upload any more, or doesn't tell. */
  parts(
    key: string,
    uploadId: string,
    signal: AbortSignal,
  ): Promise<readonly StoredPart[] | undefined>;
  /** False: the storage has no such upload any more. */
  complete(
    key: string,
    uploadId: string,
    etags: ReadonlyMap<number, string>,
    signal: AbortSignal,
  ): Promise<boolean>;
  abort(key: string, uploadId: string, signal: AbortSignal): Promise<void>;
  /** An address at which anybody reads the object for a day. */
  signedAddress(key: string): Promise<URL>;
}

const addressSeconds = 24 * 60 * 60;

export function createS3Client(
  place: S3Place,
  credentials: S3Credentials,
  effects: S3Effects,
): S3Client {
  const send = createSendSigned(place, credentials, effects);
  const ask = async (request: S3Request, signal: AbortSignal) =>
    requireAnswer(await send(request, signal), place, effects);
  const etagOf = (response: Response): string => {
    const etag = response.headers.get("etag");
    if (etag) return etag;
    throw nonsense(
      place,
      (host) => say`${host} took a part of the file without an ETag`,
    );
  };

  return {
    async sizeOf(key, signal) {
      // One byte rather than HEAD, whose refusals come without a reason.
      const headers = { Range: "bytes=0-0" };
      const answer = await send({ method: "GET", key, headers }, signal);
      if (!("refusal" in answer)) return sizeIn(answer.response);
      const { status, code } = answer.refusal;
      // Who may not list a bucket is denied what isn't there.
      const isAbsent =
        code === "NoSuchKey" ||
        code === "AccessDenied" ||
        status === 416 ||
        (status === 404 && code === "");
      const nowMs = effects.now();
      if (isAbsent && !isAboutClock(answer.refusal, nowMs)) return undefined;
      throw refusedBy(place, answer.refusal, nowMs);
    },
    async put(key, body, signal, onSent) {
      await ask(
        { method: "PUT", key, body, ...(onSent && { onSent }) },
        signal,
      );
    },
    async begin(key, signal) {
      const query = { uploads: "" };
      const headers = { "Content-Type": "application/zip" };
      const { text } = await ask(
        { method: "POST", key, query, headers },
        signal,
      );
      const uploadId = elementIn(text, "UploadId");
      if (uploadId) return uploadId;
      throw nonsense(
        place,
        (host) => say`${host} begins an upload without naming it`,
      );
    },
    async putPart({ key, uploadId, number }, body, signal, onSent) {
      const query = { partNumber: String(number), uploadId };
      const request = { method: "PUT", key, query, body } as const;
      const { response } = await ask(
        { ...request, ...(onSent && { onSent }) },
        signal,
      );
      return etagOf(response);
    },
    async parts(key, uploadId, signal) {
      const answer = await send(
        { method: "GET", key, query: { uploadId } },
        signal,
      );
      if (!("refusal" in answer)) return partsIn(answer.text);
      const { status, code } = answer.refusal;
      const isUnknown = status === 404 && code !== "NoSuchBucket";
      if (isUnknown || status === 405 || status === 501) return undefined;
      throw refusedBy(place, answer.refusal, effects.now());
    },
    async complete(key, uploadId, etags, signal) {
      const answer = await send(
        {
          method: "POST",
          key,
          query: { uploadId },
          body: completion(etags),
          headers: { "Content-Type": "application/xml" },
        },
        signal,
      );
      if (!("refusal" in answer)) return true;
      if (answer.refusal.code === "NoSuchUpload") return false;
      throw refusedBy(place, answer.refusal, effects.now());
    },
    async abort(key, uploadId, signal) {
      await send({ method: "DELETE", key, query: { uploadId } }, signal);
    },
    async signedAddress(key) {
      const query = { "X-Amz-Expires": String(addressSeconds) };
      const { url } = await new AwsV4Signer({
        ...credentials,
        method: "GET",
        url: objectUrl(place, key, query).href,
        service: "s3",
        region: place.region,
        signQuery: true,
        datetime: signingTime(effects.now()),
      }).sign();
      return url;
    },
  };
}

/** The whole size, from the answer to a question for one byte. */
function sizeIn({ headers, status }: Response): number | undefined {
  const total =
    status === 206
      ? /\/(\d+)$/.exec(headers.get("content-range") ?? "")?.[1]
      : headers.get("content-length");
  return total ? Number(total) : undefined;
}
