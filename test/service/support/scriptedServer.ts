import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { createServer } from "node:http";

/** A request as it arrived. */
export interface Seen {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The body's tasks; empty when it isn't a list. */
  readonly tasks: readonly Readonly<Record<string, unknown>>[];
}

/** What to answer: JSON, text, or anything by hand. */
export type Reply =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly json?: unknown;
      readonly text?: string;
    }
  | ((response: ServerResponse) => void);

export interface ScriptedServer {
  readonly url: string;
  readonly seen: readonly Seen[];
  stop(): Promise<void>;
}

/** A server on a real socket that says what the test tells it to. */
export async function startScriptedServer(
  answer: (seen: Seen, index: number) => Reply,
): Promise<ScriptedServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const arrived = { headers: request.headers, body, tasks: tasksIn(body) };
      seen.push(arrived);
      const reply = answer(arrived, seen.length - 1);
      if (typeof reply === "function") {
        reply(response);
        return;
      }
      response.writeHead(reply.status ?? 200, reply.headers ?? {});
      response.end(reply.text ?? JSON.stringify(reply.json));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("port");
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    seen,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function tasksIn(body: string): Seen["tasks"] {
  try {
    const json: unknown = JSON.parse(body);
    return Array.isArray(json) ? (json as Seen["tasks"]) : [];
  } catch {
    return [];
  }
}

/** Answers every task by its type, as an acknowledging service would. */
export function acknowledge({ tasks }: Seen): Reply {
  return {
    json: {
      data: tasks.map(({ taskType, taskUUID }) => ({ taskType, taskUUID })),
    },
  };
}
