import type { Item, Outcome, Refusal } from "./refusal.ts";
import type { Switches } from "./switches.ts";

type Request = Readonly<Record<string, unknown>>;

/** HTTP status and JSON body of an answer. */
export interface Answer {
  readonly httpStatus: number;
  readonly body: unknown;
}

/** One entry of `errors`, naming the task it belongs to. */
export function errorEntry(
  refusal: Refusal,
  request: Request,
  form: Switches["parameter"],
): Item {
  const { code, message, parameter, detail } = refusal;
  const asArray = form === "array" && typeof parameter === "string";
  return {
    code,
    message,
    ...(parameter === undefined
      ? {}
      : { parameter: asArray ? [parameter] : parameter }),
    ...detail,
    ...pick(request, "taskType"),
    ...pick(request, "taskUUID"),
  };
}

/**
 * The answer to a request whose tasks each had an outcome. Only when nothing
 * succeeded does the HTTP status speak of the first error.
 */
export function envelope(
  tasks: readonly { readonly request: Request; readonly outcome: Outcome }[],
  switches: Pick<Switches, "data" | "parameter">,
): Answer {
  const items = tasks.flatMap(({ outcome }) => outcome.items);
  const errors = tasks.flatMap(({ request, outcome }) =>
    outcome.refusals.map((refusal) =>
      errorEntry(refusal, request, switches.parameter),
    ),
  );
  const isFailed = tasks.every(({ outcome }) => outcome.refusals.length > 0);
  const [first] = tasks.flatMap(({ outcome }) => outcome.refusals);
  const single = switches.data === "object" && items.length === 1;
  return {
    httpStatus: isFailed && first !== undefined ? first.httpStatus : 200,
    body: {
      data: single ? items[0] : items,
      ...(errors.length > 0 ? { errors } : {}),
    },
  };
}

/** The answer to a request that is refused as a whole. */
export function refusedRequest(refusal: Refusal, taskType?: string): Answer {
  return {
    httpStatus: refusal.httpStatus,
    body: {
      errors: [
        errorEntry(
          refusal,
          taskType === undefined ? {} : { taskType },
          "string",
        ),
      ],
    },
  };
}

function pick(request: Request, key: string): Item {
  const value = request[key];
  return typeof value === "string" ? { [key]: value } : {};
}
