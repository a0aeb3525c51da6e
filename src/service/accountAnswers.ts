import { arrayIn, isRecord, numberIn, own, stringIn } from "../core/json.ts";
import type { Account, FoundModel } from "./answers.ts";
import type { WireItem } from "./envelope.ts";

/** The balance comes as a number, or as an object with a currency, or not. */
export function readAccount(item: WireItem): Account {
  const money = own(item, "balance");
  const balance = isRecord(money)
    ? numberIn(money, "amount")
    : numberIn(item, "balance");
  const currency = isRecord(money) ? stringIn(money, "currency") : undefined;
  const airSource = stringIn(item, "AIRSource");
  const organizationName = stringIn(item, "organizationName");
  return {
    ...(balance !== undefined && { balance }),
    ...(currency !== undefined && { currency }),
    ...(airSource !== undefined && { airSource }),
    ...(organizationName !== undefined && { organizationName }),
  };
}

export function readModels(item: WireItem): readonly FoundModel[] {
  return arrayIn(item, "results")
    .filter(isRecord)
    .flatMap((model) => {
      const air = stringIn(model, "air");
      if (air === undefined) return [];
      const name = stringIn(model, "name");
      const isPrivate = own(model, "private");
      return [
        {
          air,
          ...(name !== undefined && { name }),
          ...(typeof isPrivate === "boolean" && { isPrivate }),
        },
      ];
    });
}
