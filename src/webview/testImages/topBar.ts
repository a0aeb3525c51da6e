import type {
  FromTestImages,
  TestImagesSnapshot,
} from "../../shared/testImages.ts";
import { element } from "../parts/element.ts";
import { icon } from "../parts/icon.ts";
import { cellOf, namesOfPictures } from "./page.ts";
import { fill } from "../parts/fill.ts";

/** How many pictures there are, of how many, and how many didn't come. */
export function tally(snapshot: TestImagesSnapshot): {
  readonly ready: number;
  readonly failed: number;
  readonly missing: number;
  readonly total: number;
} {
  const states = snapshot.prompts.flatMap(({ key }) =>
    snapshot.versions.flatMap(({ air }) =>
      namesOfPictures(snapshot, { key, air }).map(
        (name) => cellOf(snapshot, name).state,
      ),
    ),
  );
  const count = (wanted: string) =>
    states.filter((state) => state === wanted).length;
  return {
    ready: count("ready"),
    failed: count("failed"),
    missing: count("missing") + count("failed"),
    total: states.length,
  };
}

/** Title, what is there, and the acts on the whole. Replaces what was shown. */
export function showTopBar(
  bar: HTMLElement,
  snapshot: TestImagesSnapshot,
  send: (message: FromTestImages) => void,
): void {
  const { strings, versions, running } = snapshot;
  const { ready, failed, missing, total } = tally(snapshot);
  const only = versions.length === 1 ? versions[0] : undefined;
  const focused = document.activeElement?.getAttribute("data-act");
  bar.replaceChildren(
    element("div", { class: "heading" }, [
      element("h1", { text: snapshot.title }),
      element("p", { class: "quiet" }, [
        ...(only
          ? [
              element("span", { class: "label", text: only.label }),
              element("code", { text: only.air }),
            ]
          : []),
        ...(total > 0
          ? [element("span", { text: fill(strings.pictures, ready, total) })]
          : []),
        ...(failed > 0
          ? [
              element("span", {
                class: "fails",
                text: fill(strings.failures, failed),
              }),
            ]
          : []),
      ]),
    ]),
    element("div", { class: "acts" }, [
      ...(snapshot.prompts.length > 0
        ? [act(strings.editPrompts, "editPrompts", "secondary", send)]
        : []),
      ...(snapshot.canAddVersion && total > 0
        ? [act(strings.compare, "addVersion", "secondary", send)]
        : []),
      ...(ready > 0 && !running
        ? [act(strings.saveReport, "saveReport", "secondary", send)]
        : []),
      ...(running
        ? [act(strings.stop, "stop", "primary", send)]
        : missing > 0
          ? [
              act(
                fill(strings.generateMissing, missing),
                "generateMissing",
                "primary",
                send,
              ),
            ]
          : []),
    ]),
    ...(running ? [progress(running, strings.progress)] : []),
  );
  if (typeof focused === "string") {
    bar.querySelector<HTMLElement>(`[data-act="${focused}"]`)?.focus();
  }
}

/** Said on every screen that shows rehearsed pictures. */
export function rehearsalBanner(text: string): HTMLElement {
  return element("p", { class: "rehearsal", attributes: { role: "note" } }, [
    icon("rehearsal"),
    element("span", { text }),
  ]);
}

function act(
  text: string,
  type:
    "generateMissing" | "stop" | "editPrompts" | "addVersion" | "saveReport",
  look: "primary" | "secondary",
  send: (message: FromTestImages) => void,
): HTMLElement {
  return element("button", {
    class: look,
    text,
    attributes: { type: "button", "data-act": type },
    onClick: () => send({ type }),
  });
}

function progress(
  { done, total }: { readonly done: number; readonly total: number },
  text: string,
): HTMLElement {
  const label = fill(text, done, total);
  const track = element(
    "div",
    {
      class: "progress",
      title: label,
      attributes: {
        role: "progressbar",
        "aria-label": label,
        "aria-valuemin": "0",
        "aria-valuemax": String(total),
        "aria-valuenow": String(done),
      },
    },
    [element("div")],
  );
  track.style.setProperty("--share", String(total > 0 ? done / total : 0));
  return track;
}
