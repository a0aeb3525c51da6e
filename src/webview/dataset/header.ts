import { limits } from "../../core/limits.ts";
import type { DatasetSnapshot } from "../../shared/datasetPage.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";
import { icon } from "../parts/icon.ts";
import type { Page } from "./page.ts";
import { paletteStrip } from "./paletteStrip.ts";
import { severityIcons } from "./severity.ts";

/** Name, count against the limits, verdict, brief, and what to do with the whole. */
export function showHeader(
  bar: HTMLElement,
  snapshot: DatasetSnapshot,
  { send }: Pick<Page, "send">,
): void {
  const { strings, worst, reading } = snapshot;
  const focused = document.activeElement?.getAttribute("data-act");
  bar.replaceChildren(
    element("div", { class: "heading" }, [
      element("div", { class: "title" }, [
        element("h1", { text: snapshot.title }),
        ...(worst === "none"
          ? []
          : [
              element("span", { class: `verdict is-${worst}` }, [
                icon(severityIcons[worst]),
                element("span", { text: snapshot.verdict }),
              ]),
            ]),
      ]),
      element("p", { class: "quiet count" }, [
        meter(snapshot),
        element("span", {
          text: reading
            ? reading.total > 0
              ? fill(strings.reading, reading.done, reading.total)
              : strings.readingFirst
            : snapshot.count,
        }),
      ]),
      ...(snapshot.failure === undefined
        ? []
        : [element("p", { class: "fails", text: snapshot.failure })]),
      ...(snapshot.summary === undefined
        ? []
        : [
            element("p", {
              class: "summary",
              text: snapshot.summary,
              title: snapshot.summary,
            }),
          ]),
    ]),
    element("div", { class: "acts" }, [
      button(strings.openManifest, "openManifest", "secondary"),
      button(strings.packageDataset, "package", "secondary"),
      button(strings.submit, "submit", "primary"),
    ]),
    paletteStrip(snapshot.palette, {
      label: strings.setPalette,
      colour: strings.colour,
    }),
  );
  if (typeof focused === "string") {
    bar.querySelector<HTMLElement>(`[data-act="${focused}"]`)?.focus();
  }

  function button(
    text: string,
    type: "openManifest" | "package" | "submit",
    look: string,
  ): HTMLElement {
    return element("button", {
      class: look,
      text,
      attributes: { type: "button", "data-act": type },
      onClick: () => send({ type }),
    });
  }
}

/** How full the set is, with a mark where it begins to be enough. The words beside say the same. */
function meter({ usable }: DatasetSnapshot): HTMLElement {
  const { minImages, maxImages } = limits;
  const isFine = usable >= minImages && usable <= maxImages;
  const track = element(
    "span",
    {
      class: isFine ? "meter" : "meter is-off",
      attributes: { "aria-hidden": "true" },
    },
    [element("span", { class: "fill" }), element("span", { class: "mark" })],
  );
  track.style.setProperty("--share", String(Math.min(1, usable / maxImages)));
  track.style.setProperty("--least", String(minImages / maxImages));
  return track;
}
