import type { DatasetSnapshot, PageImage } from "../../shared/datasetPage.ts";
import { element } from "../parts/element.ts";
import { picture } from "../parts/picture.ts";
import { findingList } from "./findingList.ts";
import { lookCharts } from "./lookCharts.ts";
import type { Page } from "./page.ts";
import { paletteStrip } from "./paletteStrip.ts";
import { section } from "./section.ts";
import { findingsOn } from "./severity.ts";
import { sortImages } from "./sorting.ts";

const leastTypicalShown = 3;

/** What is to be said of the set when nothing is selected. */
export function overview(snapshot: DatasetSnapshot, page: Page): HTMLElement {
  const { strings, palette, pairs, findings, images, look } = snapshot;
  const onDataset = findingsOn(findings, null);
  const isRead = images.length > 0;
  const leastTypical = sortImages(images, findings, "typicality")
    .filter(({ score, isExcluded }) => score !== undefined && !isExcluded)
    .slice(0, leastTypicalShown);
  const nameOf = (file: string) => images.find((image) => image.file === file);
  return element("div", { class: "scroll" }, [
    element("h2", { text: strings.overview }),
    ...(isRead && findings.length === 0
      ? [element("p", { class: "quiet", text: strings.nothingWrong })]
      : []),
    ...(palette.length > 0
      ? section(
          strings.setPalette,
          paletteStrip(palette, {
            label: strings.setPalette,
            colour: strings.colour,
          }),
        )
      : []),
    ...(isRead
      ? section(
          strings.leastTypical,
          leastTypical.length > 0
            ? element(
                "ul",
                { class: "rows" },
                leastTypical.map((image) =>
                  row(
                    [image],
                    image.file,
                    image.reasons[0] ?? image.about,
                    () => page.select(image.file),
                  ),
                ),
              )
            : element("p", { class: "quiet", text: strings.notJudged }),
        )
      : []),
    ...(pairs.length > 0
      ? section(
          strings.repeats,
          element(
            "ul",
            { class: "rows" },
            pairs.map(({ keep, other, title }) =>
              row(
                [nameOf(keep), nameOf(other)],
                title,
                `${keep}, ${other}`,
                () => page.compare(keep, other),
              ),
            ),
          ),
        )
      : []),
    ...(onDataset.length > 0
      ? section(strings.wholeDataset, findingList(onDataset, snapshot, page))
      : []),
    ...(look ? section(strings.common, lookCharts(look, strings)) : []),
  ]);
}

function row(
  images: readonly (PageImage | undefined)[],
  title: string,
  text: string,
  onClick: () => void,
): HTMLElement {
  return element("li", {}, [
    element(
      "button",
      {
        class: "row",
        attributes: { type: "button", "aria-label": `${title}: ${text}` },
        onClick,
      },
      [
        ...images.flatMap((image) =>
          image
            ? [element("span", { class: "frame" }, [picture(image, "")])]
            : [],
        ),
        element("span", { class: "words" }, [
          element("span", { class: "name", text: title }),
          element("span", { class: "quiet", text }),
        ]),
      ],
    ),
  ]);
}
