/** The parts of the S3 server that tests touch; it ships no types. */
declare module "@20minutes/s3rver" {
  import type { RequestListener } from "node:http";

  interface Context {
    readonly method: string;
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly query: Readonly<Record<string, string | undefined>>;
    readonly params: { readonly bucket: string; readonly key: string };
    status: number;
    body: unknown;
  }

  export default class S3rver {
    constructor(options: {
      readonly directory: string;
      readonly silent: boolean;
      readonly configureBuckets: readonly { readonly name: string }[];
    });
    readonly middleware: ((
      context: Context,
      next: () => Promise<void>,
    ) => Promise<void>)[];
    readonly store: {
      getResourcePath(
        bucket: string,
        key: string | undefined,
        resource: string,
      ): string;
    };
    configureBuckets(): Promise<unknown>;
    callback(): RequestListener;
  }
}
