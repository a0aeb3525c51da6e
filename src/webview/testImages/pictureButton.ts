import type {
  ImageCell,
  PromptRow,
  TestImagesSnapshot,
} from "../../shared/testImages.ts";
import type { TestImagesStrings } from "../../shared/testImagesStrings.ts";
import { element, unseen } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";
import { icon } from "../parts/icon.ts";
import type { CellPicture, ReadyCell } from "./cellPicture.ts";
import { cellPicture } from "./cellPicture.ts";
import type { CellName, Page } from "./page.ts";
import { repeatStrings } from "./words.ts";

/** One cell: a button that holds its place whatever the picture's state. */
export interface PictureButton {
  readonly button: HTMLButtonElement;
  readonly name: CellName;
  /** Draws the state; the same state again touches nothing. */
  readonly update: (cell: ImageCell) => void;
  /** Near what is seen its picture is in memory; shown so many CSS pixels wide. */
  readonly bring: (width: number) => void;
  /** Far from it, it isn't. */
  readonly release: () => void;
}

/**
 * A click enlarges what is there and asks for what isn't. Its name for screen
 * readers is its content: the prompt, then the state.
 */
export function pictureButton(
  prompt: PromptRow,
  name: CellName,
  {
    imagesPerPrompt,
    strings,
  }: Pick<TestImagesSnapshot, "imagesPerPrompt" | "strings">,
  page: Page,
): PictureButton {
  let shown: string | undefined;
  let state: ImageCell["state"] = "missing";
  let picture: CellPicture | undefined;
  /** Undefined: far. */
  let nearWidth: number | undefined;
  const button = element("button", {
    class: "picture",
    attributes: { type: "button", tabindex: "-1" },
    onClick: () => {
      if (state === "ready") page.enlarge(name);
      else if (state !== "waiting") page.send({ type: "retry", ...name });
    },
  });
  button.style.setProperty("--ratio", String(prompt.width / prompt.height));
  const update = (cell: ImageCell) => {
    if (cell.state === "ready") picture?.take(cell.small);
    const next = JSON.stringify({ ...cell, small: undefined });
    if (next === shown) return;
    shown = next;
    state = cell.state;
    button.dataset["state"] = cell.state;
    button.toggleAttribute("aria-busy", false);
    if (cell.state === "waiting") button.setAttribute("aria-busy", "true");
    button.title = cell.state === "failed" ? cell.message : "";
    const text = called(prompt.prompt, name, imagesPerPrompt, strings);
    picture =
      cell.state === "ready" ? cellPicture(text, cell, strings) : undefined;
    if (nearWidth !== undefined) picture?.bring(nearWidth);
    button.replaceChildren(
      ...(cell.state === "ready"
        ? [...(picture ? [picture.root] : []), ...badges(cell, strings)]
        : content(text, cell, strings)),
    );
  };
  const bring = (width: number) => {
    nearWidth = width;
    picture?.bring(width);
  };
  const release = () => {
    nearWidth = undefined;
    picture?.release();
  };
  return { button, name, update, bring, release };
}

/** The prompt, and which of its pictures it is when there are several. */
export function called(
  prompt: string,
  { index = 1 }: Pick<CellName, "index">,
  of: number,
  strings: TestImagesStrings,
): string {
  return of === 1 ? prompt : `${prompt}. ${fill(strings.pictureOf, index, of)}`;
}

/** What is inside of a cell without a picture, in the grid and enlarged. */
export function content(
  prompt: string,
  cell: Exclude<ImageCell, ReadyCell>,
  strings: TestImagesStrings,
): readonly Node[] {
  switch (cell.state) {
    case "missing":
      return [
        unseen(`${prompt}. `),
        element("span", { class: "says", text: strings.missing }),
        element("span", { class: "act", text: strings.generate }),
      ];
    case "waiting":
      return [
        unseen(`${prompt}. `),
        element("span", { class: "says", text: strings.waiting }),
      ];
    case "failed":
      return [
        unseen(`${prompt}. `),
        icon("failed"),
        unseen(`${strings.failed}: `),
        element("span", { class: "says reason", text: cell.message }),
        element("span", { class: "act", text: strings.again }),
      ];
  }
}

/** What is to be known of a picture, upon it. */
function badges(
  { isUnsafe, repeats }: ReadyCell,
  strings: TestImagesStrings,
): readonly Node[] {
  return [
    ...(isUnsafe === true ? [badge(strings.unsafe, "")] : []),
    ...(repeats === undefined
      ? []
      : [
          badge(
            fill(repeatStrings(strings, repeats)[0], repeats.file),
            "repeats",
          ),
        ]),
  ];
}

function badge(text: string, kind: string): Node {
  return element("span", { class: `badge warns ${kind}`, text });
}
