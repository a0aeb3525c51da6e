import * as vscode from "vscode";
import type {
  Checked,
  PaymentCheck,
} from "../../engine/training/checkBeforePaying.ts";

/** What the service told about name, price and balance, and what it didn't. */
export function checkLines(
  check: PaymentCheck,
  isRehearsal: boolean,
): string[] {
  // Play money next to a real price would be mistaken for one.
  if (isRehearsal) return nameLines(check);
  return [...nameLines(check), priceLine(check), ...balanceLines(check)];
}

function nameLines({
  modelAtService,
  earlierVersions,
}: PaymentCheck): string[] {
  const model = known(modelAtService);
  if (model) {
    return [
      vscode.l10n.t(
        "⚠ Your account already has a model {0}. Training it again may replace it: count the version after @ up to keep both.",
        model.air,
      ),
    ];
  }
  if (earlierVersions.length > 0) {
    return [
      vscode.l10n.t(
        "⚠ An earlier version of this dataset was trained under the same AIR: count the version after @ up to keep both.",
      ),
    ];
  }
  return modelAtService.kind === "unknown"
    ? [
        vscode.l10n.t(
          "Whether the AIR is taken can't be told: {0}",
          modelAtService.failure.message,
        ),
      ]
    : [];
}

function priceLine({ price }: PaymentCheck): string {
  const costUSD = known(price)?.costUSD;
  return costUSD === undefined
    ? vscode.l10n.t("Price: not told by the service beforehand")
    : vscode.l10n.t("Price: {0} USD", costUSD);
}

function balanceLines({ account }: PaymentCheck): string[] {
  const balance = known(account)?.balance;
  if (balance === undefined) return [];
  const currency = known(account)?.currency ?? "USD";
  return [vscode.l10n.t("Balance of the account: {0} {1}", balance, currency)];
}

function known<T>(checked: Checked<T>): T | undefined {
  return checked.kind === "known" ? checked.value : undefined;
}
