import type { TestImagesSnapshot } from "../../shared/testImages.ts";
import { element } from "../parts/element.ts";
import { blinking } from "./blinking.ts";
import type { Enlarged } from "./enlarged.ts";
import { enlargedAt, seenOn, walked } from "./enlarged.ts";
import { keyLeadsTo } from "./lightboxKeys.ts";
import { toolOf } from "./controls.ts";
import { bottomLine, topLine, wayLine } from "./lightboxParts.ts";
import { followPointer } from "./lightboxPointer.ts";
import { called } from "./pictureButton.ts";
import type { CellName, Page } from "./page.ts";
import { cellOf, namesOfPictures } from "./page.ts";
import type { Seen } from "./seen.ts";
import { seenIn } from "./seen.ts";
import { showView, stage } from "./stage.ts";

/** One picture large, over the page, or two of one prompt against each other. */
export interface Lightbox {
  readonly dialog: HTMLDialogElement;
  /** Looked at as the one before, or as was kept. */
  readonly show: (cell: CellName | Enlarged, of: TestImagesSnapshot) => void;
  /** New facts for what is shown; closes when that is gone. */
  readonly update: (of: TestImagesSnapshot) => void;
  /** Tells screen readers; while it is open they hear nothing else of the page. */
  readonly say: (text: string) => void;
}

export function lightbox(
  page: Page,
  /** What is shown now; undefined: closed. */
  onChange: (now: Enlarged | undefined) => void,
): Lightbox {
  const parts = element("div", { class: "parts" });
  const live = element("p", {
    class: "unseen",
    attributes: { role: "status" },
  });
  const dialog = element("dialog", { class: "lightbox" }, [parts, live]);
  const blink = blinking();
  let now: Enlarged | undefined;
  let latest: Enlarged | undefined;
  let snapshot: TestImagesSnapshot | undefined;
  let drawn = "";

  const go = (next: Enlarged, of: TestImagesSnapshot) => {
    const seen = seenIn(next, of);
    if (!seen) {
      dialog.close();
      return;
    }
    now = latest = next;
    snapshot = of;
    if (!dialog.open) dialog.showModal();
    draw(next, seen, of);
    showView(parts, next);
    onChange(next);
  };
  const change = (to: Partial<Enlarged>) => {
    if (now && snapshot) go({ ...now, ...to }, snapshot);
  };
  const draw = (next: Enlarged, seen: Seen, of: TestImagesSnapshot) => {
    const { key, air, way } = next;
    const { index } = seen;
    const wanted = JSON.stringify([key, air, way, seen, of.strings]);
    if (wanted === drawn) return;
    drawn = wanted;
    blink.stop();
    const focused = document.activeElement?.getAttribute("data-act") ?? "close";
    const { prompt, pictures } = seen;
    dialog.setAttribute("aria-label", prompt.prompt);
    live.textContent = [
      ...pictures.map(({ version }) => version.label),
      called(prompt.prompt, seen, of.imagesPerPrompt, of.strings),
    ].join(". ");
    const step = (prompts: number) => walked(next, { prompts }, of);
    const beside = (name: "previous" | "next", label: string, by: number) => {
      const to = step(by);
      return toolOf(!to)(name, label, () => to && go(to, of));
    };
    parts.replaceChildren(
      topLine(next, seen, of, page, () => dialog.close()),
      wayLine(next, of, change),
      element("div", { class: "stage" }, [
        beside("previous", of.strings.previousPrompt, -1),
        stage(seen, of, (version) => {
          page.send({ type: "retry", key, air: version, index });
        }),
        beside("next", of.strings.nextPrompt, 1),
      ]),
      bottomLine(
        next,
        seen,
        of,
        (version) => {
          go(seenOn(next, version, of), of);
        },
        change,
        (picture) => {
          go({ ...next, index: picture }, of);
        },
      ),
    );
    if (seen.way === "blink") blink.start(parts);
    const target = dialog.querySelector<HTMLElement>(
      `[data-act="${focused}"]:not(:disabled)`,
    );
    (
      target ?? dialog.querySelector<HTMLElement>('[data-act="close"]')
    )?.focus();
    fetchNeighbours(next, of);
  };

  dialog.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!now || !snapshot || event.target instanceof HTMLSelectElement) return;
    if (event.key === " " && now.way === "blink") blink.swap();
    else {
      const next = keyLeadsTo(event, now, snapshot);
      if (!next) return;
      go(next, snapshot);
    }
    event.preventDefault();
  });
  followPointer(parts, () => now, change);
  dialog.addEventListener("close", () => {
    blink.stop();
    now = undefined;
    drawn = "";
    parts.replaceChildren();
    live.textContent = "";
    onChange(undefined);
  });
  return {
    dialog,
    show: (cell, of) => go("way" in cell ? cell : enlargedAt(cell, latest), of),
    say: (text) => {
      live.textContent = text;
    },
    update: (of) => {
      if (now) go(now, of);
    },
  };
}

/** What an arrow shows next should be there at once. */
function fetchNeighbours(now: Enlarged, of: TestImagesSnapshot): void {
  const { key, air, index } = now;
  const row = of.prompts.findIndex((each) => each.key === key);
  for (const each of [of.prompts[row - 1]?.key, of.prompts[row + 1]?.key]) {
    if (each !== undefined) fetchPicture(of, { key: each, air, index });
  }
  for (const version of of.versions) {
    fetchPicture(of, { key, air: version.air, index });
  }
  for (const name of namesOfPictures(of, now)) fetchPicture(of, name);
}

function fetchPicture(of: TestImagesSnapshot, name: CellName): void {
  const cell = cellOf(of, name);
  if (cell.state === "ready") new Image().src = cell.src;
}
