import type {
  FromNarrowPage,
  LeftOutGroup,
  NarrowImage,
  NarrowSnapshot,
} from "../../shared/narrowPage.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";
import { card } from "./card.ts";

/** The chosen images, then the others by why they are left out. */
export function gallery(send: (message: FromNarrowPage) => void): {
  readonly root: HTMLElement;
  readonly update: (snapshot: NarrowSnapshot) => void;
} {
  const root = element("div", { class: "gallery" });
  /** Which kinds are folded open; a new snapshot must not close them. */
  const open = new Set<string>(["spare"]);
  let drawn = "";

  return {
    root,
    update(snapshot) {
      const { chosen, groups, strings } = snapshot;
      const next = JSON.stringify([chosen, groups, strings]);
      if (next === drawn) return;
      drawn = next;
      const focused = document.activeElement;
      const at = [focused?.getAttribute("data-file"), focused?.className];
      root.replaceChildren(
        ...(chosen.length > 0
          ? [
              element("h2", { text: strings.chosen }),
              cards(chosen, snapshot, true),
            ]
          : []),
        ...(groups.length > 0
          ? [
              element("h2", { text: strings.leftOut }),
              ...groups.map((group) => folded(group, snapshot)),
            ]
          : []),
      );
      const [file, look] = at;
      if (typeof file !== "string") return;
      const same = [...root.querySelectorAll<HTMLElement>("button")].filter(
        (each) => each.getAttribute("data-file") === file,
      );
      (same.find((each) => each.className === look) ?? same[0])?.focus();
    },
  };

  function folded(group: LeftOutGroup, snapshot: NarrowSnapshot): HTMLElement {
    const { kind, total, images } = group;
    const details = element("details", {}, [
      element("summary", {}, [
        element("span", { text: snapshot.strings[kind] }),
        element("span", { class: "badge", text: String(total) }),
      ]),
    ]);
    const fillIn = () => {
      if (details.childElementCount > 1) return;
      details.append(
        cards(images, snapshot, false),
        ...(total > images.length
          ? [
              element("button", {
                class: "secondary further",
                text: fill(snapshot.strings.more, total - images.length),
                attributes: { type: "button" },
                onClick: () => send({ type: "more", kind }),
              }),
            ]
          : []),
      );
    };
    details.open = open.has(kind);
    if (details.open) fillIn();
    details.addEventListener("toggle", () => {
      if (details.open) {
        open.add(kind);
        fillIn();
      } else open.delete(kind);
    });
    return details;
  }

  function cards(
    images: readonly NarrowImage[],
    { strings }: NarrowSnapshot,
    isChosen: boolean,
  ): HTMLElement {
    return element(
      "ul",
      { class: "cards" },
      images.map((image) => card(image, { strings, isChosen, send })),
    );
  }
}
