import type { ImageCell } from "../../shared/testImages.ts";
import type { TestImagesStrings } from "../../shared/testImagesStrings.ts";
import { copyFor } from "./copyFor.ts";
import { element, unseen } from "../parts/element.ts";
import { icon } from "../parts/icon.ts";

export type ReadyCell = Extract<ImageCell, { readonly state: "ready" }>;

/** A picture in the grid. */
export interface CellPicture {
  readonly root: HTMLImageElement;
  /** Into memory, to be shown so many CSS pixels wide. */
  readonly bring: (width: number) => void;
  /** Out of memory: only what screen readers say stays. */
  readonly release: () => void;
  /** Copies that are made now: one takes its place when it is brought next. */
  readonly take: (small: ReadyCell["small"]) => void;
}

/** @param alt what screen readers say of it, also while it is far */
export function cellPicture(
  alt: string,
  cell: ReadyCell,
  strings: Pick<TestImagesStrings, "unreadable">,
): CellPicture {
  let { small } = cell;
  const root = element("img", { attributes: { alt, decoding: "async" } });
  root.addEventListener("load", () => root.classList.add("is-there"));
  root.addEventListener("error", () => {
    if (root.getAttribute("src") !== cell.src) {
      // Copies may be deleted at any time.
      small = [];
      root.src = cell.src;
      return;
    }
    root.replaceWith(
      unseen(`${alt}. `),
      icon("failed"),
      element("span", { class: "says reason", text: strings.unreadable }),
    );
  });
  return {
    root,
    bring(width) {
      const isBrought = root.hasAttribute("src");
      const wanted = copyFor(width * devicePixelRatio, small);
      // What is there isn't made to flicker for less than it is.
      if (!isBrought || wanted === undefined) root.src = wanted ?? cell.src;
    },
    release() {
      root.classList.remove("is-there");
      root.removeAttribute("src");
    },
    take(made) {
      small = made;
    },
  };
}
