import type { DatasetSnapshot, PageImage } from "../../shared/datasetPage.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";
import { icon } from "../parts/icon.ts";
import { picture } from "../parts/picture.ts";
import { silentStrip } from "./paletteStrip.ts";
import { findingsOn, severityIcons } from "./severity.ts";

const chipsShown = 2;

/** One image of the contact sheet; its place stays the same whatever it says. */
export interface Card {
  readonly option: HTMLElement;
  /** The same again touches nothing. */
  readonly update: (image: PageImage, snapshot: DatasetSnapshot) => void;
}

export function card(file: string): Card {
  const option = element("div", {
    class: "card",
    attributes: { role: "option", tabindex: "-1", "aria-selected": "false" },
  });
  option.dataset["file"] = file;
  let drawn = "";
  return {
    option,
    update: (image, snapshot) => {
      const { strings } = snapshot;
      const findings = findingsOn(snapshot.findings, file);
      const next = JSON.stringify([image, findings, strings]);
      if (next === drawn) return;
      drawn = next;
      const state = stateWords(image, snapshot);
      option.classList.toggle("is-excluded", image.isExcluded);
      option.setAttribute(
        "aria-label",
        [
          file,
          image.about,
          ...(state === undefined ? [] : [state]),
          ...findings.map(({ title }) => title),
        ].join(", "),
      );
      option.title = findings.map(({ message }) => message).join("\n\n");
      option.replaceChildren(
        element("div", { class: "frame" }, [
          picture(image, strings.noPicture),
          ...(state === undefined
            ? []
            : [element("span", { class: "stamp", text: state })]),
        ]),
        silentStrip(image.palette),
        element("div", {
          class: "name",
          text: file,
          title: file,
        }),
        element("div", {
          class: "quiet line",
          text: shortAbout(image),
        }),
        element("div", { class: "chips" }, [
          ...findings
            .slice(0, chipsShown)
            .map(({ title, severity }) =>
              element("span", { class: `chip is-${severity}` }, [
                icon(severityIcons[severity]),
                element("span", { text: title }),
              ]),
            ),
          ...(findings.length > chipsShown
            ? [
                element("span", {
                  class: "chip",
                  text: fill(strings.more, findings.length - chipsShown),
                }),
              ]
            : []),
        ]),
      );
    },
  };
}

function stateWords(
  { isExcluded, reason }: PageImage,
  { strings }: DatasetSnapshot,
): string | undefined {
  if (!isExcluded) return undefined;
  return reason === undefined
    ? strings.excluded
    : fill(strings.excludedBecause, reason);
}

/** All of it is in the panel beside; here it has to fit. */
function shortAbout({ width, height, about }: PageImage): string {
  return width > 0 ? `${width} × ${height}` : about;
}
