import * as vscode from "vscode";
import type { Disposable } from "../own.ts";
import { payingTools } from "./payingTools.ts";
import { readingTools } from "./readingTools.ts";
import type { Tool, ToolDeps } from "./tool.ts";
import { toolInput } from "./toolInput.ts";

/**
 * Offers the engine to the editor's language models: they read freely; what
 * costs money begins with the user's confirmation and ends in the same summary
 * as without them.
 */
export function offerLanguageModelTools(deps: ToolDeps): Disposable {
  const tools = { ...readingTools(deps), ...payingTools(deps) };
  const registered = Object.entries(tools).map(([name, tool]) =>
    vscode.lm.registerTool(`styleTrainer_${name}`, adapted(name, tool, deps)),
  );
  return {
    dispose() {
      for (const each of registered) each.dispose();
    },
  };
}

function adapted(
  name: string,
  { doing, confirmation, answer }: Tool,
  { log }: ToolDeps,
): vscode.LanguageModelTool<unknown> {
  return {
    prepareInvocation({ input }) {
      const given = toolInput(input);
      return {
        invocationMessage: doing(given),
        ...(confirmation && { confirmationMessages: confirmation(given) }),
      };
    },
    async invoke({ input }, token) {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      log.info(`A language model asks for ${name}.`);
      const json = await answer(toolInput(input), abort.signal);
      return new vscode.LanguageModelToolResult([
        new vscode.LanguageModelTextPart(JSON.stringify(json)),
      ]);
    },
  };
}
