import type { Answer } from "./envelope.ts";
import type { Fault, Switches } from "./switches.ts";

type Request = Readonly<Record<string, unknown>>;

/** An answer that is not a proper one; `cut` ends the connection instead. */
export type Spoilt =
  | {
      readonly kind: "text";
      readonly httpStatus: number;
      readonly contentType: string;
      readonly text: string;
      readonly retryAfterSeconds: number | undefined;
    }
  | { readonly kind: "cut" };

/** The first fault waiting for one of these tasks. */
export function waitingFault(
  { faults }: Switches,
  tasks: readonly Request[],
): Fault | undefined {
  return faults.find(
    ({ match }) =>
      match === "*" || tasks.some((task) => task["taskType"] === match),
  );
}

/** The switches after a fault has struck once. */
export function struck(switches: Switches, fault: Fault): Switches {
  return {
    ...switches,
    faults: switches.faults.flatMap((one) => {
      if (one !== fault) return [one];
      return one.times > 1 ? [{ ...one, times: one.times - 1 }] : [];
    }),
  };
}

const codes = {
  "401": "invalidApiKey",
  "402": "insufficientCredits",
  "403": "forbidden",
  "429": "rateLimitExceeded",
  "500": "internalServerError",
  "503": "serviceUnavailable",
  "504": "timeoutProvider",
} as const;

/** Makes the answer a fault asks for; `proper` is what it would have been. */
export function spoil(
  fault: Fault,
  tasks: readonly Request[],
  proper: Answer | undefined,
): Spoilt {
  const { kind, retryAfterSeconds } = fault;
  const json = (httpStatus: number, body: unknown): Spoilt => ({
    kind: "text",
    httpStatus,
    contentType: "application/json",
    text: typeof body === "string" ? body : JSON.stringify(body),
    retryAfterSeconds,
  });
  switch (kind) {
    case "cut":
      return { kind: "cut" };
    case "502html":
      return {
        kind: "text",
        httpStatus: 502,
        contentType: "text/html",
        text: "<html><body><h1>502 Bad Gateway</h1></body></html>",
        retryAfterSeconds,
      };
    case "emptyBody":
      return json(200, "");
    case "truncatedJson": {
      const whole = JSON.stringify(proper?.body ?? { data: [{}] });
      return json(200, whole.slice(0, -Math.ceil(whole.length / 3)));
    }
    case "errors200":
      return json(200, errorBody(fault.code ?? "timeoutProvider", tasks));
    case "401":
    case "402":
    case "403":
    case "429":
    case "500":
    case "503":
    case "504":
      return json(Number(kind), errorBody(fault.code ?? codes[kind], tasks));
  }
}

function errorBody(code: string, tasks: readonly Request[]): unknown {
  return {
    data: [],
    errors: tasks.map(({ taskType, taskUUID }) => ({
      code,
      message: `Rehearsed fault (${code}).`,
      taskType,
      taskUUID,
    })),
  };
}
