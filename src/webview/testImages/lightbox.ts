import type { TestImagesSnapshot } from "../../shared/testImages.ts";
import { element } from "../parts/element.ts";
import type { Shown } from "./lightboxParts.ts";
import { bottomLine, stage, topLine } from "./lightboxParts.ts";
import type { CellName, Page } from "./page.ts";
import { cellOf } from "./page.ts";

/** One picture large, over the page. Left and right walk the prompts, up and down the versions. */
export interface Lightbox {
  readonly dialog: HTMLDialogElement;
  readonly show: (cell: CellName, snapshot: TestImagesSnapshot) => void;
  /** New facts for what is shown; closes when that is gone. */
  readonly update: (snapshot: TestImagesSnapshot) => void;
  /** Tells screen readers; while it is open they hear nothing else of the page. */
  readonly say: (text: string) => void;
}

export function lightbox(
  page: Page,
  /** The cell that is shown now; undefined: closed. */
  onMove: (cell: CellName | undefined) => void,
): Lightbox {
  const parts = element("div", { class: "parts" });
  const live = element("p", {
    class: "unseen",
    attributes: { role: "status" },
  });
  const dialog = element("dialog", { class: "lightbox" }, [parts, live]);
  let shown: Shown | undefined;
  let drawn = "";

  const show = (cell: CellName, of: TestImagesSnapshot) => {
    const prompt = of.prompts.find(({ key }) => key === cell.key);
    const version = of.versions.find(({ air }) => air === cell.air);
    if (!prompt || !version) {
      dialog.close();
      return;
    }
    shown = { name: cell, prompt, version, cell: cellOf(of, cell), of };
    if (!dialog.open) dialog.showModal();
    draw(shown);
    onMove(cell);
  };
  const move = (prompts: number, versions: number) => {
    if (!shown) return;
    const { name, of } = shown;
    const row = of.prompts.findIndex(({ key }) => key === name.key);
    const column = of.versions.findIndex(({ air }) => air === name.air);
    const key = of.prompts[row + prompts]?.key;
    const air = of.versions[column + versions]?.air;
    if (key !== undefined && air !== undefined) show({ key, air }, of);
  };
  const draw = (now: Shown) => {
    const { name, prompt, cell, of } = now;
    const next = JSON.stringify([name, cell, of.prompts, of.versions]);
    if (next === drawn) return;
    drawn = next;
    const focused = document.activeElement?.getAttribute("data-act") ?? "close";
    dialog.setAttribute("aria-label", prompt.prompt);
    live.textContent = `${now.version.label}. ${prompt.prompt}`;
    parts.replaceChildren(
      topLine(now, page, () => dialog.close()),
      stage(now, page, move),
      bottomLine(now, (air) => show({ key: name.key, air }, of)),
    );
    const again = dialog.querySelector<HTMLElement>(`[data-act="${focused}"]`);
    const target = again?.matches(":disabled") === false ? again : undefined;
    (
      target ?? dialog.querySelector<HTMLElement>('[data-act="close"]')
    )?.focus();
    fetchNeighbours(now);
  };

  dialog.addEventListener("keydown", (event) => {
    const by = moves[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(...by);
  });
  dialog.addEventListener("close", () => {
    shown = undefined;
    drawn = "";
    parts.replaceChildren();
    live.textContent = "";
    onMove(undefined);
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target === parts) dialog.close();
  });
  return {
    dialog,
    show,
    say: (text) => {
      live.textContent = text;
    },
    update: (of) => {
      if (shown) show(shown.name, of);
    },
  };
}

const moves: Readonly<Record<string, readonly [number, number] | undefined>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What an arrow shows next should be there at once. */
function fetchNeighbours({ name, of }: Shown): void {
  const row = of.prompts.findIndex(({ key }) => key === name.key);
  for (const key of [of.prompts[row - 1]?.key, of.prompts[row + 1]?.key]) {
    if (key !== undefined) fetchPicture(of, { key, air: name.air });
  }
  for (const { air } of of.versions) fetchPicture(of, { key: name.key, air });
}

function fetchPicture(of: TestImagesSnapshot, name: CellName): void {
  const cell = cellOf(of, name);
  if (cell.state === "ready") new Image().src = cell.src;
}
