import type { PageImage } from "../../shared/datasetPage.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";
import { picture } from "../parts/picture.ts";
import { findingList } from "./findingList.ts";
import { overview } from "./overview.ts";
import type { Page, Shown } from "./page.ts";
import { paletteStrip } from "./paletteStrip.ts";
import { section } from "./section.ts";
import { findingsOn } from "./severity.ts";
import { typicalityChart } from "./typicalityChart.ts";

const shownOfSeveral = 12;

/** The panel beside the images: the whole set, one image, or several. */
export function showDetails(
  aside: HTMLElement,
  shown: Shown,
  page: Page,
): void {
  const { snapshot, selected } = shown;
  const images = snapshot.images.filter(({ file }) => selected.has(file));
  const [first] = images;
  const focused = document.activeElement;
  const act = aside.contains(focused)
    ? focused?.getAttribute("aria-label")
    : null;
  aside.replaceChildren(
    ...(images.length === 1 && first
      ? [oneImage(first, shown, page)]
      : images.length > 1
        ? [severalImages(images, shown)]
        : [overview(snapshot, page)]),
    footer(images, shown, page),
  );
  if (typeof act === "string") {
    [...aside.querySelectorAll<HTMLElement>("button")]
      .find((each) => each.getAttribute("aria-label") === act)
      ?.focus();
  }
}

function oneImage(
  image: PageImage,
  { snapshot }: Shown,
  page: Page,
): HTMLElement {
  const { strings } = snapshot;
  const findings = findingsOn(snapshot.findings, image.file);
  return element("div", { class: "scroll" }, [
    element(
      "button",
      {
        class: "large",
        attributes: {
          type: "button",
          "aria-label": `${strings.open} ${image.file}`,
        },
        onClick: () => page.send({ type: "open", file: image.file }),
      },
      [picture(image, strings.noPicture)],
    ),
    element("h2", { class: "file", text: image.file }),
    element("p", { class: "quiet", text: image.about }),
    ...(image.isExcluded
      ? [
          element("p", {
            class: "out",
            text:
              image.reason === undefined
                ? strings.excluded
                : fill(strings.excludedBecause, image.reason),
          }),
        ]
      : []),
    ...(image.palette.length > 0
      ? [
          paletteStrip(image.palette, {
            label: strings.palette,
            colour: strings.colour,
          }),
        ]
      : []),
    ...section(strings.typicality, typicalityChart(image, snapshot)),
    ...(image.reasons.length > 0
      ? section(
          strings.differs,
          element(
            "ul",
            { class: "reasons" },
            image.reasons.map((text) => element("li", { text })),
          ),
        )
      : []),
    ...(findings.length > 0
      ? section(strings.findings, findingList(findings, snapshot, page))
      : []),
    ...(image.prompt === undefined
      ? []
      : section(
          strings.madeFrom,
          element("p", { class: "quiet", text: image.prompt }),
        )),
  ]);
}

function severalImages(
  images: readonly PageImage[],
  { snapshot }: Shown,
): HTMLElement {
  const { strings } = snapshot;
  const rest = images.length - shownOfSeveral;
  return element("div", { class: "scroll" }, [
    element("h2", { text: fill(strings.selected, images.length) }),
    element("div", { class: "mosaic" }, [
      ...images.slice(0, shownOfSeveral).map((image) => {
        const tile = element("div", { class: "frame", title: image.file }, [
          picture(image, ""),
        ]);
        tile.classList.toggle("is-excluded", image.isExcluded);
        return tile;
      }),
      ...(rest > 0
        ? [
            element("div", {
              class: "frame quiet",
              text: fill(strings.more, rest),
            }),
          ]
        : []),
    ]),
  ]);
}

/** Always there, so that nothing moves when something is selected. */
function footer(
  images: readonly PageImage[],
  { snapshot: { strings } }: Shown,
  page: Page,
): HTMLElement {
  const files = (isExcluded: boolean) =>
    images
      .filter((image) => image.isExcluded === isExcluded)
      .map(({ file }) => file);
  const [inside, outside] = [files(false), files(true)];
  const act = (
    type: "exclude" | "include",
    of: readonly string[],
    one: string,
    many: string,
  ) =>
    element("button", {
      class: "secondary",
      text: of.length > 1 ? fill(many, of.length) : one,
      attributes: { type: "button" },
      onClick: () => page.send({ type, files: of }),
    });
  return element("div", { class: "foot" }, [
    ...(images.length === 0
      ? [element("p", { class: "quiet", text: strings.keys })]
      : []),
    ...(inside.length > 0
      ? [act("exclude", inside, strings.exclude, strings.excludeMany)]
      : []),
    ...(outside.length > 0
      ? [act("include", outside, strings.include, strings.includeMany)]
      : []),
    ...(images.length > 0
      ? [
          element("button", {
            class: "link",
            text: strings.clear,
            attributes: { type: "button" },
            onClick: () => page.clear(),
          }),
        ]
      : []),
  ]);
}
