import type {
  TestImagesSnapshot,
  VersionColumn,
} from "../../shared/testImages.ts";
import { element } from "../parts/element.ts";
import type { Page } from "./page.ts";
import type { PictureButton } from "./pictureButton.ts";
import { pictureButton } from "./pictureButton.ts";
import { copyButton } from "./copyButton.ts";
import type { Gallery } from "./gallery.ts";
import { sizeAndQuality } from "./words.ts";

/** One version: pictures side by side in lines of equal height. */
export function cards(
  { prompts, strings }: TestImagesSnapshot,
  version: VersionColumn,
  page: Page,
): Gallery {
  const pictures: PictureButton[] = [];
  const root = element("ul", {
    class: "cards",
    attributes: { "aria-describedby": "keys" },
  });
  for (const prompt of prompts) {
    const name = { key: prompt.key, air: version.air };
    const picture = pictureButton(prompt, name, strings, page);
    pictures.push(picture);
    const card = element("li", { class: "card" }, [
      picture.button,
      element("div", { class: "caption" }, [
        element("p", {
          class: "prompt",
          text: prompt.prompt,
          title: prompt.prompt,
        }),
        element("p", { class: "quiet" }, [
          element("span", { text: sizeAndQuality(prompt, strings) }),
          copyButton(prompt.key, strings, page),
        ]),
      ]),
    ]);
    card.style.setProperty("--ratio", String(prompt.width / prompt.height));
    root.append(card);
  }
  return { root, pictures, rows: () => lines(pictures) };
}

/** The cards as they lie: a new line begins where the left edge jumps back. */
function lines(
  pictures: readonly PictureButton[],
): readonly (readonly HTMLElement[])[] {
  const found: HTMLElement[][] = [];
  let top = Number.NEGATIVE_INFINITY;
  for (const { button } of pictures) {
    if (button.offsetTop > top) {
      found.push([]);
      top = button.offsetTop;
    }
    found.at(-1)?.push(button);
  }
  return found;
}
