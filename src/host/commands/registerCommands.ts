import * as vscode from "vscode";
import { commandIds, fullId } from "./commandIds.ts";
import type { CommandDeps } from "./deps.ts";
import { reportFailure } from "./reportFailure.ts";

/**
 * What the commands do is loaded when the first of them is run: it is half of the
 * program, and who only opens a window shouldn't wait for it.
 */
export function registerCommands(deps: CommandDeps): vscode.Disposable {
  let loading: ReturnType<typeof loadHandlers> | undefined;
  return vscode.Disposable.from(
    ...commandIds.map((id) =>
      vscode.commands.registerCommand(
        fullId(id),
        async (...given: readonly unknown[]) => {
          deps.log.info(`Command ${id}`);
          try {
            const handlers = await (loading ??= loadHandlers(deps));
            await handlers[id](...given);
          } catch (error) {
            reportFailure(error, deps.log);
          }
        },
      ),
    ),
  );
}

async function loadHandlers(deps: CommandDeps) {
  const { commandHandlers } = await import("./commandHandlers.ts");
  return commandHandlers(deps);
}
