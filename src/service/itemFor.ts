import { numberIn, stringIn } from "../core/json.ts";
import { english, say } from "../core/words/text.ts";
import type { Envelope, WireItem } from "./envelope.ts";
import { readError } from "./envelope.ts";
import { ServiceError } from "./serviceError.ts";

/**
 * The answer to a task that is answered at once; throws what went wrong with
 * it. An answer that holds neither is nonsense: nothing is known by it.
 */
export function itemFor(taskUUID: string, envelope: Envelope): WireItem {
  const error =
    envelope.errors.find((each) => each.taskUUID === taskUUID) ??
    envelope.errors.find((each) => each.taskUUID === undefined);
  if (error) throw new ServiceError(error.failure);
  const item = envelope.items.find(
    (each) => stringIn(each, "taskUUID") === taskUUID,
  );
  if (item === undefined) {
    const said = say`The service's answer doesn't mention the task it was asked.`;
    throw new ServiceError({
      category: "nonsense",
      message: english(said),
      said,
      httpStatus: envelope.httpStatus,
    });
  }
  if (stringIn(item, "status")?.toLowerCase() === "error") {
    throw new ServiceError(
      readError(item["error"] ?? item, envelope, item).failure,
    );
  }
  return item;
}

export function costOf(item: WireItem): { readonly costUSD?: number } {
  const costUSD = numberIn(item, "cost");
  return costUSD === undefined ? {} : { costUSD };
}
