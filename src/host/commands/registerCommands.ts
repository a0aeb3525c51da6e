import * as vscode from "vscode";
import { commandIds, fullId } from "./commandIds.ts";
import { late } from "../late/late.ts";
import type { CommandDeps } from "./deps.ts";
import { reportFailure } from "./reportFailure.ts";

/**
 * What the commands do is loaded when the first of them is run: it is half of the
 * program, and who only opens a window shouldn't wait for it.
 */
export function registerCommands(deps: CommandDeps): vscode.Disposable {
  const commands = late(async () => {
    const { commandHandlers } = await import("../late/onDemand.ts");
    return commandHandlers(deps);
  });
  return vscode.Disposable.from(
    commands,
    ...commandIds.map((id) =>
      vscode.commands.registerCommand(
        fullId(id),
        async (...given: readonly unknown[]) => {
          deps.log.info(`Command ${id}`);
          try {
            const handlers = await commands.loaded();
            await handlers[id](...given);
          } catch (error) {
            reportFailure(error, deps.log);
          }
        },
      ),
    ),
  );
}
