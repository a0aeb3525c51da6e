import type { DatasetSnapshot, PageImage } from "../../shared/datasetPage.ts";
import { element } from "../parts/element.ts";
import { picture } from "../parts/picture.ts";
import { towards } from "./towards.ts";
import type { View } from "./view.ts";
import { fileOf } from "./view.ts";

/** The map of styles: near means alike. */
export interface MapView extends View {
  readonly update: (
    images: readonly PageImage[],
    snapshot: DatasetSnapshot,
  ) => void;
}

export function mapView(): MapView {
  const field = element("div", {
    class: "field",
    attributes: {
      role: "listbox",
      "aria-multiselectable": "true",
      "aria-describedby": "keys",
    },
  });
  const hint = element("p", { class: "quiet hint" });
  const about = element("div", { class: "about" });
  about.hidden = true;
  const root = element("div", { class: "map" }, [hint, field, about]);
  let options: readonly HTMLElement[] = [];
  let shown: readonly PageImage[] = [];
  let drawn = "";

  const tell = (target: EventTarget | null) => {
    const file = fileOf(target);
    const image = shown.find((each) => each.file === file);
    const option = options.find((each) => each.dataset["file"] === file);
    about.hidden = !image || !option;
    if (!image || !option) return;
    about.replaceChildren(
      element("div", { class: "frame" }, [picture(image, "")]),
      element("div", { class: "name", text: image.file }),
      ...image.reasons.map((reason) =>
        element("div", { class: "quiet", text: reason }),
      ),
    );
    placeBeside(about, option, root);
  };
  const tellFocused = () => {
    const focused = document.activeElement;
    tell(focused?.matches(":focus-visible") === true ? focused : null);
  };
  field.addEventListener("pointerover", ({ target }) => tell(target));
  field.addEventListener("pointerleave", tellFocused);
  field.addEventListener("focusin", tellFocused);
  field.addEventListener("focusout", () => tell(null));

  return {
    root,
    list: field,
    options: () => options,
    next(from, key) {
      const places = options.map(
        ({ offsetLeft, offsetTop }) => [offsetLeft, offsetTop] as const,
      );
      const to = towards(places, options.indexOf(from), key);
      return to === undefined ? undefined : options[to];
    },
    update(images, snapshot) {
      const next = JSON.stringify([images, snapshot.strings]);
      if (next === drawn) return;
      drawn = next;
      const { strings } = snapshot;
      shown = images.filter(({ place }) => place !== undefined);
      const focused = fileOf(document.activeElement);
      hint.textContent = shown.length > 0 ? strings.mapHint : strings.noMapHint;
      root.style.setProperty("--points", String(Math.max(1, shown.length)));
      options = shown.map((image) => point(image, snapshot));
      spread(root, shown);
      field.replaceChildren(...options);
      about.hidden = true;
      options
        .find((each) => each.dataset["file"] === focused)
        ?.focus({ preventScroll: true });
    },
  };
}

function point(image: PageImage, { strings }: DatasetSnapshot): HTMLElement {
  const { file, place, isExcluded, isOutlier, reasons } = image;
  const option = element(
    "div",
    {
      class: "point",
      attributes: {
        role: "option",
        tabindex: "-1",
        "aria-selected": "false",
        "aria-label": [
          file,
          ...(isExcluded ? [strings.excluded] : []),
          ...(isOutlier ? [strings.outlier] : []),
          ...reasons,
        ].join(", "),
      },
    },
    [picture(image, "")],
  );
  option.dataset["file"] = file;
  option.classList.toggle("is-excluded", isExcluded);
  option.classList.toggle("is-outlier", isOutlier);
  option.style.setProperty("--x", String(place?.x ?? 0.5));
  option.style.setProperty("--y", String(place?.y ?? 0.5));
  return option;
}

/**
 * Tells the style how wide and high the map is, so that it fills the room in
 * proportion: stretched, distances would lie.
 */
function spread(root: HTMLElement, shown: readonly PageImage[]): void {
  const reach = (axis: "x" | "y") => {
    const values = shown.map(({ place }) => place?.[axis] ?? 0.5);
    const least = Math.min(...values);
    return { least, length: Math.max(0.1, Math.max(...values) - least) };
  };
  const [across, down] = [reach("x"), reach("y")];
  root.style.setProperty("--left", String(across.least));
  root.style.setProperty("--across", String(across.length));
  root.style.setProperty("--top", String(down.least));
  root.style.setProperty("--down", String(down.length));
}

/** To the side with more room, never out of the map. */
function placeBeside(
  about: HTMLElement,
  option: HTMLElement,
  root: HTMLElement,
): void {
  const around = root.getBoundingClientRect();
  const at = option.getBoundingClientRect();
  const own = about.getBoundingClientRect();
  const gap = 8;
  const isLeft = at.left + at.width / 2 > around.left + around.width / 2;
  const x = isLeft ? at.left - own.width - gap : at.right + gap;
  const y = at.top + at.height / 2 - own.height / 2;
  const within = (value: number, from: number, length: number, size: number) =>
    Math.max(4, Math.min(length - size - 4, value - from));
  about.style.setProperty(
    "left",
    `${within(x, around.left, around.width, own.width)}px`,
  );
  about.style.setProperty(
    "top",
    `${within(y, around.top, around.height, own.height)}px`,
  );
}
