import * as vscode from "vscode";
import type { ServiceFailure } from "../../core/training/failure.ts";
import type { AirCheck } from "../../engine/training/checkAir.ts";
import type {
  Checked,
  PaymentCheck,
} from "../../engine/training/checkBeforePaying.ts";
import { failureText } from "./failureWords.ts";

/** What was found out before anything is paid; a taken AIR never gets here. */
export interface Checks extends PaymentCheck {
  readonly air: Exclude<AirCheck, { readonly kind: "taken" }>;
}

/** What the service told about name, price and balance, and what it didn't. */
export function checkLines(checks: Checks, isRehearsal: boolean): string[] {
  // Play money next to a real price would be mistaken for one.
  return isRehearsal
    ? [...airLines(checks), ...refusalLines(checks)]
    : [
        ...airLines(checks),
        ...refusalLines(checks),
        priceLine(checks),
        ...balanceLines(checks),
      ];
}

function airLines({ air }: Checks): string[] {
  return air.kind === "free"
    ? []
    : [
        vscode.l10n.t(
          "Whether the AIR is taken can't be told: {0}",
          failureText(air.failure),
        ),
      ];
}

/** A trial that was refused is a warning only: not everything allows trials. */
function refusalLines({ price }: Checks): string[] {
  if (price.kind === "known" || !isVerdict(price.failure)) return [];
  const { message, parameter } = price.failure;
  return [
    parameter === undefined
      ? vscode.l10n.t("⚠ A trial without cost was refused: {0}", message)
      : vscode.l10n.t(
          "⚠ A trial without cost was refused over {0}: {1}",
          parameter,
          message,
        ),
  ];
}

/** About the request rather than about dry runs, or about its made-up ZIP. */
function isVerdict({ category, parameter, code = "" }: ServiceFailure) {
  switch (category) {
    case "balance":
    case "provider":
    case "unsafe":
      return true;
    case "refused":
      return parameter !== undefined && !/dataset/i.test(parameter + code);
    case "forbidden":
    case "key":
    case "busy":
    case "timeout":
    case "offline":
    case "server":
    case "not-found":
    case "conflict":
    case "nonsense":
    case "storage":
    case "storage-key":
    case "here":
      return false;
  }
}

function priceLine({ price }: Checks): string {
  const costUSD = known(price)?.costUSD;
  return costUSD === undefined
    ? vscode.l10n.t("Price: not told by the service beforehand")
    : vscode.l10n.t("Price: {0} USD", costUSD);
}

function balanceLines({ account, price }: Checks): string[] {
  if (account.kind === "unknown") {
    return [
      vscode.l10n.t(
        "Balance: this key can't read it ({0})",
        failureText(account.failure),
      ),
    ];
  }
  const { balance, currency = "USD" } = account.value;
  if (balance === undefined) return [];
  const costUSD = known(price)?.costUSD ?? 0;
  const isShort = balance <= 0 || (currency === "USD" && balance < costUSD);
  return [
    isShort
      ? vscode.l10n.t(
          "⚠ Balance of the account: {0} {1}, too little. Top it up first.",
          balance,
          currency,
        )
      : vscode.l10n.t("Balance of the account: {0} {1}", balance, currency),
  ];
}

function known<T>(checked: Checked<T>): T | undefined {
  return checked.kind === "known" ? checked.value : undefined;
}
