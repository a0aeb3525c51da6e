import type {
  ImageCell,
  PromptRow,
  TestImagesSnapshot,
} from "../../shared/testImages.ts";
import type { TestImagesStrings } from "../../shared/testImagesStrings.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";
import { choice, picker, toolOf } from "./controls.ts";
import { copyButton } from "./copyButton.ts";
import type { Enlarged, Way } from "./enlarged.ts";
import { otherVersion, ways } from "./enlarged.ts";
import type { Page } from "./page.ts";
import type { Seen } from "./seen.ts";
import { pictureStrip } from "./pictureStrip.ts";
import { aboutPrompt, repeatStrings, sizeAndQuality } from "./words.ts";

/** Where we are, and what can be done with this picture. */
export function topLine(
  now: Enlarged,
  seen: Seen,
  of: TestImagesSnapshot,
  page: Page,
  close: () => void,
): HTMLElement {
  const { strings } = of;
  const index = of.prompts.findIndex(({ key }) => key === now.key);
  const name = { key: now.key, air: now.air, index: seen.index };
  const copy = copyButton(now.key, strings, page);
  copy.tabIndex = 0;
  copy.dataset["act"] = "copy";
  const tool = toolOf(seen.pictures[0].cell.state !== "ready");
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
      tool("save", strings.saveAs, () => {
        page.send({ type: "saveAs", ...name });
      }),
      toolOf(false)("code", strings.copyRequest, () => {
        page.send({ type: "copyRequest", ...name });
      }),
      toolOf(false)("asset", strings.generateAsset, () => {
        page.send({ type: "generateAsset", ...name });
      }),
      toolOf(false)("close", strings.close, close),
    ]),
  ]);
}

/** How to look, at what, and what lies beside it. */
export function wayLine(
  now: Enlarged,
  of: TestImagesSnapshot,
  change: (to: Partial<Enlarged>) => void,
): HTMLElement {
  const { strings, versions, training } = of;
  const others = versions.filter(({ air }) => air !== now.air);
  return element("div", { class: "ways" }, [
    ...(others.length > 0
      ? [
          element(
            "div",
            {
              class: "choices",
              attributes: { role: "group", "aria-label": strings.ways },
            },
            ways.map((way, at) => {
              const button = choice(
                `way ${way}`,
                wayNames(strings)[way],
                way === now.way,
                () => change({ way }),
              );
              button.prepend(element("kbd", { text: String(at + 1) }));
              return button;
            }),
          ),
        ]
      : []),
    ...(others.length > 1 && now.way !== "one"
      ? [
          picker(
            "against",
            strings.against,
            others.map(({ air, label }) => [air, label]),
            otherVersion(now, of) ?? "",
            (against) => change({ against }),
          ),
        ]
      : []),
    ...(training.length > 0
      ? [
          picker(
            "pinned",
            strings.pinned,
            [
              ["", strings.pinnedNothing],
              ...training.map(({ file }) => [file, file] as const),
            ],
            now.pinned ?? "",
            (pinned) => change({ pinned }),
          ),
        ]
      : []),
  ]);
}

/** The prompt, the facts, the same prompt on the other versions, and the keys. */
export function bottomLine(
  now: Enlarged,
  seen: Seen,
  of: TestImagesSnapshot,
  choose: (air: string) => void,
  change: (to: Partial<Enlarged>) => void,
  choosePicture: (index: number) => void,
): HTMLElement {
  const { strings, versions } = of;
  const {
    prompt,
    pictures: [{ cell }],
  } = seen;
  const repeats = cell.state === "ready" ? cell.repeats : undefined;
  return element("div", { class: "below" }, [
    ...pictureStrip(now, seen, of, choosePicture),
    element("p", { class: "prompt", text: prompt.prompt }),
    ...aboutPrompt(prompt),
    ...(repeats === undefined
      ? []
      : [
          element("p", { class: "note", attributes: { role: "note" } }, [
            element("span", {
              text: fill(repeatStrings(strings, repeats)[1], repeats.file),
            }),
            element("button", {
              class: "secondary",
              text: strings.showPair,
              attributes: { type: "button", "data-act": "pair" },
              onClick: () => change({ way: "one", pinned: repeats.file }),
            }),
          ]),
        ]),
    element("p", { class: "quiet", text: facts(prompt, cell, strings) }),
    ...(versions.length > 1
      ? [
          element(
            "div",
            { class: "choices", attributes: { role: "group" } },
            versions.map(({ air, label }) => {
              const button = choice(
                `version ${air}`,
                label,
                air === now.air,
                () => choose(air),
              );
              button.title = air;
              return button;
            }),
          ),
        ]
      : []),
    element("p", { class: "quiet keys", text: keysFor(now.way, of) }),
  ]);
}

export function wayNames(
  strings: TestImagesStrings,
): Readonly<Record<Way, string>> {
  return {
    one: strings.wayOne,
    sideBySide: strings.waySideBySide,
    slider: strings.waySlider,
    blink: strings.wayBlink,
    difference: strings.wayDifference,
  };
}

function keysFor(
  way: Way,
  { strings, imagesPerPrompt }: TestImagesSnapshot,
): string {
  return [
    strings.keysWalk,
    ...(imagesPerPrompt > 1 ? [strings.keysPictures] : []),
    ...(way === "slider" ? [strings.keysSlider] : []),
    ...(way === "blink" ? [strings.keysBlink] : []),
    strings.keysZoom,
  ].join(" · ");
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
