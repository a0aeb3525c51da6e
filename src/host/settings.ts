import * as vscode from "vscode";

const section = "styleTrainer";

/** The settings of the manifest, typed; read fresh, since they may change. */
export const settings = {
  isLintAutomatic: (scope: vscode.Uri): boolean =>
    vscode.workspace
      .getConfiguration(section, scope)
      .get("lint.automatic", true),
  pollingIntervalMs: (): number =>
    clamp(
      vscode.workspace
        .getConfiguration(section)
        .get("polling.intervalMinutes", 5),
      1,
      15,
    ) * 60_000,
  rehearsalSpeed: (): number =>
    clamp(
      vscode.workspace.getConfiguration(section).get("rehearsal.speed", 120),
      1,
      7200,
    ),
  /**
   * Only the machine's value counts. The scope `machine` keeps a workspace from
   * setting it; reading the global value alone keeps it so in every editor.
   */
  endpoint: (): string => {
    const value = vscode.workspace
      .getConfiguration(section)
      .inspect<string>("service.endpoint");
    return value?.globalValue ?? value?.defaultValue ?? "";
  },
};

/** A settings file can hold any number, whatever the manifest's bounds say. */
function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
