import type { Damage } from "../../../core/dataset/facts.ts";
import type { Text } from "../../../core/words/text.ts";

/** What walking through a file's parts says, without decoding a pixel. */
export interface Structure {
  readonly damage?: Extract<Damage, { kind: "truncated" | "corrupt" }>;
  readonly isAnimated: boolean;
  /** Whether it carries text that somebody or some program left in it. */
  readonly hasComment: boolean;
  /** Of a JPEG, 1 to 100; absent when its tables don't tell. */
  readonly jpegQuality?: number;
}

export function truncated(detail: Text): Required<Pick<Structure, "damage">> {
  return { damage: { kind: "truncated", detail } };
}

export function corrupt(detail: Text): Required<Pick<Structure, "damage">> {
  return { damage: { kind: "corrupt", detail } };
}
