import type {
  PromptRow,
  TestImagesSnapshot,
  VersionColumn,
} from "../../shared/testImages.ts";
import type { TestImagesStrings } from "../../shared/testImagesStrings.ts";
import { copyButton } from "./copyButton.ts";
import { element } from "../parts/element.ts";
import type { Gallery } from "./gallery.ts";
import type { Place } from "./nearSight.ts";
import type { Page } from "./page.ts";
import type { PictureGroup } from "./pictureGroup.ts";
import { pictureGroup } from "./pictureGroup.ts";
import { aboutPrompt, sizeAndQuality } from "./words.ts";

/** In a column of one version; more get too small to judge. */
const acrossAtMost = 2;

/** Two versions and more: a row for each prompt, a column for each version. */
export function comparison(of: TestImagesSnapshot, page: Page): Gallery {
  const { title, prompts, versions, strings } = of;
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
  const places: Place[] = [];
  const rows: HTMLElement[][] = [];
  for (const [index, prompt] of prompts.entries()) {
    const copy = copyButton(prompt.key, strings, page);
    const ofRow = versions.map(({ air }) =>
      pictureGroup(prompt, { key: prompt.key, air }, of, page, acrossAtMost),
    );
    const [first] = ofRow;
    for (const line of first?.lines.keys() ?? []) {
      const across = ofRow.flatMap(({ lines }) => lines[line] ?? []);
      const buttons = across.map(({ button }) => button);
      rows.push(line === 0 ? [copy, ...buttons] : buttons);
    }
    const line = row(prompt, index, copy, ofRow, strings);
    root.append(line);
    places.push({
      root: line,
      pictures: ofRow.flatMap((group) => group.pictures),
    });
  }
  const pictures = places.flatMap((place) => place.pictures);
  return { root, pictures, places, rows: () => rows };
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
  groups: readonly PictureGroup[],
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
        ...aboutPrompt(prompt),
      ]),
      ...groups.map((group) =>
        element("div", { class: "cell", attributes: { role: "gridcell" } }, [
          group.root,
        ]),
      ),
    ],
  );
}
