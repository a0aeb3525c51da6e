import { isRecord } from "../../core/json.ts";
import { isCount, isText } from "../../shared/guards.ts";
import type { Wish } from "../../shared/narrowPage.ts";
import { isWish } from "../../shared/narrowPage.ts";

/** What the user set on the page of one library; it outlives page and window. */
export interface NarrowWishes {
  /** Absent: as many as are worth it. */
  readonly count?: number | undefined;
  /** By file; never "none". */
  readonly wishes: ReadonlyMap<string, Wish>;
}

/** As it is kept, in JSON. */
export function keepable({ count, wishes }: NarrowWishes): unknown {
  return { ...(count !== undefined && { count }), wishes: [...wishes] };
}

/** From what was kept, perhaps by another version: what can't be understood is left out. */
export function keptWishes(kept: unknown): NarrowWishes {
  if (!isRecord(kept)) return { wishes: new Map() };
  const { count, wishes } = kept;
  const list: readonly unknown[] = Array.isArray(wishes) ? wishes : [];
  return {
    ...(isCount(count) && { count }),
    wishes: new Map(
      list.flatMap((each): readonly (readonly [string, Wish])[] => {
        if (!Array.isArray(each)) return [];
        const [file, wish] = each as readonly unknown[];
        return isText(file) && isWish(wish) && wish !== "none"
          ? [[file, wish]]
          : [];
      }),
    ),
  };
}
