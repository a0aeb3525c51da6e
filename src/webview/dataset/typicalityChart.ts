import type { DatasetSnapshot, PageImage } from "../../shared/datasetPage.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";
import { rankOf } from "./sorting.ts";

/** Every image's distance from the others as a bar, this one's marked. */
export function typicalityChart(
  image: PageImage,
  { images, strings }: DatasetSnapshot,
): HTMLElement | undefined {
  const rank = rankOf(images, image.file);
  if (!rank) return undefined;
  const bars = images
    .flatMap(({ file, score }) =>
      score === undefined ? [] : [{ file, score }],
    )
    .sort((one, other) => other.score - one.score);
  const most = bars[0]?.score ?? 1;
  const chart = element("div", {
    class: "bars",
    attributes: { "aria-hidden": "true" },
  });
  for (const { file, score } of bars) {
    const bar = element("span", { title: file });
    bar.classList.toggle("is-own", file === image.file);
    bar.style.setProperty("--share", String(score / most));
    chart.append(bar);
  }
  return element("div", {}, [
    chart,
    element("p", {
      class: "quiet",
      text: fill(strings.rank, rank.rank, rank.of),
    }),
  ]);
}
