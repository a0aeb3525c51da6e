import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import type { Workers } from "../withWorkers.ts";
import { judgeFolder } from "../judgeFolder.ts";
import type { JudgedDataset } from "../judgeFolder.ts";
import { withinRoot } from "./withinRoot.ts";

/** What tools work with. */
export interface ToolContext {
  readonly server: McpServer;
  /** Folders outside of it aren't looked into. */
  readonly root: string;
  readonly workers: Workers;
}

/** A dataset an agent names, read and judged. */
export async function judgedFolder(
  { root, workers }: ToolContext,
  folder: string,
  signal: AbortSignal,
): Promise<JudgedDataset & { readonly folder: string }> {
  const found = await withinRoot(root, folder);
  const judged = await judgeFolder(found, {
    ...{ workers, signal },
    onProgress: silent,
  });
  return { ...judged, folder: found };
}

/** An answer as data, and as text for clients that read text alone. */
export function answered(data: object): CallToolResult {
  return {
    content: [{ type: "text", text: JSON.stringify(data) }],
    structuredContent: { ...data },
  };
}

/** stdout is the protocol's, and nobody watches stderr. */
export function silent(): void {
  return undefined;
}
