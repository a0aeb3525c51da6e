import type { LeftOutKind, Proposal } from "../../core/narrowing/proposal.ts";
import { limits } from "../../core/limits.ts";
import type { FromNarrowPage, Wish } from "../../shared/narrowPage.ts";
import type { NarrowState } from "./narrowSession.ts";

/** What a page asks for, in things the host knows. */
export type NarrowRequest =
  | { readonly type: "stop" | "again" }
  /** Names of images in the folder. */
  | { readonly type: "wish"; readonly file: string; readonly wish: Wish }
  | { readonly type: "open"; readonly file: string }
  /** Within the service's limits; undefined: as many as are worth it. */
  | { readonly type: "count"; readonly count: number | undefined }
  | { readonly type: "more"; readonly kind: LeftOutKind }
  | { readonly type: "use"; readonly proposal: Proposal };

/** A page names images; those that weren't read can't be asked for. */
export function narrowRequest(
  message: FromNarrowPage,
  { dataset, proposal }: Pick<NarrowState, "dataset" | "proposal">,
): NarrowRequest | undefined {
  switch (message.type) {
    case "ready":
      return undefined;
    case "stop":
    case "again":
      return { type: message.type };
    case "more":
      return { type: "more", kind: message.kind };
    case "wish":
    case "open":
      return dataset?.images.some(({ file }) => file === message.file)
        ? message
        : undefined;
    case "count":
      return { type: "count", count: inBounds(message.count) };
    case "use":
      return proposal && { type: "use", proposal };
  }
}

/** A page may send any number. */
function inBounds(count: number | null): number | undefined {
  const { minImages, maxImages } = limits;
  return count === null
    ? undefined
    : Math.max(minImages, Math.min(maxImages, count));
}
