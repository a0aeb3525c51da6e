import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";

type Item = Readonly<Record<string, unknown>>;

/** How the double answers; tests change it while it runs. */
export interface Script {
  /** To a request for a picture: an item, errors, or the line is cut. */
  request: (task: Item) => Item | { readonly errors: readonly Item[] } | "cut";
  /** To a question about a task; undefined: nothing is known. */
  poll: (taskUUID: string) => Item | undefined;
  details: (taskUUID: string) => Item | undefined;
  /** Pictures. */
  file: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface Double {
  readonly origin: string;
  readonly script: Script;
  /** Requests for pictures, in the order they came. */
  readonly requested: readonly Item[];
  /** Questions about each task. */
  readonly polled: readonly string[];
  readonly fetched: readonly string[];
  readonly stop: () => Promise<void>;
}

/**
 * A tiny service on loopback that makes every picture at once, unless the
 * script says otherwise.
 */
export async function startDouble(): Promise<Double> {
  const requested: Item[] = [];
  const polled: string[] = [];
  const fetched: string[] = [];
  const png = await picture();
  const server = createServer((request, response) => {
    if (request.method === "GET") {
      fetched.push(request.url ?? "");
      script.file(request, response);
    } else void answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  const isAccepted = (taskUUID: string) =>
    requested.some((task) => task["taskUUID"] === taskUUID);
  const script: Script = {
    request: ({ taskUUID }) => ({ taskType: "imageInference", taskUUID }),
    poll: (taskUUID) =>
      isAccepted(taskUUID) ? done(origin, taskUUID) : undefined,
    details: () => undefined,
    file: (_, response) => {
      response.writeHead(200, { "content-type": "image/png" }).end(png);
    },
  };

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const data: Item[] = [];
    const errors: Item[] = [];
    for (const task of await tasksOf(request)) {
      const taskUUID = String(task["taskUUID"]);
      switch (task["taskType"]) {
        case "imageInference": {
          requested.push(task);
          const reply = script.request(task);
          if (reply === "cut") {
            response.destroy();
            return;
          }
          if ("errors" in reply) errors.push(...(reply.errors as Item[]));
          else data.push(reply);
          break;
        }
        case "getTaskDetails": {
          const item = script.details(taskUUID);
          if (item) data.push(item);
          break;
        }
        default: {
          polled.push(taskUUID);
          const item = script.poll(taskUUID);
          if (item) data.push(item);
        }
      }
    }
    const status = errors.length > 0 && data.length === 0 ? 400 : 200;
    response
      .writeHead(status, { "content-type": "application/json" })
      .end(JSON.stringify({ data, ...(errors.length > 0 && { errors }) }));
  }

  return {
    origin,
    script,
    requested,
    polled,
    fetched,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** What a poll says of a picture that is made. */
export function done(origin: string, taskUUID: string): Item {
  return {
    taskType: "imageInference",
    taskUUID,
    status: "success",
    imageUUID: "b7e4d2c1-9a36-4f58-a1c0-2e8d6f4b7093",
    imageURL: `${origin}/image/${taskUUID}`,
    seed: 34_012_345_678_901,
    cost: 0.02,
    NSFWContent: false,
  };
}

export function working(taskUUID: string): Item {
  return { taskType: "imageInference", taskUUID, status: "processing" };
}

export async function picture(
  format: "png" | "jpeg" | "gif" = "png",
): Promise<Buffer> {
  return await sharp({
    create: { width: 8, height: 8, channels: 3, background: "navy" },
  })
    .toFormat(format)
    .toBuffer();
}

async function tasksOf(request: IncomingMessage): Promise<readonly Item[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as Item[];
}
