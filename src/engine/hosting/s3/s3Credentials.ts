import type { S3Place } from "../../../core/dataset/manifest.ts";

/** What signs requests to a storage. It is shown to nobody. */
export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Belongs to credentials that expire. */
  readonly sessionToken?: string;
}

/** The variables that every tool for such storages reads. */
export function credentialsIn(
  environment: NodeJS.ProcessEnv,
): S3Credentials | undefined {
  const accessKeyId = environment["AWS_ACCESS_KEY_ID"]?.trim();
  const secretAccessKey = environment["AWS_SECRET_ACCESS_KEY"]?.trim();
  const sessionToken = environment["AWS_SESSION_TOKEN"]?.trim();
  return accessKeyId && secretAccessKey
    ? { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) }
    : undefined;
}

/** Credentials as they are kept; undefined when what is kept isn't some. */
export function parseCredentials(text: string): S3Credentials | undefined {
  const [accessKeyId, secretAccessKey, sessionToken] = text.split("\n");
  return accessKeyId && secretAccessKey
    ? { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) }
    : undefined;
}

export function formatCredentials({
  accessKeyId,
  secretAccessKey,
  sessionToken = "",
}: S3Credentials): string {
  return [accessKeyId, secretAccessKey, sessionToken].join("\n");
}

/** What credentials are given for: they go to this bucket and to nothing else. */
export function placeName({
  endpoint,
  bucket,
}: Pick<S3Place, "endpoint" | "bucket">): string {
  return `${new URL(endpoint).origin}/${bucket}`;
}

/** A storage may repeat what it was sent. */
export function withoutCredentials(
  text: string,
  { accessKeyId, secretAccessKey, sessionToken }: S3Credentials,
): string {
  return [secretAccessKey, sessionToken, accessKeyId]
    .filter((secret) => secret !== undefined && secret !== "")
    .reduce<string>(
      (clean, secret) => clean.replaceAll(secret ?? "", "…"),
      text,
    );
}
