import { isRecord, stringIn } from "../../core/json.ts";

/**
 * The address of the folder that a page kept, if it names one plainly: a way up in it,
 * however it is written, could lead out of the workspace that it seems to be in.
 */
export function keptId(kept: unknown): string | undefined {
  const id = isRecord(kept) ? stringIn(kept, "id") : undefined;
  if (id === undefined || !URL.canParse(id)) return undefined;
  const plain = decoded(id);
  if (plain === undefined || plain.includes("\0")) return undefined;
  const isUp = plain.split(/[/\\]/).some((part) => part === "..");
  return isUp ? undefined : id;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
