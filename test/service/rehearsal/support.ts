import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import JSZip from "jszip";
import sharp from "sharp";
import { limits } from "../../../src/core/limits.ts";
import { startRehearsal } from "../../../src/rehearsal/server.ts";
import type {
  RehearsalOptions,
  RunningRehearsal,
} from "../../../src/rehearsal/server.ts";

export type Json = Readonly<Record<string, unknown>>;

/** An answer as a client sees it. */
export interface Answer {
  readonly httpStatus: number;
  readonly headers: Headers;
  readonly data: readonly Json[];
  readonly errors: readonly Json[];
}

/** A rehearsal and the few calls tests make of it. */
export interface Studio extends RunningRehearsal {
  readonly post: (
    tasks: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  readonly poll: (taskUUID: string) => Promise<Answer>;
  /** Skips time: 1 is the whole of a training. */
  readonly skip: (share: number) => Promise<void>;
  readonly turn: (switches: unknown) => Promise<Response>;
  readonly log: () => Promise<Log>;
  /** Polls until the dataset is judged. */
  readonly inspected: (taskUUID: string) => Promise<void>;
}

export interface Log {
  readonly trainingsCreated: number;
  readonly trainings: readonly Json[];
  readonly requests: readonly Json[];
}

export async function open(options: RehearsalOptions = {}): Promise<Studio> {
  const rehearsal = await startRehearsal({ speed: 100, ...options });
  const control = (path: string, body: unknown) =>
    fetch(`${rehearsal.origin}/__sim/${path}`, {
      method: "POST",
      body: JSON.stringify(body),
    });
  const post = async (
    tasks: unknown,
    headers?: Readonly<Record<string, string>>,
  ) =>
    readAnswer(
      await fetch(rehearsal.url, {
        method: "POST",
        headers: headers ?? { authorization: `Bearer ${rehearsal.apiKey}` },
        body: JSON.stringify(tasks),
      }),
    );
  const log = async () => {
    const response = await fetch(`${rehearsal.origin}/__sim/log`);
    return (await response.json()) as Log;
  };
  return {
    ...rehearsal,
    post,
    poll: (taskUUID) => post([{ taskType: "getResponse", taskUUID }]),
    skip: async (share) => {
      const speed = options.speed ?? 100;
      const advanceMs = (limits.usualTrainingMs / speed) * share;
      await control("clock", { advanceMs });
    },
    turn: (switches) => control("switches", switches),
    log,
    inspected: async (taskUUID) => {
      for (;;) {
        const { trainings } = await log();
        const found = trainings.find((one) => one["taskUUID"] === taskUUID);
        if (found !== undefined && found["inspection"] !== "pending") return;
        // The service works in this process too: asking in a loop holds it up.
        await sleep(10);
      }
    },
  };
}

async function readAnswer(response: Response): Promise<Answer> {
  const body = (await response.json()) as {
    readonly data?: readonly Json[];
    readonly errors?: readonly Json[];
  };
  return {
    httpStatus: response.status,
    headers: response.headers,
    data: body.data ?? [],
    errors: body.errors ?? [],
  };
}

export function picture(
  index: number,
  background = "#0d132b",
  format: "png" | "jpeg" | "webp" | "gif" = "png",
): Promise<Buffer> {
  const ink = `hsl(${(index * 30) % 360} 70% 60%)`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><rect width="96" height="96" fill="${background}"/><circle cx="${20 + index * 3}" cy="48" r="18" fill="${ink}"/></svg>`;
  return sharp(Buffer.from(svg)).toFormat(format).toBuffer();
}

/** A ZIP of small good pictures, and whatever is to be in it besides. */
export async function archive(
  count: number,
  extra: Readonly<Record<string, Uint8Array | string>> = {},
  background?: string,
): Promise<Buffer> {
  const zip = new JSZip();
  const formats = ["png", "jpeg", "webp"] as const;
  for (let index = 0; index < count; index++) {
    const format = formats[index % 3] ?? "png";
    zip.file(
      `picture-${index}.${format}`,
      await picture(index, background, format),
    );
  }
  for (const [name, content] of Object.entries(extra)) zip.file(name, content);
  return zip.generateAsync({ type: "nodebuffer" });
}

export function inline(bytes: Buffer): string {
  return `data:application/zip;base64,${bytes.toString("base64")}`;
}

export function training(
  dataset: string,
  more: Json = {},
): Json & {
  readonly taskUUID: string;
} {
  return {
    taskType: "training",
    taskUUID: randomUUID(),
    model: limits.trainerModel,
    inputs: { dataset },
    importModel: { air: "acme:house@1", name: "House", private: true },
    ...more,
  };
}

export function generation(more: Json = {}): Json & {
  readonly taskUUID: string;
} {
  return {
    taskType: "imageInference",
    taskUUID: randomUUID(),
    model: "exactly:photo@journey",
    positivePrompt: "A red fox on a mossy rock",
    width: 1024,
    height: 1024,
    ...more,
  };
}

/** The path into a value that came over the wire. */
export function at(
  value: unknown,
  ...path: readonly (string | number)[]
): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null
        ? (inner as Readonly<Record<string, unknown>>)[key]
        : undefined,
    value,
  );
}
