import type { S3Place } from "../../../core/dataset/manifest.ts";
import type { ServiceFailure } from "../../../core/training/failure.ts";
import type { Text } from "../../../core/words/text.ts";
import { english, say } from "../../../core/words/text.ts";
import { ServiceError } from "../../../service/serviceError.ts";
import type { S3Refusal } from "./s3Answers.ts";

/** Clocks further apart make a storage refuse every signature. */
const maxClockSkewMs = 15 * 60_000;

/** From what a storage answers to words and the next step. */
export function refusedBy(
  place: S3Place,
  refusal: S3Refusal,
  nowMs: number,
): ServiceError {
  const host = new URL(place.endpoint).host;
  const { code, status, message } = refusal;
  const about = {
    httpStatus: status,
    ...(code !== "" && { code }),
  };
  const key = (said: Text) => failing("storage-key", said, about);
  const storage = (said: Text) => failing("storage", said, about);
  if (isAboutClock(refusal, nowMs)) {
    return storage(clockWords(host, refusal.serverTimeMs, nowMs));
  }
  switch (code) {
    case "InvalidAccessKeyId":
      return key(say`${host} doesn't know the access key ID.`);
    case "SignatureDoesNotMatch":
      return key(
        say`${host} doesn't accept the signature: the secret access key belongs to another access key ID, or is mistyped.`,
      );
    case "ExpiredToken":
    case "ExpiredTokenException":
    case "InvalidToken":
    case "TokenRefreshRequired":
      return key(say`The session token for ${host} has expired.`);
    case "NoSuchBucket":
      return storage(
        say`${host} has no bucket ${place.bucket}. Make it there, or correct \`hosting.bucket\` in the manifest.`,
      );
    case "EntityTooLarge":
      return storage(
        say`${host} takes no file of this size. Its provider may have a limit per bucket.`,
      );
  }
  if (isElsewhere(refusal)) {
    return storage(
      refusal.region === undefined || refusal.region === place.region
        ? say`The bucket ${place.bucket} isn't at ${host}. Correct \`hosting.endpoint\` in the manifest.`
        : say`The bucket ${place.bucket} is in the region ${refusal.region}, not in ${place.region}. Correct \`hosting.region\` and \`hosting.endpoint\` in the manifest.`,
    );
  }
  if (status === 401 || status === 403) {
    return key(
      say`${host} doesn't allow these credentials to use the bucket ${place.bucket}. They need s3:PutObject, s3:GetObject, s3:AbortMultipartUpload and s3:ListMultipartUploadParts there.`,
    );
  }
  if (isPassing(status, code)) {
    return storage(
      say`${host} is busy (HTTP ${status}). Submit again in a few minutes; the upload goes on where it stopped.`,
    );
  }
  return storage(
    message === ""
      ? say`${host} answers HTTP ${status}`
      : say`${host} answers HTTP ${status}: ${message}`,
  );
}

/** A failure of the storage, in our own words. */
export function failing(
  category: "storage" | "storage-key",
  said: Text,
  about: Partial<ServiceFailure> = {},
): ServiceError {
  return new ServiceError({ category, message: english(said), said, ...about });
}

/** Nothing came back. */
export function unreachable(place: S3Place, reason: string): ServiceError {
  const { host } = new URL(place.endpoint);
  return failing(
    "storage",
    say`${host} can't be reached: ${reason}. Check the network and \`hosting.endpoint\` in the manifest, then submit again; the upload goes on where it stopped.`,
  );
}

/** Whether the same request may succeed a moment later. */
export function isPassing(status: number, code: string): boolean {
  return (
    status === 429 ||
    status === 408 ||
    (status >= 500 && status !== 501) ||
    code === "SlowDown" ||
    code === "RequestTimeout"
  );
}

function isElsewhere({ code, status }: S3Refusal): boolean {
  return (
    code === "PermanentRedirect" ||
    code === "TemporaryRedirect" ||
    code === "AuthorizationHeaderMalformed" ||
    (status >= 300 && status < 400)
  );
}

/** Whether it is the time that is refused, whatever the storage calls it. */
export function isAboutClock(
  { code, status, serverTimeMs }: S3Refusal,
  nowMs: number,
): boolean {
  const isFarOff =
    serverTimeMs !== undefined &&
    Math.abs(serverTimeMs - nowMs) > maxClockSkewMs;
  return code === "RequestTimeTooSkewed" || (status === 403 && isFarOff);
}

function clockWords(
  host: string,
  serverTimeMs: number | undefined,
  nowMs: number,
): Text {
  if (serverTimeMs === undefined) {
    return say`The clock of this machine differs from that of ${host} by more than 15 minutes, so nothing it signs is accepted. Set this machine's clock, then submit again.`;
  }
  const minutes = Math.round(Math.abs(nowMs - serverTimeMs) / 60_000);
  return nowMs < serverTimeMs
    ? say`The clock of this machine is ${minutes} minutes behind that of ${host}, so nothing it signs is accepted. Set this machine's clock, then submit again.`
    : say`The clock of this machine is ${minutes} minutes ahead of that of ${host}, so nothing it signs is accepted. Set this machine's clock, then submit again.`;
}
