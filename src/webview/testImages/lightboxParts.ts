import type {
  ImageCell,
  PromptRow,
  TestImagesSnapshot,
  VersionColumn,
} from "../../shared/testImages.ts";
import type { TestImagesStrings } from "../../shared/testImagesStrings.ts";
import { copyButton } from "./copyButton.ts";
import { element } from "../parts/element.ts";
import type { IconName } from "../parts/icon.ts";
import { icon } from "../parts/icon.ts";
import type { CellName, Page } from "./page.ts";
import { content } from "./pictureButton.ts";
import { fill } from "../parts/fill.ts";
import { sizeAndQuality } from "./words.ts";

/** What the lightbox shows at the moment. */
export interface Shown {
  readonly name: CellName;
  readonly prompt: PromptRow;
  readonly version: VersionColumn;
  readonly cell: ImageCell;
  readonly of: TestImagesSnapshot;
}

/** Where we are, and what can be done with this picture. */
export function topLine(
  { name, cell, of }: Shown,
  page: Page,
  close: () => void,
): HTMLElement {
  const { strings } = of;
  const index = of.prompts.findIndex(({ key }) => key === name.key);
  const copy = copyButton(name.key, strings, page);
  copy.tabIndex = 0;
  copy.dataset["act"] = "copy";
  const tool = toolOf(cell.state !== "ready");
  return element("div", { class: "tools" }, [
    element("p", {
      class: "quiet",
      text: fill(strings.position, index + 1, of.prompts.length),
    }),
    element("div", { class: "acts" }, [
      copy,
      tool("open", strings.openFile, () => {
        page.send({ type: "open", ...name });
      }),
      tool("reveal", strings.reveal, () => {
        page.send({ type: "reveal", ...name });
      }),
      toolOf(false)("close", strings.close, close),
    ]),
  ]);
}

/** The picture, as large as there is room, between the ways on. */
export function stage(
  { name, prompt, cell, of }: Shown,
  page: Page,
  move: (prompts: number, versions: number) => void,
): HTMLElement {
  const { strings } = of;
  const index = of.prompts.findIndex(({ key }) => key === name.key);
  const frame = frameOf(prompt.prompt, cell, strings, () => {
    page.send({ type: "retry", ...name });
  });
  frame.style.setProperty("--ratio", String(prompt.width / prompt.height));
  return element("div", { class: "stage" }, [
    toolOf(index === 0)("previous", strings.previousPrompt, () => {
      move(-1, 0);
    }),
    frame,
    toolOf(index === of.prompts.length - 1)("next", strings.nextPrompt, () => {
      move(1, 0);
    }),
  ]);
}

/** A picture, or a button where there is something to ask for. */
function frameOf(
  prompt: string,
  cell: ImageCell,
  strings: TestImagesStrings,
  retry: () => void,
): HTMLElement {
  const attributes = { "data-state": cell.state };
  switch (cell.state) {
    case "ready":
      return element("div", { class: "frame", attributes }, [
        largePicture(prompt, cell.src),
      ]);
    case "waiting":
      return element(
        "div",
        { class: "frame", attributes },
        content(prompt, cell, strings),
      );
    case "missing":
    case "failed":
      return element(
        "button",
        {
          class: "frame",
          attributes: { ...attributes, type: "button", "data-act": "retry" },
          onClick: retry,
        },
        content(prompt, cell, strings),
      );
  }
}

/** The prompt, the facts, and the same prompt on the other versions. */
export function bottomLine(
  { prompt, version, cell, of }: Shown,
  choose: (air: string) => void,
): HTMLElement {
  return element("div", { class: "below" }, [
    element("p", { class: "prompt", text: prompt.prompt }),
    element("p", { class: "quiet", text: facts(prompt, cell, of.strings) }),
    ...(of.versions.length > 1
      ? [
          element(
            "div",
            { class: "versions", attributes: { role: "group" } },
            of.versions.map(({ air, label }) =>
              element("button", {
                class: "choice",
                text: label,
                title: air,
                attributes: {
                  type: "button",
                  "data-act": `version ${air}`,
                  "aria-pressed": String(air === version.air),
                },
                onClick: () => choose(air),
              }),
            ),
          ),
        ]
      : []),
  ]);
}

function facts(
  prompt: PromptRow,
  cell: ImageCell,
  strings: TestImagesStrings,
): string {
  const known = [sizeAndQuality(prompt, strings)];
  if (cell.state === "ready") {
    if (cell.seed !== undefined) known.push(fill(strings.seed, cell.seed));
    if (cell.costUSD !== undefined) {
      known.push(fill(strings.cost, cell.costUSD));
    }
    if (cell.isUnsafe === true) known.push(strings.unsafe);
  }
  return known.join(" · ");
}

/** Decoded before it is shown, so that going through versions doesn't flicker. */
function largePicture(alt: string, src: string): HTMLElement {
  const picture = element("img", { attributes: { alt, decoding: "sync" } });
  picture.src = src;
  return picture;
}

function toolOf(isDisabled: boolean) {
  return (name: IconName, label: string, onClick: () => void): HTMLElement => {
    const button = element(
      "button",
      {
        class: "plain",
        title: label,
        attributes: { type: "button", "aria-label": label, "data-act": name },
        onClick,
      },
      [icon(name)],
    );
    button.disabled = isDisabled;
    return button;
  };
}
