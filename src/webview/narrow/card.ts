import type {
  FromNarrowPage,
  NarrowImage,
  NarrowPageStrings,
  Wish,
} from "../../shared/narrowPage.ts";
import { element } from "../parts/element.ts";
import { picture } from "../parts/picture.ts";

/** One image, why it is where it is, and how to change that. */
export function card(
  image: NarrowImage,
  options: {
    readonly strings: NarrowPageStrings;
    readonly isChosen: boolean;
    readonly send: (message: FromNarrowPage) => void;
  },
): HTMLElement {
  const { file, why, wish } = image;
  const { strings, isChosen, send } = options;
  const act = (text: string, look: string, to: Wish) =>
    element("button", {
      class: `link ${look}`,
      text,
      attributes: {
        type: "button",
        "aria-label": `${text}: ${file}`,
        "data-file": file,
      },
      onClick: () => send({ type: "wish", file, wish: to }),
    });
  const item = element("li", { class: "card" }, [
    element(
      "button",
      {
        class: "frame",
        attributes: {
          type: "button",
          "aria-label": `${strings.open} ${file}`,
          "data-file": file,
        },
        onClick: () => send({ type: "open", file }),
      },
      [picture(image, strings.noPicture)],
    ),
    element("div", { class: "name", text: file, title: file }),
    element("p", { class: "quiet why", text: why, title: why }),
    element("div", { class: "links" }, [
      ...(wish === "keep"
        ? [
            element("span", { class: "badge", text: strings.keptByYou }),
            act(strings.letItDecide, "undo", "none"),
          ]
        : wish === "leaveOut"
          ? [act(strings.letItDecide, "undo", "none")]
          : isChosen
            ? [
                act(strings.keep, "keep", "keep"),
                act(strings.leaveOut, "leave", "leaveOut"),
              ]
            : [act(strings.takeIn, "keep", "keep")]),
    ]),
  ]);
  item.classList.toggle("is-out", !isChosen);
  return item;
}
