import type { Node } from "jsonc-parser";
import { findNodeAtLocation, parseTree } from "jsonc-parser";
import type { Exclusion } from "../../core/dataset/manifest.ts";
import {
  isNarrowedReason,
  narrowedReason,
} from "../../core/narrowing/narrowedReason.ts";
import type { Proposal } from "../../core/narrowing/proposal.ts";
import { setField } from "../dataset/manifestEdits.ts";

/**
 * Writes a choice into a manifest's text: what isn't chosen is excluded, with
 * the reason; what is chosen isn't any more. Exclusions of the user's own stay
 * as they stand, with their comments; those of an earlier choice go. One pass,
 * because there may be thousands.
 */
export function useChoice(text: string, { chosen, leftOut }: Proposal): string {
  const isChosen = new Set(chosen.map(({ file }) => file));
  const whole = withList(text);
  const root = parseTree(whole, [], { allowTrailingComma: true });
  const list = root && findNodeAtLocation(root, ["exclude"]);
  if (!list) return text;
  const { entries, closing } = entriesOf(whole, list);
  const kept = entries.filter(
    ({ file, reason }) =>
      !isNarrowedReason(reason) && !(file !== undefined && isChosen.has(file)),
  );
  const there = new Set(kept.map(({ file }) => file));
  const lineEnd = whole.includes("\r\n") ? "\r\n" : "\n";
  const unit = /^([ \t]+)\S/m.exec(whole)?.[1] ?? "  ";
  const added = leftOut
    .filter(({ file }) => !there.has(file))
    .map((out) => ({
      lead: `${lineEnd}${unit}${unit}`,
      object: line({ file: out.file, reason: narrowedReason(out) }),
      trail: "",
    }));
  const all = [...kept, ...added];
  const body = all.map(
    ({ lead, object, trail }, index) =>
      `${lead}${object}${index < all.length - 1 ? "," : ""}${trail}`,
  );
  const end = closing.includes("\n") ? closing : `${lineEnd}${unit}`;
  return [
    whole.slice(0, list.offset + 1),
    ...body,
    all.length > 0 ? end : closing.trim(),
    whole.slice(list.offset + list.length - 1),
  ].join("");
}

interface EntryText {
  /** What stands before it, from the end of the line before. */
  readonly lead: string;
  readonly object: string;
  /** What follows in its line behind the comma: a comment. */
  readonly trail: string;
  readonly file?: string;
  readonly reason?: string;
}

/** The list as text, piece by piece, without its commas. */
function entriesOf(
  text: string,
  list: Node,
): { readonly entries: readonly EntryText[]; readonly closing: string } {
  const nodes = list.children ?? [];
  const gaps = [...nodes, undefined].map((node, index) => {
    const before = nodes[index - 1];
    const from = before ? before.offset + before.length : list.offset + 1;
    const to = node?.offset ?? list.offset + list.length - 1;
    const gap = text.slice(from, to);
    return before ? gap.replace(",", "") : gap;
  });
  const rest = gaps.map((gap, index) =>
    index === 0 ? gap : gap.slice(trailOf(gap).length),
  );
  return {
    entries: nodes.map((node, index) => ({
      lead: rest[index] ?? "",
      object: text.slice(node.offset, node.offset + node.length),
      trail: trailOf(gaps[index + 1] ?? ""),
      ...valuesOf(node),
    })),
    closing: rest.at(-1) ?? "",
  };
}

/** What of a gap belongs to the line it begins in, if that is more than space. */
function trailOf(gap: string): string {
  const [first = ""] = gap.split(/\r?\n/, 1);
  return first.trim() === "" ? "" : first;
}

function valuesOf(node: Node): { file?: string; reason?: string } {
  const values: { file?: string; reason?: string } = {};
  for (const name of ["file", "reason"] as const) {
    const value: unknown = findNodeAtLocation(node, [name])?.value;
    if (typeof value === "string") values[name] = value;
  }
  return values;
}

function withList(text: string): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const list = root && findNodeAtLocation(root, ["exclude"]);
  return list?.type === "array" ? text : setField(text, ["exclude"], []);
}

/** In one line: thousands are easier to read, and to compare, that way. */
function line({ file, reason }: Exclusion): string {
  const parts = [
    `"file": ${JSON.stringify(file)}`,
    ...(reason === undefined ? [] : [`"reason": ${JSON.stringify(reason)}`]),
  ];
  return `{ ${parts.join(", ")} }`;
}
