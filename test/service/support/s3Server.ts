import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import S3rver from "@20minutes/s3rver";
import type { S3Place } from "../../../src/core/dataset/manifest.ts";
import type { S3Credentials } from "../../../src/engine/hosting/s3/s3Credentials.ts";

/** A request as it arrived: "PUT style/a.zip?partNumber=1". */
type Seen = string;

export interface S3Server {
  readonly place: S3Place;
  readonly credentials: S3Credentials;
  readonly seen: Seen[];
  /** Answers by hand where it returns true; the storage answers the rest. */
  interfere: (
    request: IncomingMessage,
    response: ServerResponse,
    seen: Seen,
  ) => boolean;
  /** Ids of uploads in parts that are under way. */
  uploads(): Promise<readonly string[]>;
  /** As a storage does with what nobody goes on with. */
  expireUploads(): Promise<void>;
  stop(): Promise<void>;
}

const bucket = "illustrations";

/**
 * An S3 server on a real socket that checks signatures. It is private: who
 * signs nothing gets nothing. Listing and aborting uploads in parts is added
 * here, from its own files; it has everything else.
 */
export async function startS3Server(directory: string): Promise<S3Server> {
  const storage = new S3rver({
    directory,
    silent: true,
    configureBuckets: [{ name: bucket }],
  });
  const uploadsFolder = storage.store.getResourcePath(
    bucket,
    undefined,
    "uploads",
  );
  storage.middleware.unshift(async (context, next) => {
    const isSigned =
      context.headers["authorization"] !== undefined ||
      context.query["X-Amz-Signature"] !== undefined;
    if (!isSigned) {
      context.status = 403;
      context.body = "<Error><Code>AccessDenied</Code></Error>";
      return;
    }
    try {
      await next();
    } catch (error) {
      // Thrown after the signature was checked.
      const { uploadId } = context.query;
      if (uploadId === undefined || !isNotAllowed(error)) throw error;
      await answerAboutUpload(context, path.join(uploadsFolder, uploadId));
    }
  });
  await storage.configureBuckets();
  const listener = storage.callback();
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(
      request.url ?? "",
      "http://localhost",
    );
    const shown = [...searchParams]
      .filter(([name]) => name === "partNumber" || name === "uploads")
      .map(([name, value]) => `${name}=${value}`);
    const key = pathname.slice(`/${bucket}/`.length);
    const line = `${request.method ?? ""} ${[key, ...shown].join("?")}`;
    seen.push(line);
    if (!own.interfere(request, response, line)) listener(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("port");
  const own: S3Server = {
    place: {
      endpoint: `http://127.0.0.1:${address.port}`,
      region: "eu-central-1",
      bucket,
      prefix: "style",
    },
    credentials: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
    seen,
    interfere: () => false,
    uploads: async () => readdir(uploadsFolder).catch(() => []),
    async expireUploads() {
      await rm(uploadsFolder, { recursive: true, force: true });
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return own;
}

async function answerAboutUpload(
  context: { readonly method: string; status: number; body: unknown },
  folder: string,
): Promise<void> {
  const names = await readdir(folder).catch(() => undefined);
  if (!names) {
    context.status = 404;
    context.body = "<Error><Code>NoSuchUpload</Code></Error>";
  } else if (context.method === "DELETE") {
    await rm(folder, { recursive: true });
    context.status = 204;
    context.body = null;
  } else {
    const numbers = names.filter((name) => /^\d+$/.test(name));
    const parts = await Promise.all(
      // A part without its hash was cut off.
      numbers
        .filter((number) => names.includes(`${number}.md5`))
        .map(async (number) => {
          const { size } = await stat(path.join(folder, number));
          const md5 = await readFile(path.join(folder, `${number}.md5`));
          return `<Part><PartNumber>${number}</PartNumber><ETag>&quot;${md5.toString()}&quot;</ETag><Size>${size}</Size></Part>`;
        }),
    );
    context.status = 200;
    context.body = `<ListPartsResult>${parts.join("")}</ListPartsResult>`;
  }
}

function isNotAllowed(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    error.code === "MethodNotAllowed"
  );
}
