import { numberIn, stringIn } from "../core/json.ts";
import type { ClientOptions } from "./clientOptions.ts";
import type { Envelope, WireItem } from "./envelope.ts";
import { readError } from "./envelope.ts";
import { ServiceError } from "./serviceError.ts";
import { redact } from "./transport.ts";

/**
 * The answer to a task that is answered at once; throws what went wrong with
 * it. An answer that holds neither is nonsense: nothing is known by it.
 */
export function itemFor(
  taskUUID: string,
  envelope: Envelope,
  { apiKey }: Pick<ClientOptions, "apiKey">,
): WireItem {
  const error =
    envelope.errors.find((each) => each.taskUUID === taskUUID) ??
    envelope.errors.find((each) => each.taskUUID === undefined);
  if (error) throw redacted(error.failure, apiKey);
  const item = envelope.items.find(
    (each) => stringIn(each, "taskUUID") === taskUUID,
  );
  if (item === undefined) {
    throw new ServiceError({
      category: "nonsense",
      message: "The service's answer doesn't mention the task it was asked.",
      httpStatus: envelope.httpStatus,
    });
  }
  if (stringIn(item, "status")?.toLowerCase() === "error") {
    throw redacted(
      readError(item["error"] ?? item, envelope, item).failure,
      apiKey,
    );
  }
  return item;
}

export function costOf(item: WireItem): { readonly costUSD?: number } {
  const costUSD = numberIn(item, "cost");
  return costUSD === undefined ? {} : { costUSD };
}

function redacted(
  failure: ConstructorParameters<typeof ServiceError>[0],
  apiKey: string,
): ServiceError {
  return new ServiceError({
    ...failure,
    message: redact(failure.message, apiKey),
  });
}
