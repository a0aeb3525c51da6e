import type {
  DatasetSnapshot,
  PageImage,
  PageReading,
} from "../../shared/datasetPage.ts";
import { isToDatasetPage } from "../../shared/datasetPageGuards.ts";
import { fill } from "../parts/fill.ts";
import { hear } from "../parts/hear.ts";
import { showDetails } from "./details.ts";
import { editor, send } from "./editor.ts";
import { empty, waiting } from "./emptySheet.ts";
import { showHeader } from "./header.ts";
import { onImageKey } from "./imageKeys.ts";
import { swapped } from "./swapped.ts";
import { mapView } from "./mapView.ts";
import { makeCurrent, markSelected } from "./options.ts";
import type { Page } from "./page.ts";
import type { PageState, ViewName } from "./pageState.ts";
import { keptState } from "./pageState.ts";
import { pairViewer } from "./pairViewer.ts";
import type { Selection } from "./selection.ts";
import {
  allOf,
  extended,
  nothingSelected,
  only,
  remaining,
  toggled,
} from "./selection.ts";
import { sheet } from "./sheet.ts";
import { makeShell } from "./shell.ts";
import { sortImages } from "./sorting.ts";
import type { Toolbar } from "./toolbar.ts";
import { toolbar } from "./toolbar.ts";
import { fileOf } from "./view.ts";

let snapshot: DatasetSnapshot | undefined;
let state: PageState | undefined;
let selection: Selection = nothingSelected;
let images: readonly PageImage[] = [];
let tools: Toolbar | undefined;
let cameFrom: Element | null = null;

const shell = makeShell();
const views = { sheet: sheet(), map: mapView() };
const { bar, above, main, aside, keys, live } = shell;

const page: Page = {
  send,
  selectAll: (files) => {
    choose(allOf(files));
    const [first] = files;
    if (first !== undefined)
      optionOf(first)?.scrollIntoView({ block: "nearest" });
  },
  select: (file) => {
    choose(only(file));
    const option = optionOf(file);
    option?.focus({ preventScroll: true });
    option?.scrollIntoView({ block: "nearest" });
  },
  clear: () => choose(nothingSelected),
  compare: (keep, other) => {
    cameFrom = document.activeElement;
    if (snapshot) pairs.show(keep, other, snapshot);
  },
};
const pairs = pairViewer(send);
pairs.dialog.addEventListener("close", () => {
  if (cameFrom instanceof HTMLElement) cameFrom.focus();
});

document.body.append(...shell.parts, pairs.dialog);

main.addEventListener("click", (event) => {
  const file = fileOf(event.target);
  if (file === undefined) return;
  if (event.shiftKey) choose(extended(selection, file, order()));
  else if (event.ctrlKey || event.metaKey) choose(toggled(selection, file));
  else choose(only(file));
});
main.addEventListener("dblclick", ({ target }) => {
  const file = fileOf(target);
  if (file !== undefined) send({ type: "open", file });
});
main.addEventListener("focusin", ({ target }) => {
  const file = fileOf(target);
  if (file !== undefined) makeCurrent(views[viewName()].options(), file);
});
main.addEventListener("keydown", (event) => {
  const file = fileOf(event.target);
  if (file === undefined) return;
  const isMeant = onImageKey(event, file, {
    view: views[viewName()],
    selection,
    order: order(),
    choose,
    open: (opened) => send({ type: "open", file: opened }),
    swap: () => send(swapped(images, selection.files, file)),
  });
  if (isMeant) event.preventDefault();
});
main.addEventListener("scroll", () => {
  if (state?.view === "sheet") keep({ scrollTop: main.scrollTop });
});
hear({
  window,
  isMessage: isToDatasetPage,
  onMessage: (message) => {
    if (message.type === "snapshot") show(message.snapshot);
    else showReading(message.reading);
  },
  ask: () => send({ type: "ready" }),
});

/** Shows a snapshot. Only what changed is touched, so that focus and scroll stay. */
function show(next: DatasetSnapshot): void {
  const restored = state ? undefined : keptState(editor.getState(), next.id);
  snapshot = next;
  if (restored) {
    state = restored;
    selection = { files: new Set(restored.selected) };
    // Not before it was read: a page that comes back keeps what was selected.
  }
  document.title = next.title;
  keys.textContent = next.strings.keys;
  aside.setAttribute("aria-label", next.strings.details);
  above.setAttribute("aria-label", next.strings.views);
  for (const { list } of [views.sheet, views.map]) {
    list.setAttribute("aria-label", next.title);
  }
  showHeader(bar, next, page);
  if (!tools) {
    tools = toolbar(next.strings, {
      view: (view) => {
        keep({ view });
        lay();
        main.scrollTop = view === "sheet" ? (state?.scrollTop ?? 0) : 0;
      },
      sorting: (sorting) => {
        keep({ sorting, scrollTop: 0 });
        lay();
        main.scrollTop = 0;
      },
    });
    above.replaceChildren(tools.root);
  }
  lay();
  if (next.images.length > 0) {
    selection = remaining(selection, order());
    if (restored?.view === "sheet" && restored.scrollTop > 0) {
      main.scrollTop = restored.scrollTop;
    }
  }
  showSelection();
  pairs.update(next);
}

/** Shows how far the looking is, beside what is there already. */
function showReading(reading: PageReading | null): void {
  if (!snapshot) return;
  snapshot = { ...snapshot, reading: reading ?? undefined };
  showHeader(bar, snapshot, page);
  if (images.length === 0) lay();
}

/** Lays the images out in the view and the order that are chosen. */
function lay(): void {
  if (!snapshot || !state) return;
  const { strings, findings, reading } = snapshot;
  tools?.update(state.view, state.sorting);
  images = sortImages(snapshot.images, findings, state.sorting);
  const view = views[state.view];
  view.update(images, snapshot);
  const isEmpty = images.length === 0;
  const shown =
    isEmpty && reading
      ? waiting()
      : isEmpty
        ? empty(strings.noImages, strings.noImagesHint)
        : state.view === "map" && view.options().length === 0
          ? empty(strings.noMap, strings.noMapHint)
          : view.root;
  main.classList.toggle("is-map", state.view === "map");
  if (main.firstElementChild !== shown) main.replaceChildren(shown);
  const current = view.options().some(({ tabIndex }) => tabIndex === 0);
  const first = view.options()[0]?.dataset["file"];
  if (!current && first !== undefined) makeCurrent(view.options(), first);
  markSelected(views[viewName()].options(), selection.files);
}

function choose(next: Selection): void {
  selection = next;
  showSelection();
  if (!snapshot) return;
  const { strings } = snapshot;
  const count = selection.files.size;
  live.textContent =
    count === 0
      ? strings.selectedNone
      : count === 1
        ? strings.selectedOne
        : fill(strings.selected, count);
}

function showSelection(): void {
  if (!snapshot) return;
  keep({ selected: [...selection.files] });
  markSelected(views[viewName()].options(), selection.files);
  showDetails(aside, { snapshot, selected: selection.files }, page);
}

function keep(change: Partial<PageState>): void {
  if (!state) return;
  state = { ...state, ...change };
  editor.setState(state);
}

function viewName(): ViewName {
  return state?.view ?? "sheet";
}

function order(): readonly string[] {
  return images.map(({ file }) => file);
}

function optionOf(file: string): HTMLElement | undefined {
  return views[viewName()]
    .options()
    .find((option) => option.dataset["file"] === file);
}
