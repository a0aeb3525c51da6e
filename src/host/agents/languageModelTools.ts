import * as vscode from "vscode";
import { arrayIn, isRecord, own, stringIn } from "../../core/json.ts";
import type { Late } from "../late/late.ts";
import { late } from "../late/late.ts";
import type { Tool, ToolDeps } from "./tool.ts";
import { toolInput } from "./toolInput.ts";

/**
 * Offers the engine to the editor's language models: they read freely; what
 * costs money begins with the user's confirmation and ends in the same summary
 * as without them. What they do is loaded when a model first wants one of them.
 *
 * @param manifest the extension's, which names them
 */
export function offerLanguageModelTools(
  manifest: unknown,
  deps: ToolDeps,
): vscode.Disposable {
  const tools = late(async () => {
    const { allTools } = await import("../late/onDemand.ts");
    return allTools(deps);
  });
  return vscode.Disposable.from(
    tools,
    ...toolNames(manifest).map((name) =>
      vscode.lm.registerTool(name, adapted(name, tools, deps)),
    ),
  );
}

/** As the editor knows them. */
function toolNames(manifest: unknown): readonly string[] {
  const contributes = isRecord(manifest) && own(manifest, "contributes");
  return isRecord(contributes)
    ? arrayIn(contributes, "languageModelTools").flatMap((tool) =>
        isRecord(tool) ? (stringIn(tool, "name") ?? []) : [],
      )
    : [];
}

function adapted(
  name: string,
  tools: Late<Readonly<Record<string, Tool>>>,
  { log }: ToolDeps,
): vscode.LanguageModelTool<unknown> {
  async function tool(): Promise<Tool> {
    const found = (await tools.loaded())[name];
    if (!found) throw new Error(`There is no tool ${name}.`);
    return found;
  }
  return {
    async prepareInvocation({ input }) {
      const { doing, confirmation } = await tool();
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
      const { answer } = await tool();
      const json = await answer(toolInput(input), abort.signal);
      return new vscode.LanguageModelToolResult([
        new vscode.LanguageModelTextPart(JSON.stringify(json)),
      ]);
    },
  };
}
