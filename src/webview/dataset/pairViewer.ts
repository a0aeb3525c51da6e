import type {
  DatasetSnapshot,
  PageImage,
  PagePair,
} from "../../shared/datasetPage.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";
import { icon } from "../parts/icon.ts";
import { differencePicture } from "../parts/differencePicture.ts";
import type { Page } from "./page.ts";

/** Two images that repeat each other, large, with their difference. */
export interface PairViewer {
  readonly dialog: HTMLDialogElement;
  readonly show: (keep: string, other: string, of: DatasetSnapshot) => void;
  /** New facts; closes when the pair is settled. */
  readonly update: (of: DatasetSnapshot) => void;
}

export function pairViewer(send: Page["send"]): PairViewer {
  const content = element("div", { class: "content" });
  // Stays while pairs come and go: only what changes in its place is read out.
  const live = element("p", {
    class: "unseen",
    attributes: { role: "status" },
  });
  const dialog = element("dialog", { class: "pair" }, [content, live]);
  let pair: PagePair | undefined;
  let drawn = "";
  let goTo: (step: -1 | 1) => void = () => undefined;

  const show = (keep: string, other: string, of: DatasetSnapshot) => {
    const index = of.pairs.findIndex(
      (each) => each.keep === keep && each.other === other,
    );
    const found = of.pairs[index];
    const images = found && bothOf(found, of);
    if (!found || !images) {
      dialog.close();
      return;
    }
    pair = found;
    if (!dialog.open) dialog.showModal();
    const next = JSON.stringify([found, images, of.pairs.length, of.strings]);
    if (next === drawn) return;
    drawn = next;
    draw(found, images, index, of);
  };

  const draw = (
    { title, message, turn, ...of }: PagePair,
    [keep, other]: readonly [PageImage, PageImage],
    index: number,
    snapshot: DatasetSnapshot,
  ) => {
    const { strings, pairs } = snapshot;
    const focused = document.activeElement?.getAttribute("data-act") ?? "close";
    const [one, two] = [full(keep), full(other)];
    dialog.setAttribute("aria-label", title);
    const position = fill(strings.position, index + 1, pairs.length);
    live.textContent = `${title}, ${position}. ${message}`;
    goTo = (step) => {
      const target = pairs[index + step];
      if (target) show(target.keep, target.other, snapshot);
    };
    content.replaceChildren(
      element("div", { class: "tools" }, [
        element("h2", { text: title }),
        element("div", { class: "acts" }, [
          ...(pairs.length > 1
            ? [
                tool("previous", strings.previousPair, index > 0, () =>
                  goTo(-1),
                ),
                element("span", { class: "quiet", text: position }),
                tool("next", strings.nextPair, index < pairs.length - 1, () =>
                  goTo(1),
                ),
              ]
            : []),
          tool("close", strings.close, true, () => dialog.close()),
        ]),
      ]),
      element("p", { class: "message", text: message }),
      element("div", { class: "figures" }, [
        figure(keep, one, strings.suggested, () =>
          send({ type: "exclude", files: [of.other] }),
        ),
        figure(other, two, undefined, () =>
          send({ type: "exclude", files: [of.keep] }),
        ),
        element("figure", {}, [
          element("div", { class: "frame" }, [
            differencePicture(turn, one, two),
          ]),
          element("figcaption", {}, [
            element("div", { class: "name", text: strings.difference }),
            element("div", { class: "quiet", text: strings.differenceHint }),
            ...(turn.degrees > 0
              ? [
                  element("div", {
                    class: "quiet",
                    text: fill(strings.turned, turn.degrees),
                  }),
                ]
              : []),
            ...(turn.isMirrored
              ? [element("div", { class: "quiet", text: strings.mirrored })]
              : []),
          ]),
        ]),
      ]),
    );
    // At the last pair there is no next one; Enter must not close by surprise.
    [focused, "previous", "next", "close"]
      .map((act) =>
        content.querySelector<HTMLElement>(`[data-act="${act}"]:enabled`),
      )
      .find((button) => button !== null)
      ?.focus();

    function figure(
      { file, about }: PageImage,
      image: HTMLImageElement,
      badge: string | undefined,
      keepIt: () => void,
    ): HTMLElement {
      return element("figure", {}, [
        element("div", { class: "frame" }, [image]),
        element("figcaption", {}, [
          element("div", { class: "name" }, [
            element("span", { text: file }),
            ...(badge === undefined
              ? []
              : [element("span", { class: "badge", text: badge })]),
          ]),
          element("div", { class: "quiet", text: about }),
          element("button", {
            class: badge === undefined ? "secondary" : "primary",
            text: strings.keepThis,
            attributes: {
              type: "button",
              "aria-label": `${strings.keepThis}: ${file}`,
            },
            onClick: keepIt,
          }),
        ]),
      ]);
    }
  };

  dialog.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowLeft") goTo(-1);
    if (key === "ArrowRight") goTo(1);
  });
  dialog.addEventListener("close", () => {
    pair = undefined;
    drawn = "";
    live.textContent = "";
    content.replaceChildren();
  });
  return {
    dialog,
    show,
    update: (of) => {
      if (pair) show(pair.keep, pair.other, of);
    },
  };
}

function bothOf(
  { keep, other }: PagePair,
  { images }: DatasetSnapshot,
): readonly [PageImage, PageImage] | undefined {
  const one = images.find(({ file }) => file === keep);
  const two = images.find(({ file }) => file === other);
  return one && two && [one, two];
}

function full({ full: address, file }: PageImage): HTMLImageElement {
  const image = element("img", { attributes: { alt: file } });
  image.src = address;
  return image;
}

function tool(
  name: "previous" | "next" | "close",
  label: string,
  isEnabled: boolean,
  onClick: () => void,
): HTMLElement {
  const button = element(
    "button",
    {
      class: "plain",
      title: label,
      attributes: { type: "button", "aria-label": label, "data-act": name },
      onClick,
    },
    [icon(name)],
  );
  button.disabled = !isEnabled;
  return button;
}
