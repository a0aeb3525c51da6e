import type { TestImagesSnapshot } from "../../shared/testImages.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";
import type { Enlarged } from "./enlarged.ts";
import { cellOf, namesOfPictures } from "./page.ts";
import type { Seen } from "./seen.ts";

/** The pictures of a prompt by this version, small, to choose from; nothing for one alone. */
export function pictureStrip(
  now: Enlarged,
  { index: shown }: Seen,
  of: TestImagesSnapshot,
  choose: (index: number) => void,
): readonly HTMLElement[] {
  const { strings, imagesPerPrompt } = of;
  if (imagesPerPrompt === 1) return [];
  const buttons = namesOfPictures(of, now).map((name) => {
    const { index = 1 } = name;
    const cell = cellOf(of, name);
    const label = fill(strings.pictureOf, index, imagesPerPrompt);
    const button = element(
      "button",
      {
        class: "choice thumb",
        title: label,
        attributes: {
          type: "button",
          "data-act": `picture ${index}`,
          "data-state": cell.state,
          "aria-pressed": String(index === shown),
          "aria-label": label,
        },
        onClick: () => choose(index),
      },
      [
        cell.state === "ready"
          ? thumb(cell.small[0]?.src ?? cell.src)
          : element("span", { text: String(index) }),
      ],
    );
    return button;
  });
  return [
    element(
      "div",
      {
        class: "choices thumbs",
        attributes: {
          role: "group",
          "aria-label": fill(strings.picturesOfPrompt, imagesPerPrompt),
        },
      },
      buttons,
    ),
  ];
}

function thumb(src: string): HTMLElement {
  const picture = element("img", { attributes: { alt: "" } });
  picture.src = src;
  return picture;
}
