import { payingTools } from "./payingTools.ts";
import { readingTools } from "./readingTools.ts";
import type { Tool, ToolDeps } from "./tool.ts";

/** Every tool, by the name that the manifest has for it. */
export function allTools(deps: ToolDeps): Readonly<Record<string, Tool>> {
  return Object.fromEntries(
    Object.entries({ ...readingTools(deps), ...payingTools(deps) }).map(
      ([name, tool]) => [`styleTrainer_${name}`, tool],
    ),
  );
}
