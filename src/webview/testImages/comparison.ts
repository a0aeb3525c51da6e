import type {
  PromptRow,
  TestImagesSnapshot,
  VersionColumn,
} from "../../shared/testImages.ts";
import type { TestImagesStrings } from "../../shared/testImagesStrings.ts";
import { copyButton } from "./copyButton.ts";
import { element } from "../parts/element.ts";
import type { Gallery } from "./gallery.ts";
import type { Page } from "./page.ts";
import type { PictureButton } from "./pictureButton.ts";
import { pictureButton } from "./pictureButton.ts";
import { sizeAndQuality } from "./words.ts";

/** Two versions and more: a row for each prompt, a column for each version. */
export function comparison(
  { title, prompts, versions, strings }: TestImagesSnapshot,
  page: Page,
): Gallery {
  const root = element("div", {
    class: "comparison",
    attributes: {
      role: "grid",
      "aria-label": title,
      "aria-describedby": "keys",
      "aria-rowcount": String(prompts.length + 1),
      "aria-colcount": String(versions.length + 1),
    },
  });
  root.style.setProperty("--versions", String(versions.length));
  root.append(head(versions, strings));
  const pictures: PictureButton[] = [];
  const rows: HTMLElement[][] = [];
  for (const [index, prompt] of prompts.entries()) {
    const copy = copyButton(prompt.key, strings, page);
    const ofRow = versions.map(({ air }) =>
      pictureButton(prompt, { key: prompt.key, air }, strings, page),
    );
    pictures.push(...ofRow);
    rows.push([copy, ...ofRow.map(({ button }) => button)]);
    root.append(row(prompt, index, copy, ofRow, strings));
  }
  return { root, pictures, rows: () => rows };
}

function head(
  versions: readonly VersionColumn[],
  strings: TestImagesStrings,
): HTMLElement {
  return element(
    "div",
    { class: "line head", attributes: { role: "row", "aria-rowindex": "1" } },
    [
      element("div", {
        class: "about quiet",
        text: strings.prompt,
        attributes: { role: "columnheader" },
      }),
      ...versions.map((version) =>
        element(
          "div",
          { class: "version", attributes: { role: "columnheader" } },
          [
            element("span", { class: "label", text: version.label }),
            ...(version.isNewest
              ? [element("span", { class: "badge", text: strings.newest })]
              : []),
            element("code", {
              class: "quiet",
              text: version.air,
              title: version.air,
            }),
          ],
        ),
      ),
    ],
  );
}

function row(
  prompt: PromptRow,
  index: number,
  copy: HTMLElement,
  pictures: readonly PictureButton[],
  strings: TestImagesStrings,
): HTMLElement {
  return element(
    "div",
    {
      class: "line",
      attributes: { role: "row", "aria-rowindex": String(index + 2) },
    },
    [
      element("div", { class: "about", attributes: { role: "rowheader" } }, [
        element("p", { class: "prompt", text: prompt.prompt }),
        element("p", { class: "quiet" }, [
          element("span", { text: sizeAndQuality(prompt, strings) }),
          copy,
        ]),
      ]),
      ...pictures.map(({ button }) =>
        element("div", { class: "cell", attributes: { role: "gridcell" } }, [
          button,
        ]),
      ),
    ],
  );
}
