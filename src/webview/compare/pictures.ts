import type {
  ComparedPicture,
  ComparedPictures,
  ComparePageStrings,
} from "../../shared/comparePage.ts";
import { differencePicture } from "../parts/differencePicture.ts";
import { element } from "../parts/element.ts";

/** The page's pictures are whole ones: a drawing anew differs everywhere a little. */
const drawing = { longSidePixels: 640, doublings: 1 };

type Open = (sha256: string) => void;

/** One picture as it was and as it is, and where the two differ. */
export function changedPair(
  { before, after }: ComparedPictures,
  strings: ComparePageStrings,
  open: Open,
): HTMLElement {
  const [old, now] = [image(before), image(after)];
  return element("article", { attributes: { "aria-label": after.file } }, [
    element("h3", { text: after.file }),
    element("div", { class: "figures" }, [
      figure(before, old, strings.before, strings, open),
      figure(after, now, strings.after, strings, open),
      ...(old && now
        ? [
            element("figure", {}, [
              element("div", { class: "frame" }, [
                differencePicture(
                  { degrees: 0, isMirrored: false },
                  old,
                  now,
                  drawing,
                ),
              ]),
              caption(strings.difference, strings.differenceHint),
            ]),
          ]
        : []),
    ]),
  ]);
}

export function pictureCards(
  pictures: readonly ComparedPicture[],
  strings: ComparePageStrings,
  open: Open,
): HTMLElement {
  return element(
    "div",
    { class: "figures" },
    pictures.map((each) => figure(each, image(each), each.file, strings, open)),
  );
}

function figure(
  { file, about, sha256 }: ComparedPicture,
  shown: HTMLImageElement | undefined,
  title: string,
  strings: ComparePageStrings,
  open: Open,
): HTMLElement {
  const none = () =>
    element("span", { class: "none quiet", text: strings.noPicture });
  const frame = shown
    ? element(
        "button",
        {
          class: "frame",
          attributes: {
            type: "button",
            "aria-label": `${strings.open} ${file} (${title})`,
            "data-act": `open ${sha256}`,
          },
          onClick: () => open(sha256),
        },
        [shown],
      )
    : element("div", { class: "frame" }, [none()]);
  shown?.addEventListener("error", () => shown.replaceWith(none()));
  return element("figure", {}, [frame, caption(title, about)]);
}

function caption(name: string, about: string): HTMLElement {
  return element("figcaption", {}, [
    element("div", { class: "name", text: name, title: name }),
    element("div", { class: "quiet", text: about }),
  ]);
}

function image({ address }: ComparedPicture): HTMLImageElement | undefined {
  if (address === undefined) return undefined;
  const made = element("img", { attributes: { alt: "", draggable: "false" } });
  made.src = address;
  return made;
}
