import type { TestImagesSnapshot } from "../../shared/testImages.ts";
import type { TestImagesStrings } from "../../shared/testImagesStrings.ts";
import { differencePicture } from "../parts/differencePicture.ts";
import { element } from "../parts/element.ts";
import type { Enlarged } from "./enlarged.ts";
import { called, content } from "./pictureButton.ts";
import type { Seen } from "./seen.ts";

/** Sharp enough for a large screen; two drawings differ much, so hardly brightened. */
const differenceOfDrawings = { longSidePixels: 1600, doublings: 1 };

/**
 * The pictures that are looked at, each in a window of the prompt's shape. The
 * part that is seen is a matter of custom properties (`showView`): pictures
 * stay as they are while one zooms.
 */
export function stage(
  seen: Seen,
  of: TestImagesSnapshot,
  retry: (air: string) => void,
): HTMLElement {
  const { strings } = of;
  const alt = called(seen.prompt.prompt, seen, of.imagesPerPrompt, strings);
  const root = element("div", {
    class: "windows",
    attributes: { "data-way": seen.way },
  });
  root.style.setProperty(
    "--ratio",
    String(seen.prompt.width / seen.prompt.height),
  );
  root.append(...(seen.pinned ? [pinned(seen.pinned)] : []));
  const [one, other] = seen.pictures;
  if (!other || seen.way === "one") {
    root.append(pane([figureOf(one, alt, strings, retry)]));
    return root;
  }
  if (seen.way === "sideBySide") {
    root.append(
      ...[one, other].map((each) =>
        pane([figureOf(each, alt, strings, retry)], each.version.label),
      ),
    );
    return root;
  }
  const layers = [one, other].map(({ src, version }) =>
    layer(large(`${version.label}: ${alt}`, src)),
  );
  const window = element("div", { class: "window" }, layers);
  const names = [one, other].map(({ version }) => version.label);
  switch (seen.way) {
    case "slider":
      window.append(
        element("div", {
          class: "handle",
          attributes: { "aria-hidden": "true" },
        }),
        ...names.map((text) => element("span", { class: "badge name", text })),
      );
      break;
    case "blink":
      window.append(
        ...names.map((text) => element("span", { class: "badge name", text })),
      );
      break;
    case "difference":
      window.append(differenceOf(layers));
      break;
  }
  const isNamed = seen.way !== "difference";
  root.append(pane([window], isNamed ? undefined : names.join(" · ")));
  return root;
}

/** Moves the pictures to what is seen, and the slider to where it stands. */
export function showView(
  root: HTMLElement,
  { view, split }: Pick<Enlarged, "view" | "split">,
): void {
  root.style.setProperty("--zoom", String(view.zoom));
  root.style.setProperty("--x", String(view.x));
  root.style.setProperty("--y", String(view.y));
  root.style.setProperty("--split", String(split));
  root.classList.toggle("is-close", view.zoom > 1);
}

/** A window as large as there is room for its shape, under its name. */
function pane(children: readonly Node[], name?: string): HTMLElement {
  return element("div", { class: "pane" }, [
    ...(name === undefined
      ? []
      : [element("p", { class: "quiet name", text: name })]),
    element("div", { class: "room" }, children),
  ]);
}

/** A picture, or a button where there is something to ask for. */
function figureOf(
  { cell, version, src }: Seen["pictures"][0],
  alt: string,
  strings: TestImagesStrings,
  retry: (air: string) => void,
): HTMLElement {
  const attributes = { "data-state": cell.state };
  switch (cell.state) {
    case "ready":
      return element("div", { class: "window", attributes }, [
        layer(large(alt, src)),
      ]);
    case "waiting":
      return element(
        "div",
        { class: "window empty-cell", attributes },
        content(alt, cell, strings),
      );
    case "missing":
    case "failed":
      return element(
        "button",
        {
          class: "window empty-cell",
          attributes: { ...attributes, type: "button", "data-act": "retry" },
          onClick: () => retry(version.air),
        },
        content(alt, cell, strings),
      );
  }
}

function pinned({ file, src }: NonNullable<Seen["pinned"]>): HTMLElement {
  return element("div", { class: "pane pinned" }, [
    element("p", { class: "quiet name", text: file }),
    element("div", { class: "room" }, [large(file, src)]),
  ]);
}

function layer(picture: HTMLElement): HTMLElement {
  return element("div", { class: "layer" }, [picture]);
}

function differenceOf(layers: readonly HTMLElement[]): HTMLElement {
  const [one, other] = layers.map((each) => each.querySelector("img"));
  if (!one || !other) return element("div");
  const asTheyLie = { degrees: 0, isMirrored: false };
  const drawn = differencePicture(asTheyLie, one, other, differenceOfDrawings);
  return layer(drawn);
}

/** Decoded before it is shown, so that going through versions doesn't flicker. */
function large(alt: string, src: string): HTMLImageElement {
  const picture = element("img", {
    attributes: { alt, decoding: "sync", draggable: "false" },
  });
  picture.src = src;
  return picture;
}
