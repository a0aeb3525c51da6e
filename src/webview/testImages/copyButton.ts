import type { TestImagesStrings } from "../../shared/testImagesStrings.ts";
import { element } from "../parts/element.ts";
import { icon } from "../parts/icon.ts";
import type { Page } from "./page.ts";

const thanksMs = 1500;

/** Copies a prompt and says so for a moment. */
export function copyButton(
  key: string,
  strings: TestImagesStrings,
  page: Page,
): HTMLButtonElement {
  const button = element("button", {
    class: "plain",
    title: strings.copyPrompt,
    attributes: {
      type: "button",
      tabindex: "-1",
      "aria-label": strings.copyPrompt,
    },
    onClick: () => {
      page.copyPrompt(key);
      button.replaceChildren(icon("check"));
      setTimeout(() => button.replaceChildren(icon("copy")), thanksMs);
    },
  });
  button.append(icon("copy"));
  return button;
}
