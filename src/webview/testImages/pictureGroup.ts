import type { PromptRow, TestImagesSnapshot } from "../../shared/testImages.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";
import { columnsFor } from "./columnsFor.ts";
import type { CellName, Page } from "./page.ts";
import { namesOfPictures } from "./page.ts";
import type { PictureButton } from "./pictureButton.ts";
import { pictureButton } from "./pictureButton.ts";

/** All pictures of one prompt by one version: one alone, or several side by side. */
export interface PictureGroup {
  readonly root: HTMLElement;
  readonly pictures: readonly PictureButton[];
  /** As they lie in the group. */
  readonly lines: readonly (readonly PictureButton[])[];
}

/** `acrossAtMost`: pictures beside each other; further ones lie below. */
export function pictureGroup(
  prompt: PromptRow,
  name: CellName,
  of: TestImagesSnapshot,
  page: Page,
  acrossAtMost: number,
): PictureGroup {
  const pictures = namesOfPictures(of, name).map((each) =>
    pictureButton(prompt, each, of, page),
  );
  const [only] = pictures;
  if (only && pictures.length === 1) {
    return { root: only.button, pictures, lines: [pictures] };
  }
  const across = columnsFor(pictures.length, acrossAtMost);
  const root = element(
    "div",
    {
      class: "several",
      attributes: {
        role: "group",
        "aria-label": fill(of.strings.picturesOfPrompt, pictures.length),
      },
    },
    pictures.map(({ button }) => button),
  );
  root.style.setProperty("--across", String(across));
  root.style.setProperty("--ratio", String(prompt.width / prompt.height));
  return { root, pictures, lines: inLines(pictures, across) };
}

function inLines<T>(items: readonly T[], across: number): readonly T[][] {
  return Array.from({ length: Math.ceil(items.length / across) }, (_, line) =>
    items.slice(line * across, (line + 1) * across),
  );
}
