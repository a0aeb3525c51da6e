import type {
  FromTestImages,
  TestImagesSnapshot,
} from "../../shared/testImages.ts";
import { element } from "../parts/element.ts";

/** What to do first, when there is nothing to show; undefined: there is. */
export function emptyPage(
  { prompts, versions, strings }: TestImagesSnapshot,
  send: (message: FromTestImages) => void,
): HTMLElement | undefined {
  if (prompts.length === 0) {
    return element("section", { class: "empty" }, [
      element("h2", { text: strings.noPrompts }),
      element("p", { class: "quiet", text: strings.noPromptsHint }),
      element("div", { class: "acts" }, [
        element("button", {
          class: "primary",
          text: strings.addStarterPrompts,
          attributes: { type: "button" },
          onClick: () => send({ type: "addStarterPrompts" }),
        }),
        element("button", {
          class: "secondary",
          text: strings.editPrompts,
          attributes: { type: "button" },
          onClick: () => send({ type: "editPrompts" }),
        }),
      ]),
    ]);
  }
  if (versions.length === 0) {
    return element("section", { class: "empty" }, [
      element("h2", { text: strings.noVersions }),
      element("p", { class: "quiet", text: strings.noVersionsHint }),
    ]);
  }
  return undefined;
}
