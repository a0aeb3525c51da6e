import type {
  TestImagesSnapshot,
  VersionColumn,
} from "../../shared/testImages.ts";
import { element } from "../parts/element.ts";
import type { Place } from "./nearSight.ts";
import type { Page } from "./page.ts";
import type { PictureButton } from "./pictureButton.ts";
import { pictureGroup } from "./pictureGroup.ts";
import { copyButton } from "./copyButton.ts";
import type { Gallery } from "./gallery.ts";
import { aboutPrompt, sizeAndQuality } from "./words.ts";

/** One version: pictures side by side in lines of equal height. */
export function cards(
  of: TestImagesSnapshot,
  version: VersionColumn,
  page: Page,
): Gallery {
  const { prompts, strings } = of;
  const pictures: PictureButton[] = [];
  const places: Place[] = [];
  const root = element("ul", {
    class: "cards",
    attributes: { "aria-describedby": "keys" },
  });
  for (const prompt of prompts) {
    const name = { key: prompt.key, air: version.air };
    const group = pictureGroup(prompt, name, of, page, of.imagesPerPrompt);
    pictures.push(...group.pictures);
    const card = element("li", { class: "card" }, [
      group.root,
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
        ...aboutPrompt(prompt),
      ]),
    ]);
    const { width, height } = prompt;
    card.style.setProperty(
      "--ratio",
      String((width / height) * of.imagesPerPrompt),
    );
    root.append(card);
    places.push({ root: card, pictures: group.pictures });
  }
  return { root, pictures, places, rows: () => lines(pictures) };
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
